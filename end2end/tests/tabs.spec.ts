// Two tabs, one browser, somebody else's phone; and a browser that keeps no cookies.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { temporaryFolder } from '../portal';
import { said } from '../words';
import { answer, answerUntil, fill, forSomebodyElse, navigating, openAt, pageName, pressContinue, referenceOn, send, sendReport } from '../report';

const lastQuestion = Object.keys(forSomebodyElse).at(-1) ?? '';
const first = '/report/theft/emergency';

async function begin(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/report/theft`);
  await navigating(page, () => page.locator('main a.button').click());
}

async function expectAsked(page: Page, language = 'en'): Promise<void> {
  await expect(page.locator('h1')).toHaveText(said(language, 'another-title'));
  await expectAccessible(page);
}

test('two thefts begun in two tabs are asked about, and never become one', async ({ page, context, portal }) => {
  const other = await context.newPage();
  for (const tab of [page, other]) await begin(tab, portal.url);
  expect([pageName(page), pageName(other)]).toEqual(['emergency', 'emergency']);
  await answerUntil(page, 'story');
  await answer(page, { story: 'The first theft' });
  await answer(other, { emergency: 'no' });
  await expectAsked(other);
  await navigating(other, () => other.locator('main a.button').click());
  expect(pageName(other)).toBe('items');
  await other.goto(`${portal.url}/report/theft/story`);
  await expect(other.locator('#story')).toHaveValue('The first theft');
});

test('a report begun anew in one tab asks in the other, and shows what was typed', async ({ page, context, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  const long = 'The old one,\nin "two" lines & <more>';
  await fill(page, { story: long });
  const other = await context.newPage();
  await other.goto(`${portal.url}/report/theft`);
  await navigating(other, () => other.locator('main form button').click());
  await answerUntil(other, 'story', { ...forSomebodyElse, 'for-whom': { 'for-whom': 'me' } });
  await answer(other, { story: 'The new one' });
  await pressContinue(page);
  await expectAsked(page);
  await expect(page.locator('dl.summary .typed')).toHaveText(long);
  await navigating(page, () => page.locator('.languages [lang="ur"]').click());
  await expectAsked(page, 'ur');
  await expect(page.locator('dl.summary .typed')).toHaveText(long);
  await other.reload();
  await navigating(page, () => page.locator('button[name="into"]').click());
  await other.goto(`${portal.url}/report/theft/story`);
  await expect(other.locator('#story')).toHaveValue(long);
});

test('begun again with the answer that was typed, the rest is asked anew', async ({ page, context, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  await fill(page, { story: 'Kept for later' });
  const other = await context.newPage();
  await other.goto(`${portal.url}/report/theft`);
  await navigating(other, () => other.locator('main form button').click());
  await answer(other, { emergency: 'no' });
  await pressContinue(page);
  await expectAsked(page);
  await navigating(page, () => page.locator('button[name="instead"]').click());
  expect(pageName(page)).toBe('emergency');
  await expect(page.locator('.notice')).toContainText(said('en', 'notice-expired-kept'));
  // It is an answer already: the questions lead past it, and "check your answers" shows it.
  await answerUntil(page, 'items');
  await page.goto(`${portal.url}/report/theft/story`);
  await expect(page.locator('#story')).toHaveValue('Kept for later');
});

test('a start page left open asks before a second report begins', async ({ page, context, portal }) => {
  await page.goto(`${portal.url}/report/theft`);
  await openAt(await context.newPage(), 'story', { base: portal.url });
  await navigating(page, () => page.locator('main a.button').click());
  expect(new URL(page.url()).pathname).toBe('/report/theft');
  await expect(page.locator('main')).toContainText(said('en', 'start-under-way'));
  await navigating(page, () => page.locator('main a.button').click());
  expect(pageName(page)).toBe('story');
});

test('the back button after the first answer begins nothing', async ({ page, portal }) => {
  await begin(page, portal.url);
  await answer(page, { emergency: 'no' });
  await page.goBack();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(first);
  await expect(page.locator('form#answer [value="no"]')).toBeChecked();
});

test('a page left open after sending says that the report was sent', async ({ page, context, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  const other = await context.newPage();
  await other.goto(`${portal.url}/report/theft/contact?change`);
  await send(page);
  const reference = await referenceOn(page);
  await answer(other, { 'contact-email': 'new@example.org' });
  await expect(other.locator('h1')).toHaveText(said('en', 'sent-already-title'));
  await expect(other.locator('main')).toContainText(reference);
  await expect(other.locator('main')).toContainText('new@example.org');
  await expectAccessible(other);
  await navigating(other, () => other.locator('.languages [lang="ur"]').click());
  await expect(other.locator('h1')).toHaveText(said('ur', 'sent-already-title'));
  await expect(other.locator('main')).toContainText('new@example.org');
});

test('after sending, Back says so before anything new begins', async ({ page, portal }) => {
  await openAt(page, lastQuestion, { base: portal.url });
  await answer(page, forSomebodyElse[lastQuestion]);
  await send(page);
  const reference = await referenceOn(page);
  await page.goBack();
  await page.goBack();
  await expect(page.locator('main')).toContainText(reference);
});

test('an old check page does not send another report', async ({ page, context, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  const other = await context.newPage();
  await other.goto(`${portal.url}/report/theft`);
  await navigating(other, () => other.locator('main form button').click());
  await answerUntil(other, 'check');
  await send(page);
  await expectAsked(page);
  await navigating(page, () => page.locator('main a.button').click());
  expect(pageName(page)).toBe('check');
});

test('two reports one after the other are two reports', async ({ page, portal }) => {
  const one = await sendReport(page, { base: portal.url });
  await begin(page, portal.url);
  await expect(page.locator('.notice')).toContainText(one);
  await answerUntil(page, 'check');
  await send(page);
  expect(await referenceOn(page)).not.toBe(one);
});

for (const language of ['en', 'ur']) {
  test(`a browser without cookies is told on the first page, in ${language}`, async ({ portal, javaScriptEnabled, atEnd }) => {
    const folder = temporaryFolder('no-cookies');
    mkdirSync(join(folder, 'Default'));
    const settings = { profile: { default_content_setting_values: { cookies: 2 }, block_third_party_cookies: true } };
    writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(settings));
    const { launchOptions } = test.info().project.use;
    const browser = await chromium.launchPersistentContext(folder, { ...launchOptions, javaScriptEnabled });
    atEnd(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const prefix = language === 'en' ? '' : `/${language}`;
    const page = await browser.newPage();
    const expectTold = async () => {
      const notice = page.locator('.notice');
      await expect(notice).toContainText(said(language, 'notice-cookies').slice(0, 40));
      await expect(notice.locator('a[href="tel:101"]')).toBeVisible();
      await expect(notice.locator(`a[href="${prefix}/counters"]`)).toBeVisible();
    };
    await begin(page, portal.url + prefix);
    expect(await browser.cookies()).toEqual([]);
    expect(pageName(page)).toBe('emergency');
    await expectTold();
    for (let press = 0; press < 2; press += 1) {
      await answer(page, { emergency: 'no' });
      expect(pageName(page)).toBe('emergency');
      await expectTold();
      await expect(page.locator('form#answer [value="no"]')).toBeChecked();
    }
    await page.goto(`${portal.url}${prefix}${first}`);
    await answer(page, { emergency: 'no' });
    await expectTold();
  });
}
