import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, also from the copy of these files that Maven makes. */
const HOME = above(dirname(fileURLToPath(import.meta.url)))

export const TABLE = read('src/main/resources/lint/rules.json')

export function readTexts(file) {
  return read(`src/test/resources/lint/${file}`)
}

function read(path) {
  return JSON.parse(readFileSync(join(HOME, path), 'utf8'))
}

function above(folder) {
  return existsSync(join(folder, 'src/main/resources/lint/rules.json')) ? folder : above(dirname(folder))
}
