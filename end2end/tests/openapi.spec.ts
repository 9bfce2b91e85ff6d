// What is said of the API is what redocly's recommended rules want of an OpenAPI document: no error and no warning.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../fixtures';

const REDOCLY = path.join(__dirname, '../node_modules/@redocly/cli/bin/cli.js');

// No page is opened, so once is enough.
test('the description of the API has no faults', { tag: '@with-scripts' }, async ({ portal, atEnd }) => {
  const answer = await fetch(`${portal.url}/api/openapi.json`);
  expect(answer.ok).toBe(true);
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-'));
  atEnd(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'openapi.json'), await answer.text());
  // Nothing is sent anywhere, and no newer version is looked for.
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' };
  const lint = ['lint', '--extends=recommended', '--format=json', 'openapi.json'];
  const report = JSON.parse(spawnSync(process.execPath, [REDOCLY, ...lint], { cwd: folder, env, encoding: 'utf8' }).stdout);
  expect(report.problems).toEqual([]);
  expect(report.totals).toMatchObject({ errors: 0, warnings: 0 });
});
