import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowLeafletOnly } from '../../../web/map/trusted-types.js'

test('what Leaflet writes while loading passes', () => assert.equal(allowLeafletOnly('<svg/>'), '<svg/>'))

test('nothing else does', () => assert.throws(() => allowLeafletOnly('<img src=x onerror=alert(1)>'), TypeError))
