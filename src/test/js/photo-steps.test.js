import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionOf, step, survivor } from '../../../web/photo/steps.js'

const ids = ['a', 'b', 'c']

test('arrows, Home and End lead through the row and stop at its ends', () => {
  const press = (key, at) => step(ids, at, actionOf({ key }))
  assert.equal(press('ArrowRight', 'a'), 'b')
  assert.equal(press('ArrowRight', 'c'), 'c')
  assert.equal(press('ArrowLeft', 'a'), 'a')
  assert.equal(press('Home', 'c'), 'a')
  assert.equal(press('End', 'a'), 'c')
})

test('with a modifier a key is the browser’s', () => {
  assert.equal(actionOf({ key: 'ArrowLeft', altKey: true }), undefined)
  assert.equal(actionOf({ key: '+', ctrlKey: true }), undefined)
})

test('arrows move a picture that is larger than the screen', () => {
  assert.equal(actionOf({ key: 'ArrowRight' }, true), 'pan')
  assert.equal(actionOf({ key: 'End' }, true), 'last')
})

test('after a removal the next one is shown, at the end the one before', () => {
  assert.equal(survivor(ids, ['a', 'c'], 'b'), 'c')
  assert.equal(survivor(ids, ['a', 'b'], 'c'), 'b')
  assert.equal(survivor(ids, ['x', 'a', 'b', 'c'], 'b'), 'b')
  assert.equal(survivor(['a'], [], 'a'), undefined)
  assert.equal(survivor(['a'], ['x'], 'a'), 'x')
})
