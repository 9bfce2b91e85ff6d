// What an independent reader of OSM opening hours, npm's opening_hours, says of hours at quarters of an hour. Printed
// as JSON for app/tests/hours/oracle.json, which our own hours are compared with:
//
//   TZ=Europe/London node hours-oracle.mjs > ../app/tests/hours/oracle.json
//
// The package reckons in the time zone of the process. Asked about are strings chosen here, strings that were once
// misread, and every string of our register. What the two mean differently is marked: nights that run into a day with
// other hours (ours belong to the evening on which they begin, the package cuts them at midnight). Left out are
// openings that begin or end in the hour that comes twice or not at all. Strings that one of the two refuses stand at
// the end.
import { readFileSync } from 'node:fs';
import OpeningHours from 'opening_hours';

const QUARTER_MS = 15 * 60 * 1000;

const ENGLAND = { lat: 51.5, lon: -0.1, address: { country_code: 'gb', state: 'England' } };

const USUAL = 'Mo-Fr 10:00-22:00; Sa-Su 09:00-19:00';

const HOURS = [
  '24/7',
  USUAL,
  'Mo-Su 22:00-06:00',
  'Sa 18:00-30:00',
  'Mo-Su 00:00-00:45,02:00-03:30,23:15-24:00',
  'Fr-Sa 20:00-04:00; We 18:00-02:00',
  'Mo-Fr 09:00-12:30,13:30-17:00; Sa 10:00-14:00',
  'Mo-Fr 09:00-17:00; Mo-Fr 12:30-13:30 off; PH off',
  'Mo-Fr 09:00-17:00; Th 09:00-20:00; Mo[1] 12:00-17:00; Fr[-1] off',
  'Tu,Th 10:00-12:00, Th 14:00-16:00',
  'Apr-Sep Mo-Sa 08:00-20:00; Oct-Mar Mo-Sa 09:00-17:00; Dec 25-26 off',
  'Mo-Fr 10:00-22:00; Dec 24-Jan 2 off',
  '2026 Mar 30-2026 Apr 11 Mo-Fr 10:00-16:00; 2027 Mo-Fr 11:00-16:00',
  'Mo-Fr 10:00-16:00; Feb 29 12:00-14:00',
  'week 1-20 Mo-Fr 09:00-17:00; week 21-53 Mo-Fr 10:00-18:00',
  'Su[-1] 00:00-24:00',
  'Mo-Fr,PH 10:00-16:00',
  'PH 12:00-14:00; PH -1 day 10:00-12:00',
  'easter -2 days 11:00-13:00; easter 10:00-12:00',
  'off',
];

// Lists with spaces, which the package reads as they are meant.
const LISTS = [
  'Mo-Fr 10:00-16:00; Sa, Su off',
  'Mo-Fr 10:00-16:00, Sa, Su 12:00-14:00',
  'Mo-Fr 10:00-16:00; Dec 25, Dec 26 off',
  'Mo-Fr 10:00-16:00; Dec 24, 25, 28-31 off',
  'Mo-Su 10:00-16:00; 2026 Dec 24, 2026 Dec 31 10:00-13:00',
  'Dec, Jan 10:00-16:00',
  'Dec Mo, Tu 10:00-12:00',
  'week 52, week 01 10:00-12:00',
  'week 52, 53 10:00-12:00',
  'week 1-53/2 Mo-Fr 10:00-12:00',
  'Apr, May, Jun Mo-Fr 09:00-18:00; Jan, Feb, Mar, Dec Mo-Fr 10:00-16:00',
  '2026, 2027 Mo-Fr 10:00-12:00',
  'Sa[1], Sa[3] 10:00-12:00',
  'Sa[1, 3] 10:00-12:00',
  'Mo-Su 10:00-16:00; easter -2 days, easter +1 day off',
  'Mo-Fr 10:00-16:00; PH, Sa, Su off',
  'Mo-Su 10:00-16:00; PH, PH -1 day off',
  'Mo, We-Fr, PH 10:00-16:00',
  'Mo, Tu 00:00-24:00',
  'Mo-Fr 10:00-12:00, Tu, Th 18:00-20:00',
];

// Nights that the package cuts at midnight, where the next day has other hours.
const CUT_NIGHTS = [
  'Mo, Tu, We, Th, Fr, Su 11:00-01:00; Sa 11:00-02:00',
  'Mo-Th 18:00-02:00; Fr, Sa 18:00-04:00',
  'Mo-Su 20:00-04:00; PH off',
];

// What ours refuses; the package takes some of it.
const REFUSED = [
  'Mo-Su',
  'Mo-Fr',
  'open',
  'PH',
  'Mo-Fr 10:00-16:00; Sa',
  'Mo-Fr; 10:00-16:00',
  'Mo-Fr 10:00-16:00; Dec 25, PH off',
  'Mo, 10:00-12:00',
  '10:00-10:00',
  '00:00-00:00',
  'Mo-Fr 10:00-16:00, 24/7',
  'PH -1 day Mo-We 10:00-12:00',
  'PH Mo 10:00-12:00',
  'week 30-40/1 10:00-12:00',
  'week 30-40/27 10:00-12:00',
  'week 50-2 10:00-12:00',
  '2026-2028/5 10:00-12:00',
  'Dec 26-25 10:00-12:00',
  'Dec 25+ 10:00-12:00',
  'Feb 30 off',
];

const REGISTER = readFileSync(new URL('../content/counters.toml', import.meta.url), 'utf8');
const OURS = [...REGISTER.matchAll(/^(?:hours|bsl) = "([^"]*)"/gm)].map(([, hours]) => hours);
const OF_REGISTER = [...new Set(OURS)].filter((hours) => !HOURS.includes(hours)).sort();

// A rule for bank holidays of ours, and the same in words of OSM.
const RULES = [
  { rule: 'as-usual', asOsm: (hours) => hours },
  { rule: 'closed', asOsm: (hours) => `${hours}; PH off` },
  { rule: '10:00-16:00', asOsm: (hours) => `${hours}; PH 10:00-16:00` },
];

const CASES = HOURS.flatMap((hours) => {
  const rules = hours === '24/7' || hours === USUAL ? RULES : RULES.slice(0, 1);
  return rules.map(({ rule, asOsm }) => ({ hours, rule, asked: asOsm(hours) }));
});

// The hour before midnight UTC on the Sunday on which clocks go forward is nowhere in here: there the package takes
// Monday 00:30 for Sunday and finds a night of Saturday still going on.
const WEEKS = [
  { about: 'the end of 2025', from: '2025-12-22T00:00Z', to: '2026-01-05T00:00Z' },
  { about: 'clocks go forward, 2026', from: '2026-03-23T00:00Z', to: '2026-03-29T23:00Z' },
  { about: 'Easter 2026', from: '2026-03-30T00:00Z', to: '2026-04-09T00:00Z' },
  { about: 'an ordinary week', from: '2026-06-08T00:00Z', to: '2026-06-15T00:00Z' },
  { about: 'the summer bank holiday', from: '2026-08-26T00:00Z', to: '2026-09-02T00:00Z' },
  { about: 'clocks go back, 2026', from: '2026-10-19T00:00Z', to: '2026-10-28T00:00Z' },
  { about: 'the end of 2026, Boxing Day on a Saturday', from: '2026-12-21T00:00Z', to: '2027-01-05T00:00Z' },
  { about: 'clocks go forward on Easter Sunday, 2027', from: '2027-03-22T00:00Z', to: '2027-03-28T23:00Z' },
  { about: 'Easter Monday 2027', from: '2027-03-29T00:00Z', to: '2027-03-31T00:00Z' },
  { about: 'clocks go back, 2027', from: '2027-10-25T00:00Z', to: '2027-11-03T00:00Z' },
  { about: 'the end of 2027, Christmas on a weekend', from: '2027-12-20T00:00Z', to: '2028-01-05T00:00Z' },
  { about: 'a leap day', from: '2028-02-25T00:00Z', to: '2028-03-03T00:00Z' },
];

const written = (ms) => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** The openings of a week, as far as quarters of an hour show them. */
function openings(oracle, { from, to }) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const found = [];
  let since = null;
  for (let at = start; at <= end; at += QUARTER_MS) {
    const open = at < end && oracle.getState(new Date(at));
    if (open && since === null) since = at;
    if (!open && since !== null) {
      found.push(`${written(since)} ${written(at)}`);
      since = null;
    }
  }
  return found;
}

// Weeks in which what the longer list of strings is about makes a difference.
const FEW_WEEKS = WEEKS.filter(({ about }) => /ordinary|Boxing Day on a Saturday|Easter Sunday, 2027/.test(about));

function answers({ hours, rule, asked, weeks = WEEKS, more = {} }) {
  const oracle = new OpeningHours(asked, ENGLAND);
  return weeks.map((week) => JSON.stringify({ hours, rule, ...more, ...week, open: openings(oracle, week) }));
}

const few = (more) => (hours) => ({ hours, rule: 'as-usual', asked: hours, weeks: FEW_WEEKS, more });

function refused(hours) {
  let taken = true;
  try {
    new OpeningHours(hours, ENGLAND);
  } catch {
    taken = false;
  }
  return JSON.stringify({ hours, taken });
}

const ALL = [
  ...CASES,
  ...[...LISTS, ...OF_REGISTER].map(few({})),
  ...CUT_NIGHTS.map(few({ cut_nights: true })),
];

if (new Date('2026-06-08T00:00:00Z').getHours() !== 1) throw new Error('run with TZ=Europe/London');
console.log(`[\n${[...ALL.flatMap(answers), ...REFUSED.map(refused)].join(',\n')}\n]`);
