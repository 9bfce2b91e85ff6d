// Our opening hours are compared with what npm's opening_hours says (app/tests/hours/oracle.rs). The answers compared
// with are checked in; here they are asked for again, so that neither side can drift.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const FOLDER = path.join(__dirname, '..');

// No page is opened, so once is enough.
test('the oracle of opening hours still says what it said', { tag: '@with-scripts' }, () => {
  const env = { ...process.env, TZ: 'Europe/London' };
  const answers = execFileSync(process.execPath, ['hours-oracle.mjs'], { cwd: FOLDER, env, encoding: 'utf8' });
  const checkedIn = readFileSync(path.join(FOLDER, '../app/tests/hours/oracle.json'), 'utf8');
  expect(answers.split('\n')).toEqual(checkedIn.split('\n'));
});
