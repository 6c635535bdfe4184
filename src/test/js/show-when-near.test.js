import assert from 'node:assert/strict'
import test from 'node:test'
import { showWhenNear } from '../../../web/photo/show-when-near.js'

test('a list waits until it comes into view', () => {
  let tell
  class Observer {
    constructor(callback) {
      tell = callback
    }
    observe() {}
    disconnect() {}
  }
  const list = { dataset: { waits: '' } }
  showWhenNear(list, new AbortController().signal, Observer)
  tell([{ isIntersecting: false }])
  assert.ok('waits' in list.dataset)
  tell([{ isIntersecting: true }])
  assert.ok(!('waits' in list.dataset))
})

test('where nobody can tell what is in view, nothing waits', () => {
  const list = { dataset: { waits: '' } }
  showWhenNear(list, new AbortController().signal, null)
  assert.ok(!('waits' in list.dataset))
})
