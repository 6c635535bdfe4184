import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verdict } from '../../../web/outbox/verdict.js'
import { Interrupted, Refused } from '../../../web/upload/answers.js'
import { problem } from './outbox-server.js'

const page = (status, type = 'text/html') => new Response('<h1>Hello</h1>', { status, headers: { 'Content-Type': type } })

const waits = answer => assert.rejects(verdict(answer, 0), error => error instanceof Interrupted && error.status === answer.status)

test('only our own JSON counts as recorded', async () => {
  assert.deepEqual(await verdict(Response.json({ id: 'i' })), { state: 'sent' })
  assert.deepEqual(await verdict(Response.json([], { status: 201 })), { state: 'sent' })
  await waits(page(200))
  await waits(page(200, 'application/json'))
  await waits(new Response('{"ok": true}', { headers: { 'Content-Type': 'text/html' } }))
  await waits(new Response(null, { status: 204 }))
  await waits(Object.defineProperty(Response.json({}), 'redirected', { value: true }))
  await waits(new Response(null, { status: 302, headers: { Location: '/sign-in' } }))
})

test('what is wrong with the entry refuses it, in the server’s words', async () => {
  for (const status of [400, 403, 404, 410, 413, 415, 422]) {
    assert.deepEqual(await verdict(problem(status)), { state: 'refused', reason: `In plain words, ${status}.` })
  }
})

test('what passes is waited for, as long as the server asks', async () => {
  for (const status of [408, 409, 423, 425, 429, 460, 500, 502, 503, 507]) await waits(problem(status))
  for (const status of [403, 404, 422, 500, 502]) await waits(page(status))
  await assert.rejects(verdict(problem(429, { 'Retry-After': '9' }), 0), { retryAfter: 9_000 })
})

test('a sign-in is asked for', async () => {
  await assert.rejects(verdict(problem(401)), error => error instanceof Refused && error.status === 401)
  await waits(page(401))
})

test('a changed plan is shown', async () => {
  const theirs = { slug: 's1', starts: '2026-11-21T18:00:00Z' }
  const answer = problem(409, {}, { type: 'urn:whistlestop:problem:plan-changed', errors: [theirs] })
  assert.deepEqual(await verdict(answer), { state: 'asking', reason: 'In plain words, 409.', theirs })
})
