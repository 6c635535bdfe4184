/**
 * Reads an embed's page and answers its article. The browser parses it as it comes: no text becomes HTML here, which the
 * policies of careful pages forbid, and scripts in it stay dead.
 */
export function readEmbed(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', address)
    request.responseType = 'document'
    request.addEventListener('load', () => {
      const article = request.status === 200 && request.response?.querySelector('.embed')
      if (article) resolve(article)
      else reject(new Error(`${address} answers ${request.status}`))
    })
    request.addEventListener('error', () => reject(new Error(`${address} cannot be reached`)))
    request.send()
  })
}
