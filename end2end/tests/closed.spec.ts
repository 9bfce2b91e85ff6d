// A portal that closes while somebody is in the middle of a report: nothing typed is lost, and it goes on afterwards.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { contentDir, Portal, temporaryFolder } from '../portal';
import { REFERENCE, fill, openAt, pressContinue, referenceOn, send } from '../report';
import { said } from '../words';

const OWN = 'We are moving to another machine.';
const CLOSURE = `\n[[closed]]\nwhat = "portal"\n[closed.words]\nen = "${OWN}"\n\n[choices]`;

/** A portal with content of its own, and what closes and opens it. */
async function ownPortal(atEnd: (stop: () => Promise<void> | void) => void) {
  const folder = temporaryFolder('content');
  atEnd(() => rmSync(folder, { recursive: true }));
  cpSync(contentDir, folder, { recursive: true });
  const file = join(folder, 'service.toml');
  const open = readFileSync(file, 'utf8');
  const portal = await Portal.start({ contentDir: folder });
  atEnd(() => portal.stop());
  const becomes = async (text: string, status: number) => {
    writeFileSync(file, text);
    await expect.poll(async () => (await fetch(`${portal.url}/report/theft`)).status, { timeout: 20_000 }).toBe(status);
  };
  const close = () => becomes(open.replace('\n[choices]', CLOSURE), 503);
  return { portal, close, reopen: () => becomes(open, 200) };
}

test('an answer that is typed while it closes is there when it opens', async ({ page, atEnd }) => {
  const { portal, close, reopen } = await ownPortal(atEnd);
  await openAt(page, 'story', { base: portal.url });
  await fill(page, { story: 'Taken from the café table' });
  await close();
  await pressContinue(page);
  await expect(page.locator('h1')).toHaveText(said('en', 'closed-title'));
  await expect(page.locator('main')).toContainText(OWN);
  await expect(page.locator('main a[href="tel:999"]').first()).toBeVisible();
  await expectAccessible(page);
  await reopen();
  await page.reload();
  await expect(page).toHaveURL(/\/report\/theft\/items$/);
  await page.goto(`${portal.url}/report/theft/story`);
  await expect(page.locator('#story')).toHaveValue('Taken from the café table');
});

test('what is not sent while it is closed is sent afterwards', async ({ page, atEnd }) => {
  const { portal, close, reopen } = await ownPortal(atEnd);
  await openAt(page, 'check', { base: portal.url });
  await close();
  await send(page);
  await expect(page.locator('h1')).toHaveText(said('en', 'closed-title'));
  await reopen();
  await page.goto(`${portal.url}/report/theft/check`);
  await send(page);
  expect(await referenceOn(page)).toMatch(REFERENCE);
});

test('the closed page and its notices read well in Urdu, too', async ({ page, atEnd }) => {
  const { portal, close } = await ownPortal(atEnd);
  await close();
  for (const path of ['/ur/report/theft', '/ur/report', '/ur']) {
    await page.goto(portal.url + path);
    await expect(page.locator('main [lang="en"]', { hasText: OWN })).toBeVisible();
    await expectAccessible(page);
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(overflows, path).toBe(false);
  }
});
