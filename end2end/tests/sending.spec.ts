// However often somebody presses "send", one report is sent.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import type { Portal } from '../portal';
import { said } from '../words';
import { answer, openAt, pageName, referenceOn, send, sendReport } from '../report';

/** Reports in the outbox; the tests of one worker come one after another. */
async function count(portal: Portal): Promise<number> {
  return (await portal.lines('outbox', 'list')).length;
}

test('a double click sends one report', async ({ page, portal }) => {
  const before = await count(portal);
  await openAt(page, 'check', { base: portal.url });
  await page.locator('main form > button').dblclick();
  await expect(page.locator('#reference')).toBeVisible();
  await referenceOn(page);
  expect(await count(portal)).toBe(before + 1);
});

test('many presses at the same moment send one report', async ({ page, portal }) => {
  const before = await count(portal);
  await openAt(page, 'check', { base: portal.url });
  const form = await hidden(page);
  const post = () => page.request.post(`${portal.url}/report/theft/check`, { form });
  const answers = await Promise.all(Array.from({ length: 8 }, post));
  const references = await Promise.all(answers.map(async (one) => (await one.text()).match(/FC-\w{4}-\w{4}/)?.[0]));
  expect(new Set(references).size).toBe(1);
  expect(references[0]).toBeDefined();
  expect(await count(portal)).toBe(before + 1);
});

test('the old check page, posted again, leads to the same reference', async ({ page, portal }) => {
  const before = await count(portal);
  await openAt(page, 'check', { base: portal.url });
  const form = await hidden(page);
  await send(page);
  const reference = await referenceOn(page);
  const again = await page.request.post(`${portal.url}/report/theft/check`, { form });
  expect(again.url()).toBe(`${portal.url}/report/theft/sent`);
  expect(await again.text()).toContain(reference);
  expect(await count(portal)).toBe(before + 1);
});

test('back and forward after sending shows the same reference', async ({ page, portal }) => {
  const before = await count(portal);
  const reference = await sendReport(page, { base: portal.url });
  await page.goBack();
  expect(pageName(page)).toBe('sent');
  expect(await referenceOn(page)).toBe(reference);
  await page.reload();
  expect(await referenceOn(page)).toBe(reference);
  expect(await count(portal)).toBe(before + 1);
});

test('the same key with other answers is told apart', async ({ page, portal }) => {
  const before = await count(portal);
  await openAt(page, 'check', { base: portal.url });
  const { key } = await hidden(page);
  await send(page);
  const reference = await referenceOn(page);
  await openAt(page, 'check', { base: portal.url });
  await page.goto(`${portal.url}/report/theft/story?change`);
  await answer(page, { story: 'Quite another theft' });
  const { fingerprint } = await hidden(page);
  const response = await page.request.post(`${portal.url}/report/theft/check`, { form: { key, fingerprint } });
  expect(response.status()).toBe(409);
  expect(await response.text()).toContain(reference);
  expect(await count(portal)).toBe(before + 1);
});

test('answers that changed in another tab are shown before they are sent', async ({ page, context, portal }) => {
  const before = await count(portal);
  await openAt(page, 'check', { base: portal.url });
  const other = await context.newPage();
  await other.goto(`${portal.url}/report/theft/story?change`);
  await answer(other, { story: 'Changed in the other tab' });
  expect((await send(page)).status()).toBe(422);
  await expect(page.locator('.notice')).toContainText(said('en', 'check-changed'));
  await expect(page.locator('dl.summary')).toContainText('Changed in the other tab');
  expect(await count(portal)).toBe(before);
  await send(page);
  await referenceOn(page);
  expect(await count(portal)).toBe(before + 1);
});

test('two tabs that send the same report show the same reference', async ({ page, context, portal }) => {
  const before = await count(portal);
  await openAt(page, 'check', { base: portal.url });
  const other = await context.newPage();
  await other.goto(page.url());
  await send(page);
  await send(other);
  expect(await referenceOn(other)).toBe(await referenceOn(page));
  expect(await count(portal)).toBe(before + 1);
});

async function hidden(page: Page): Promise<{ key: string; fingerprint: string }> {
  const value = (name: string) => page.locator(`main form input[name="${name}"]`).inputValue();
  return { key: await value('key'), fingerprint: await value('fingerprint') };
}
