// Leaving fast, and leaving nothing behind.
import type { Page, Request } from '@playwright/test';
import { expect, test } from '../fixtures';
import { answer, fill, navigating, openAt, pageName } from '../report';

const NEUTRAL = 'https://www.bbc.co.uk/weather';

/** Answers for the neutral site. Playwright's own routes do not see where a redirect leads. */
async function standInForNeutralSite(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const body = Buffer.from('<!DOCTYPE html><title>Weather</title>').toString('base64');
    const responseHeaders = [{ name: 'content-type', value: 'text/html' }];
    // The page may be gone already when the test ends; then nobody waits for this answer.
    session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://www.bbc.co.uk/*' }] });
}

async function leave(page: Page): Promise<void> {
  await Promise.all([page.waitForURL(NEUTRAL), page.locator('a.exit').click()]);
}

async function expectNothingLeft(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/report/theft/check`);
  expect(page.url()).toBe(`${base}/`);
  await page.goto(`${base}/report/theft/emergency`);
  await expect(page.locator('.notice')).toHaveCount(0);
  await expect(page.locator('form#answer input:checked')).toHaveCount(0);
}

test('the link leads away and ends the draft', async ({ page, context, portal }) => {
  await standInForNeutralSite(page);
  await openAt(page, 'story', { base: portal.url });
  await fill(page, { story: 'Nobody may read this' });
  await leave(page);
  expect(await context.cookies(portal.url)).toEqual([]);
  await expectNothingLeft(page, portal.url);
});

test('after leaving, the back button shows no answer', async ({ page, portal }) => {
  await standInForNeutralSite(page);
  await openAt(page, 'check', { base: portal.url });
  await page.goto(`${portal.url}/report/theft/story`);
  await leave(page);
  for (const _ of [1, 2]) {
    await page.goBack();
    const isLeft = /^about:/.test(page.url());
    if (isLeft) break;
    await page.waitForURL(`${portal.url}/`);
    expect(await page.content()).not.toContain('100 % sure');
    await expect(page.locator('.notice')).toHaveCount(0);
  }
});

test('after leaving in another language, Back shows the front page in it', async ({ page, portal }) => {
  await standInForNeutralSite(page);
  await openAt(page, 'story', { base: portal.url, language: 'ur' });
  await page.goto(`${portal.url}/ur/report/theft/kind`);
  await leave(page);
  await page.goBack();
  await page.waitForURL(`${portal.url}/ur`);
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('with script, no page of the report is left to go back to', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await standInForNeutralSite(page);
  await page.goto(portal.url);
  await page.goto(`${portal.url}/report/theft`);
  await navigating(page, () => page.locator('main a.button').click());
  await answer(page, { emergency: 'no' });
  await leave(page);
  for (const _ of ['the first question', 'the start page']) {
    await page.goBack();
    await page.waitForURL(`${portal.url}/`);
  }
  // Whoever begins again after that finds everything as it always is.
  await page.goto(`${portal.url}/report/theft`);
  await navigating(page, () => page.locator('main a.button').click());
  expect(pageName(page)).toBe('emergency');
  await answer(page, { emergency: 'no' });
  await page.goBack();
  expect(pageName(page)).toBe('emergency');
});

test('leaving forgets what was typed, here and in other tabs', { tag: '@with-scripts' }, async ({ page, context, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  const other = await context.newPage();
  await standInForNeutralSite(other);
  await other.goto(`${portal.url}/report/theft/story`);
  for (const tab of [page, other]) await fill(tab, { story: 'Nobody may read this' });
  // Our own keys go, by name: whatever else lives at this address stays.
  await other.evaluate(() => { sessionStorage.setItem('of-others', 'kept'); localStorage.setItem('of-others', 'kept'); });
  await leave(other);
  await page.waitForURL(`${portal.url}/`);
  await other.goto(`${portal.url}/privacy`);
  for (const tab of [page, other]) {
    const stored = await tab.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(stored).not.toContain('Nobody');
  }
  const others = await other.evaluate(() => [sessionStorage.getItem('of-others'), localStorage.getItem('of-others')]);
  expect(others).toEqual(['kept', 'kept']);
});

test('an answer that comes while somebody leaves leads nowhere', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await standInForNeutralSite(page);
  await openAt(page, 'story', { base: portal.url });
  await fill(page, { story: 'Nobody may read this' });
  const isPost = (request: Request) => request.method() === 'POST';
  const isOver = Promise.race([page.waitForEvent('requestfinished', isPost), page.waitForEvent('requestfailed', isPost)]);
  let press = () => {};
  const isLeaving = new Promise<void>((resolve) => { press = resolve; });
  await page.route('**/report/theft/story', async (route) => {
    if (isPost(route.request())) await isLeaving;
    await route.fallback();
  });
  await page.route('**/exit', async (route) => {
    press();
    await isOver;
    await route.fallback();
  });
  await page.locator('form#answer > button').click();
  await leave(page);
  await expectNothingLeft(page, portal.url);
});

test('a browser that looks ahead deletes nothing', async ({ page, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  for (const headers of [{ 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }, { 'x-moz': 'prefetch' }]) {
    await page.request.get(`${portal.url}/exit`, { headers, maxRedirects: 0 });
  }
  await page.request.head(`${portal.url}/exit`, { maxRedirects: 0 });
  await page.reload();
  expect(pageName(page)).toBe('story');
});

test('with script, leaving takes the place of the page in the history', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await standInForNeutralSite(page);
  await page.goto(portal.url);
  await openAt(page, 'story', { base: portal.url });
  await leave(page);
  await page.goBack();
  expect(page.url()).toBe(`${portal.url}/`);
});

test('Shift three times leaves, also while typing', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await standInForNeutralSite(page);
  await openAt(page, 'story', { base: portal.url });
  await page.locator('#story').pressSequentially('He is com');
  await Promise.all([page.waitForURL(NEUTRAL), pressShift(page, 3)]);
  await expectNothingLeft(page, portal.url);
});

test('capital letters do not leave', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  await page.locator('#story').focus();
  for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
  await pressShift(page, 2);
  await page.keyboard.press('e');
  await pressShift(page, 1);
  await expect(page.locator('#story')).toHaveValue('ABCDe');
  expect(pageName(page)).toBe('story');
});

test('the way out is on every kind of page', async ({ page, portal }) => {
  for (const path of ['/', '/report', '/report/theft', '/privacy', '/nowhere', '/ur', '/ur/report/theft/emergency']) {
    await page.goto(portal.url + path);
    const link = page.locator('a.exit');
    await expect(link).toBeInViewport();
    await expect(link).toHaveAttribute('href', '/exit');
  }
});

test('another website cannot end a draft', async ({ page, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  const headers = { 'sec-fetch-site': 'cross-site' };
  await page.request.get(`${portal.url}/exit`, { headers, maxRedirects: 0 });
  await page.reload();
  expect(pageName(page)).toBe('story');
});

async function pressShift(page: Page, times: number): Promise<void> {
  for (let press = 0; press < times; press += 1) await page.keyboard.press('Shift');
}
