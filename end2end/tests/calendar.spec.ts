// The entry for a calendar, as a library of somebody else's reads it. The server writes these very files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from '../fixtures';

const clockInLondon = (at: Date) =>
  at.toLocaleString('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

for (const [file, instant, clock] of [
  ['winter', '2027-01-12T10:30:00.000Z', '12/01/2027, 10:30'],
  ['summer', '2027-07-12T10:30:00.000Z', '12/07/2027, 11:30'],
  // 01:30 comes twice that night; this is the second.
  ['twice', '2027-10-31T01:30:00.000Z', '31/10/2027, 01:30'],
]) {
  test(`a visit in ${file} is at its time in London`, { tag: '@without-scripts' }, () => {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(__dirname, '..', 'calendar', `${file}.ics`), 'utf8')));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    const start = event.startDate.toJSDate();
    expect(start.toISOString()).toBe(instant);
    expect(clockInLondon(start)).toBe(clock);
    expect(event.endDate.subtractDate(event.startDate).toSeconds()).toBe(30 * 60);
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  });
}
