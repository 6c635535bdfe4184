// Reads an iCalendar as calendar programs do, and prints its events with the instants that its own time zones give.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

const text = readFileSync(process.argv[2], 'utf8')
for (const line of text.split('\r\n')) {
  if (line.includes('\n')) throw new Error(`A line does not end as it must: ${line}`)
  if (Buffer.byteLength(line) > 75) throw new Error(`A line is longer than 75 bytes: ${line}`)
}
const calendar = new ICAL.Component(ICAL.parse(text))
for (const name of ['prodid', 'version']) {
  if (calendar.getAllProperties(name).length !== 1) throw new Error(`There must be one ${name}`)
}
const zones = calendar.getAllSubcomponents('vtimezone').map(zone => new ICAL.Timezone(zone))
const zoneOf = id => {
  const zone = zones.find(one => one.tzid === id)
  if (!zone) throw new Error(`The zone ${id} is not in the calendar`)
  return zone
}

const instant = (event, name) => {
  const property = event.getFirstProperty(name)
  const time = property.getFirstValue()
  const id = property.getParameter('tzid')
  if (id) time.zone = zoneOf(id)
  else if (time.zone !== ICAL.Timezone.utcTimezone) throw new Error(`${name} floats`)
  return new Date(time.toUnixTime() * 1000).toISOString()
}

const events = calendar.getAllSubcomponents('vevent').map(event => {
  const read = name => {
    const all = event.getAllProperties(name)
    if (all.length > 1) throw new Error(`${name} stands there more than once`)
    return all[0]?.getFirstValue()
  }
  for (const name of ['uid', 'dtstamp', 'dtstart']) {
    if (!event.getFirstProperty(name)) throw new Error(`There is no ${name}`)
  }
  return {
    uid: read('uid'),
    sequence: read('sequence'),
    status: read('status'),
    starts: instant(event, 'dtstart'),
    ends: instant(event, 'dtend'),
    zone: event.getFirstProperty('dtstart').getParameter('tzid'),
    modified: instant(event, 'last-modified'),
    stamp: instant(event, 'dtstamp'),
    summary: read('summary'),
    description: read('description'),
    location: read('location'),
    geo: read('geo'),
    url: read('url'),
  }
})
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue('name'), zones: zones.length, events }))
