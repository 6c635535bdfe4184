import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drop, keepMine, keepTheirs, withPlan } from '../../../web/outbox/conflicts.js'

const at = time => `2026-11-21T${time}:00.000Z`
const NOW = Date.parse(at('20:00'))
const theirs = { slug: 's1', starts: '2026-11-21T18:00:00Z', status: 'planned' }

const checkIn = (seq, planned, more) => ({
  id: `e${seq}`,
  seq,
  person: 'p',
  tour: 't',
  stop: 's1',
  kind: 'check-in',
  state: 'waiting',
  tries: 1,
  body: { kind: 'arrived', planned },
  ...more,
})
const slip = (seq, planned, minutes, more) => checkIn(seq, planned, { kind: 'slip', body: { minutes, planned }, ...more })
const asking = entry => ({ ...entry, state: 'asking', theirs, reason: 'Changed.' })

const kept = (...entries) => keepMine(entries, entries[0].id, { makeId: () => 'new', now: NOW })
const told = ({ put }) => put.map(({ id, state, stop, body }) => [id, state, stop, body.planned, body.minutes].filter(word => word !== undefined))

test('mine is said again by the new plan, under the same id, and what followed goes along', () => {
  const change = kept(
    asking(checkIn(1, at('17:00'))),
    checkIn(2, '2026-11-21T17:00:00Z'),
    asking(checkIn(3, at('17:00'))),
    checkIn(4, at('19:00')),
    checkIn(5, at('17:00'), { stop: 's2' }),
    checkIn(6, at('17:00'), { state: 'refused' }),
    checkIn(7, at('17:00'), { person: 'other' }),
  )
  assert.deepEqual(told(change), [
    ['e1', 'waiting', 's1', at('18:00')],
    ['e2', 'waiting', 's1', at('18:00')],
    ['e3', 'waiting', 's1', at('18:00')],
  ])
  assert.deepEqual(change.remove, [])
})

test('a stop that has another address by now is called by it, a cancelled one is spoken of all the same', () => {
  const moved = { ...asking(checkIn(1, at('17:00'))), theirs: { ...theirs, slug: 'new-address' } }
  assert.deepEqual(told(kept(moved)), [['e1', 'waiting', 'new-address', at('18:00')]])
  const cancelled = { ...asking(checkIn(1, at('17:00'))), theirs: { ...theirs, status: 'cancelled' } }
  assert.deepEqual(told(kept(cancelled)), [['e1', 'waiting', 's1']])
})

test('a slip means its time: it is counted from the new plan under a new id', () => {
  const change = kept(asking(slip(1, at('17:00'), 90)))
  assert.deepEqual(told(change), [['new', 'waiting', 's1', at('18:00'), 30]])
  assert.deepEqual(change.remove, ['e1'])
})

test('a slip to the very time to which the plan was moved is done', () => {
  const { put, remove } = kept(asking(slip(1, at('17:00'), 60)), asking(checkIn(2, at('18:00'))))
  assert.deepEqual(put.map(({ id, state, droppedAt }) => [id, state, droppedAt]), [
    ['e1', 'dropped', at('20:00')],
    ['e2', 'waiting', undefined],
  ])
  assert.deepEqual(remove, [])
})

test('what was said on top of my own slip stands on it again', () => {
  const change = kept(
    asking(slip(1, at('17:00'), 30)),
    asking(checkIn(2, at('17:30'))),
    checkIn(3, at('17:00')),
    asking(slip(4, at('17:30'), 15)),
    checkIn(5, at('17:45')),
  )
  assert.deepEqual(told(change), [
    ['new', 'waiting', 's1', at('18:00'), -30],
    ['e2', 'waiting', 's1', at('17:30')],
    ['e3', 'waiting', 's1', at('17:30')],
    ['e4', 'waiting', 's1', at('17:30'), 15],
    ['e5', 'waiting', 's1', at('17:45')],
  ])
})

test('theirs drops mine, and the words for it stay to be looked at', () => {
  const note = { id: 'n', seq: 2, kind: 'note', state: 'waiting', body: { checkIn: 'e1' } }
  const { put } = keepTheirs([asking(checkIn(1, at('17:00'))), note], 'e1', { now: NOW })
  assert.deepEqual(put.map(({ id, state, reason }) => [id, state, reason]), [
    ['e1', 'dropped', 'You kept the plan of the PR team.'],
    ['n', 'refused', 'The check-in that these words belong to was dropped.'],
  ])
})

test('nothing is decided twice, and nothing that is over', () => {
  const waiting = checkIn(1, at('17:00'))
  assert.deepEqual(keepMine([waiting], 'e1', {}), {})
  assert.deepEqual(keepTheirs([waiting], 'e1', {}), {})
  assert.deepEqual(keepMine([], 'e1', {}), {})
  assert.deepEqual(drop([{ ...waiting, state: 'sent' }], 'e1', { now: NOW }), {})
})

test('who drops what may have arrived is told so', () => {
  const reason = entry => drop([entry], entry.id, { now: NOW }).put[0].reason
  assert.equal(reason(checkIn(1)), 'You dropped it; it may have arrived all the same.')
  assert.equal(reason(checkIn(1, null, { tries: 0 })), 'You dropped it.')
  assert.equal(reason(checkIn(1, null, { state: 'refused' })), 'You dropped it.')
})

test('who has to decide sees the plan as it was read last', () => {
  const entry = { ...asking(checkIn(1, at('17:00'))), askedAt: at('19:00') }
  const read = [{ ...theirs, starts: at('18:30'), position: [42, -71] }]

  const { put } = withPlan([entry, checkIn(2, at('17:00'))], 't', read, at('19:01'))
  assert.deepEqual(put.map(({ id, theirs }) => [id, theirs.starts, theirs.position]), [['e1', at('18:30'), undefined]])
  assert.deepEqual(withPlan([entry], 't', read, at('18:59')), { put: [] }, 'a plan that was read before is older')
  assert.deepEqual(withPlan([entry], 't', [theirs], at('19:01')), { put: [] }, 'nothing new')
  assert.deepEqual(withPlan([entry], 'other', read, at('19:01')), { put: [] }, 'another tour has the same names')
})

test('a slip that takes along what it did not know goes on once that is known', () => {
  const plans = { s1: at('17:00'), s2: at('19:00') }
  const behind = { slug: 's2', starts: at('20:00'), status: 'planned', knownAs: 's2' }
  const entry = { ...asking(slip(1, at('17:00'), 30)), theirs: behind, body: { minutes: 30, planned: at('17:00'), plans } }
  const [same] = kept(entry).put
  assert.deepEqual([same.id, same.state, same.body.minutes, same.body.plans], ['e1', 'waiting', 30, { s1: at('17:00'), s2: at('20:00') }])
})

test('a slip of a stop that moved to another store is counted from there', () => {
  const moved = { slug: 's9', starts: at('18:00'), status: 'planned', knownAs: 's1' }
  const entry = { ...asking(slip(1, at('17:00'), 90)), theirs: moved }
  const { put, remove } = kept(entry)
  assert.deepEqual([put[0].stop, put[0].body.minutes, remove], ['s9', 30, ['e1']])
})

test('a day is not slipped from a stop that does not take place', () => {
  const entry = { ...asking(slip(1, at('17:00'), 30)), theirs: { ...theirs, status: 'cancelled' } }
  assert.deepEqual(kept(entry), {})
})
