// When something is wrong: a mistyped address, another website, too much at once, a crash, a broken content file.
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { Portal, contentDir, temporaryFolder } from '../portal';
import { said } from '../words';
import { fill, navigating, openAt, pageName, pressContinue, sendReport } from '../report';

async function expectTrouble(page: Page, language: string, title: string): Promise<void> {
  await expect(page.locator('h1')).toHaveText(said(language, title));
  await expect(page.locator('a.exit')).toBeVisible();
  await expect(page.locator('main a:not([hreflang])')).toHaveAttribute('href', language === 'en' ? '/' : `/${language}`);
  await expectAccessible(page);
}

const nowhere = [
  ['/nowhere', 'en'],
  ['/report/nothing', 'en'],
  ['/report/theft/nothing', 'en'],
  ['/elsewhere/nobody', 'en'],
  ['/schemas/nothing.json', 'en'],
  ['/pkg/nothing.wasm', 'en'],
  ['/ur/report/theft/nothing', 'ur'],
];

test('what is not here has a page in the site’s own clothes', async ({ page, portal }) => {
  for (const [path, language] of nowhere) {
    expect((await page.goto(portal.url + path))?.status(), path).toBe(404);
    await expectTrouble(page, language, 'not-found-title');
  }
});

test('a question that is not reachable yet leads to the one that is', async ({ page, portal }) => {
  await openAt(page, 'force', { base: portal.url });
  for (const later of ['story', 'contact', 'check', 'cctv-holder', 'stop']) {
    await page.goto(`${portal.url}/report/theft/${later}`);
    expect(pageName(page), later).toBe('force');
    await expect(page.locator('.notice')).toHaveCount(0);
  }
  await page.goto(`${portal.url}/report/theft/sent`);
  expect(pageName(page)).not.toBe('sent');
});

test('an address with a slash at its end is the same page', async ({ page, portal }) => {
  expect((await page.goto(`${portal.url}/report/theft/`))?.status()).toBe(200);
  expect((await page.goto(`${portal.url}/ur/`))?.status()).toBe(200);
});

test('a form on another website is refused', async ({ page, portal, atEnd }) => {
  await openAt(page, 'story', { base: portal.url });
  const form = `<!DOCTYPE html><form method="post" action="${portal.url}/report/theft/story"><textarea name="story">forged</textarea><button>Win</button></form>`;
  const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end(form)).listen(0, 'localhost');
  await once(other, 'listening');
  atEnd(() => void other.close());
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`http://localhost:${address.port}/`);
  const response = await navigating(page, () => page.locator('button').click());
  expect(response.status()).toBe(403);
  await expectTrouble(page, 'en', 'forbidden-title');
  await page.goto(`${portal.url}/report/theft/story`);
  await expect(page.locator('#story')).toHaveValue('');
});

test.describe('a text that is far too long', () => {
  test('is shown again with a word on its length', async ({ page, portal }) => {
    const tooLong = 'All of it. '.repeat(30_000).trim();
    await openAt(page, 'story', { base: portal.url });
    await fill(page, { story: tooLong });
    expect((await pressContinue(page)).status()).toBe(422);
    // Only its length: a failure would print all of it.
    expect((await page.locator('#story').inputValue()).length).toBe(tooLong.length);
  });

  test('is refused with a page where it is larger than any form', async ({ page, portal }) => {
    await openAt(page, 'story', { base: portal.url });
    // A hidden field, because laying out so much text takes a browser many seconds.
    await page.locator('#story').evaluate((story) => {
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'story', value: 'All of it. '.repeat(110_000) });
      story.replaceWith(field);
    });
    expect((await pressContinue(page)).status()).toBe(413);
    await expectTrouble(page, 'en', 'too-large-title');
  });
});

test.describe('a server of its own', { tag: '@with-scripts' }, () => {
  test('a reference that was shown survives a crash', async ({ page, atEnd }) => {
    const portal = await Portal.start();
    atEnd(() => portal.stop());
    const reference = await sendReport(page, { base: portal.url });
    await portal.kill();
    expect(await portal.lines('outbox', 'list')).toContainEqual(expect.stringMatching(`^${reference}\t`));
    await portal.serve();
    await expect.poll(() => portal.lines('inbox', 'list')).toContainEqual(expect.stringMatching(`^${reference}\t`));
    await page.reload();
    await expect(page.locator('#reference')).toHaveText(reference);
  });

  test('a draft survives a restart', async ({ page, atEnd }) => {
    const portal = await Portal.start();
    atEnd(() => portal.stop());
    await openAt(page, 'check', { base: portal.url });
    await portal.restart();
    expect((await page.reload())?.status()).toBe(200);
    await expect(page.locator('dl.summary')).toContainText('Fairphone 5');
  });
});

test.describe('a broken journey', { tag: '@with-scripts' }, () => {
  const faults: Record<string, (text: string) => string> = {
    'an unknown kind': (text) => text.replace('kind = "yes-no"', 'kind = "yes-maybe"'),
    'a condition on a later question': (text) => text.replace('{ question = "kind", one-of = ["phone"', '{ question = "victim-support", one-of = ["phone"'),
    'a file that is not TOML': (text) => text.replace('[question.railway]', '[question.railway'),
    'an option nobody has words for': (text) => text.replace('"other"]', '"other", "unheard-of"]'),
  };

  for (const [name, breakIt] of Object.entries(faults)) {
    test(`${name} stops the start with file and line`, async ({ atEnd }) => {
      const folder = temporaryFolder('content');
      atEnd(() => rmSync(folder, { recursive: true }));
      cpSync(contentDir, folder, { recursive: true });
      const file = join(folder, 'journeys/theft.toml');
      const [sound, broken] = [readFileSync(file, 'utf8'), breakIt(readFileSync(file, 'utf8'))];
      expect(broken).not.toBe(sound);
      writeFileSync(file, broken);
      const portal = await Portal.prepare({ contentDir: folder });
      atEnd(() => portal.stop());
      const { code, stderr, stdout } = await portal.run('serve');
      expect(code).not.toBe(0);
      const places = placesOf(sound, broken);
      const named = linesNamed(stderr + stdout);
      expect(named.some((line) => places.includes(line)), `${named} are not ${places}`).toBe(true);
    });
  }
});

/** Lines of the journey's file that a message names. */
function linesNamed(message: string): number[] {
  return [...message.matchAll(/journeys\/theft\.toml:(\d+)/g)].map(([, line]) => Number(line));
}

/** The line that was broken, and the line on which its question begins. */
function placesOf(sound: string, broken: string): number[] {
  const lines = broken.split('\n');
  const at = sound.split('\n').findIndex((line, number) => line !== lines[number]);
  const heading = lines.slice(0, at + 1).findLastIndex((line) => line.startsWith('[question.'));
  return [heading + 1, at + 1];
}
