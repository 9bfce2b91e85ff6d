// Nothing typed is lost while the signal is: a look at another page, no network, no room, a server that restarts.
import { type Page, type Route, chromium } from '@playwright/test';
import { expect, test } from '../fixtures';
import { Portal } from '../portal';
import { said } from '../words';
import { answer, fill, forSomebodyElse, navigating, openAt, pageName, pressContinue, referenceOn, send, wrong } from '../report';

const lastQuestion = Object.keys(forSomebodyElse).at(-1) ?? '';
const typed = { story: 'Half a sentence, and\nan emoji 📱 <b>' };
const line = (page: Page) => page.locator('form .unsent');
const press = (page: Page) => page.locator('form#answer > button').click();

/** What this tab keeps of what was typed. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(Object.entries(sessionStorage).filter(([name]) => name.startsWith('typed:'))));
}

/** Answers posts with this status, as often as told; the number of posts so far. */
async function answerPosts(page: Page, status: number, times: number): Promise<() => number> {
  let posts = 0;
  await page.route('**/report/**', (route: Route) => {
    if (route.request().method() !== 'POST' || route.request().isNavigationRequest()) return route.fallback();
    posts += 1;
    const isToFail = posts <= times;
    return isToFail ? route.fulfill({ status, headers: { 'retry-after': '1' }, body: 'no' }) : route.fallback();
  });
  return () => posts;
}

test.describe('with scripts', { tag: '@with-scripts' }, () => {
  for (const language of ['en', 'ur']) {
    test(`a look at another page leaves the field filled, in ${language}`, async ({ page, portal }) => {
      await openAt(page, 'story', { base: portal.url, language });
      await fill(page, typed);
      await navigating(page, () => page.locator('footer a[href$="/privacy"]').click());
      await page.goBack();
      await expect(page.locator('#story')).toHaveValue(typed.story);
      await page.reload();
      await expect(page.locator('#story')).toHaveValue(typed.story);
      await pressContinue(page);
      expect(pageName(page)).toBe('items');
      expect(await kept(page)).toBe('[]');
    });
  }

  for (const [question, fields] of [
    ['emergency', { emergency: 'danger' }],
    ['force-used', { 'force-used': ['words', 'pushed'] }],
    ['items', { 'items-what': 'A bag', 'items-value': 'a lot', 'items-tracking': 'off' }],
    ['when', { 'when-mode': 'between', 'when-day': '40', 'when-to-year': '2024' }],
    ['contact', { 'contact-email': 'half@', 'contact-none': 'yes' }],
  ] as const) {
    test(`so does one in the middle of ${question}`, async ({ page, portal }) => {
      await openAt(page, question, { base: portal.url });
      await fill(page, fields as never);
      await navigating(page, () => page.locator('footer a[href$="/privacy"]').click());
      await page.goBack();
      for (const [name, value] of Object.entries(fields)) {
        const values = await page.locator('form#answer').evaluate((form: HTMLFormElement, one) => new FormData(form).getAll(one), name);
        expect(values).toEqual([value].flat());
      }
    });
  }

  test('without a signal the page stays, says so, and goes on when the signal is back', async ({ page, context, portal }) => {
    await openAt(page, 'story', { base: portal.url });
    await fill(page, typed);
    await context.setOffline(true);
    await press(page);
    await expect(line(page)).toHaveText(said('en', 'unsent-offline'));
    await expect(line(page).locator('a')).toHaveAttribute('href', 'tel:999');
    await expect(page.locator('#story')).toHaveValue(typed.story);
    await Promise.all([page.waitForURL('**/items'), context.setOffline(false)]);
    await page.goto(`${portal.url}/report/theft/story`);
    await expect(page.locator('#story')).toHaveValue(typed.story);
  });

  for (const [status, language] of [[503, 'en'], [429, 'ur']] as const) {
    test(`${status} keeps the page, says so in ${language}, and is tried again`, async ({ page, portal }) => {
      await openAt(page, 'story', { base: portal.url, language });
      await fill(page, typed);
      const posts = await answerPosts(page, status, 2);
      await press(page);
      await expect(line(page)).toHaveText(said(language, 'unsent-busy'));
      await expect(line(page)).toHaveAttribute('role', 'status');
      await expect(page.locator('#story')).toHaveValue(typed.story);
      await page.waitForURL('**/items', { timeout: 20_000 });
      expect(posts()).toBe(3);
    });
  }

  test('a text that is changed while it waits is not sent by itself', async ({ page, portal }) => {
    await openAt(page, 'story', { base: portal.url });
    await fill(page, { story: 'First' });
    const posts = await answerPosts(page, 503, 1);
    await press(page);
    await expect(line(page)).toHaveText(said('en', 'unsent-busy'));
    await page.locator('#story').pressSequentially(' and more');
    await expect(line(page)).toHaveText(said('en', 'unsent-changed'));
    await pressContinue(page);
    expect(posts()).toBe(2);
    await page.goto(`${portal.url}/report/theft/story`);
    await expect(page.locator('#story')).toHaveValue('First and more');
  });

  test('the pressed button goes along: another item, another language, later', async ({ page, context, portal }) => {
    await openAt(page, 'items', { base: portal.url });
    await fill(page, { 'items-what': 'A bag' });
    await context.setOffline(true);
    await page.locator('button[name="items-action"][value="another"]').click();
    await expect(line(page)).toHaveText(said('en', 'unsent-offline'));
    await context.setOffline(false);
    await expect(page.locator('.so-far li')).toHaveCount(1);
    await expect(page.locator('#items-what')).toHaveValue('');
    await fill(page, { 'items-what': 'Half a coat' });
    await navigating(page, () => page.locator('.languages [lang="ur"]').click());
    await expect(page.locator('#items-what')).toHaveValue('Half a coat');
    await navigating(page, () => page.locator('button[value^="remove:"]').click());
    await expect(page.locator('.so-far li')).toHaveCount(0);
    await expect(page.locator('#items-what')).toHaveValue('Half a coat');
    await navigating(page, () => page.locator('button[name="later"]').click());
    expect(new URL(page.url()).pathname).toBe('/ur/report/theft/later');
  });

  test('a page with an error is the page it is: focus, title, history, address', async ({ page, portal }) => {
    await openAt(page, 'kind', { base: portal.url });
    expect((await pressContinue(page)).status()).toBe(422);
    await expect(page.locator('.error-summary')).toBeFocused();
    expect(await page.title()).toMatch(/^Error: /);
    expect(pageName(page)).toBe('kind');
    await answer(page, forSomebodyElse.kind);
    expect(pageName(page)).toBe('railway');
    expect((await page.goBack())?.status()).toBe(200);
    expect(pageName(page)).toBe('kind');
    await expect(page.locator('[name="kind"][value="phone"]')).toBeChecked();
  });

  test('an item that was refused and put right stays put right', async ({ page, portal }) => {
    const change = () => navigating(page, () => page.locator('button[value^="change:"]').first().click());
    await openAt(page, 'items', { base: portal.url });
    await fill(page, { 'items-what': 'A bag' });
    await navigating(page, () => page.locator('button[name="items-action"][value="another"]').click());
    await change();
    await fill(page, { 'items-value': 'a lot' });
    expect((await pressContinue(page)).status()).toBe(422);
    await fill(page, { 'items-value': '50' });
    await pressContinue(page);
    await page.goto(`${portal.url}/report/theft/items`);
    await change();
    await expect(page.locator('#items-value')).toHaveValue(/^50/);
  });

  test('sending waits for the signal and sends once', async ({ page, context, portal }) => {
    const before = (await portal.lines('outbox', 'list')).length;
    await openAt(page, 'story', { base: portal.url });
    await fill(page, { story: 'Typed and left' });
    await openAt(page, 'check', { base: portal.url });
    await context.setOffline(true);
    await page.locator('main form > button').click();
    await page.locator('main form > button').click();
    await expect(line(page)).toHaveText(said('en', 'unsent-offline'));
    await Promise.all([page.waitForURL('**/sent'), context.setOffline(false)]);
    await referenceOn(page);
    expect((await portal.lines('outbox', 'list')).length).toBe(before + 1);
    expect(await kept(page)).toBe('[]');
  });

  test('an answer that was lost on its way back is taken once', async ({ page, portal }) => {
    await openAt(page, 'items', { base: portal.url });
    await fill(page, { 'items-what': 'A bag' });
    let posts = 0;
    await page.route('**/report/theft/items', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      posts += 1;
      if (posts > 1) return route.fallback();
      await route.fetch({ maxRedirects: 0 });
      return route.abort('connectionreset');
    });
    await page.locator('button[name="items-action"][value="another"]').click();
    await expect(page.locator('.so-far li')).toHaveCount(1, { timeout: 20_000 });
    expect(posts).toBe(2);
  });

  test('a server that restarts is waited for', async ({ page, atEnd }) => {
    const portal = await Portal.start();
    atEnd(() => portal.stop());
    await openAt(page, 'story', { base: portal.url });
    await fill(page, typed);
    await portal.kill();
    await press(page);
    await expect(line(page)).toHaveText(said('en', 'unsent-offline'));
    await portal.serve();
    await page.waitForURL('**/items', { timeout: 40_000 });
  });

  test('what is typed is never put into another report', async ({ page, context, portal }) => {
    await openAt(page, 'story', { base: portal.url });
    await fill(page, typed);
    expect(await kept(page)).toContain('Half a sentence');
    const other = await context.newPage();
    await other.goto(`${portal.url}/report/theft`);
    await navigating(other, () => other.locator('button[name="instead"]').click());
    await openAt(page, 'story', { base: portal.url });
    await expect(page.locator('#story')).toHaveValue('');
    expect(await kept(page)).toBe('[]');
  });

  test('going on elsewhere while it waits sends nothing', async ({ page, portal }) => {
    await openAt(page, 'story', { base: portal.url });
    await fill(page, typed);
    const posts = await answerPosts(page, 503, 1);
    await press(page);
    await expect(line(page)).toHaveText(said('en', 'unsent-busy'));
    await navigating(page, () => page.locator('footer a[href$="/privacy"]').click());
    await page.goBack();
    await expect(page.locator('#story')).toHaveValue(typed.story);
    expect(posts()).toBe(1);
  });

  test('a browser that stores nothing sends all the same', async ({ page, portal }) => {
    await page.addInitScript(() => {
      const refuse = { get: () => { throw new DOMException('no', 'SecurityError'); } };
      for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, refuse);
    });
    await openAt(page, 'story', { base: portal.url });
    await answer(page, typed);
    expect(pageName(page)).toBe('items');
    expect((await answer(page, wrong.items)).status()).toBe(422);
  });
});

test('a page out of the browser’s memory is loaded again only when it must be', { tag: '@with-scripts' }, async ({ portal, atEnd }) => {
  // Playwright switches that memory off, and waits in vain for pages that come out of it.
  const { launchOptions } = test.info().project.use;
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  atEnd(() => browser.close());
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => addEventListener('pageshow', (event) => {
    document.documentElement.dataset.from = event.persisted ? 'memory' : 'server';
  }));
  await openAt(page, 'story', { base: portal.url });
  const lookElsewhere = async (meanwhile: () => Promise<unknown>, from: string) => {
    await page.locator('#story').evaluate((field) => { field.dataset.same = 'yes'; });
    await fill(page, typed);
    await navigating(page, () => page.locator('footer a[href$="/privacy"]').click());
    await meanwhile();
    await page.evaluate(() => history.back()).catch(() => undefined);
    await expect.poll(() => page.url()).toMatch(/story$/);
    await expect(page.locator('html')).toHaveAttribute('data-from', from);
    await expect(page.locator('#story')).toHaveValue(typed.story);
  };
  await lookElsewhere(() => context.setOffline(true), 'memory');
  await expect(page.locator('#story')).toHaveAttribute('data-same', 'yes');
  await context.setOffline(false);
  await lookElsewhere(async () => undefined, 'memory');
  await expect(page.locator('#story')).toHaveAttribute('data-same', 'yes');
  // A browser does not keep a page twice that has asked the server in between.
  await page.goto(`${portal.url}/report/theft/story`);
  const other = await context.newPage();
  await lookElsewhere(async () => {
    await other.goto(`${portal.url}/report/theft/kind`);
    await answer(other, { kind: 'bicycle' });
  }, 'server');
  await expect(page.locator('#story')).not.toHaveAttribute('data-same', 'yes');
  // Sent in another tab: nothing of it comes back.
  await navigating(page, () => page.locator('footer a[href$="/privacy"]').click());
  await openAt(other, 'check', { base: portal.url });
  await send(other);
  await page.evaluate(() => history.back()).catch(() => undefined);
  await expect.poll(() => page.url()).toMatch(/emergency$/);
  await expect(page.locator('.notice')).toContainText(await referenceOn(other));
});

test('the page that has no room for a form takes it when it is loaded again', { tag: '@without-scripts' }, async ({ page, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  await fill(page, typed);
  let posts = 0;
  await page.route('**/report/theft/story', (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts += 1;
    return posts === 1 ? route.fulfill({ status: 503, contentType: 'text/html', body: '<title>Busy</title>' }) : route.fallback();
  });
  await pressContinue(page);
  await page.reload();
  expect(pageName(page)).toBe('items');
});

test('a report sent after a look elsewhere is whole', async ({ page, portal }) => {
  await openAt(page, lastQuestion, { base: portal.url });
  await answer(page, forSomebodyElse[lastQuestion]);
  await send(page);
  await referenceOn(page);
});
