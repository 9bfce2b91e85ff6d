// A visit for one's mother with a Somali interpreter: booked, changed and cancelled from paper, once however it is sent.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { lookAt } from '../look';
import { pageName, pressContinue, send } from '../report';
import { answerVisit, choose, forOnesMother, openBooking, pressFirst, secretsOn } from '../visit';

const prefixOf = (language: string) => (language === 'en' ? '' : `/${language}`);

for (const language of ['en', 'ur']) {
  test(`a visit with an interpreter for one's mother, changed and cancelled from paper, in ${language}`, async ({ page, portal, context }) => {
    const base = portal.url + prefixOf(language);
    await page.goto(`${base}/book`);
    await expectPage(page, language);
    await page.locator('main a.button').first().click();
    const asked: string[] = [];
    await answerVisit(page, 'check', async (question) => {
      asked.push(question);
      await expectPage(page, language);
      // Nothing answered: what is wrong is said, and the list is still there.
      if (!['where', 'time', 'email'].includes(question)) return;
      const wrong = await pressContinue(page);
      expect(wrong.status(), question).toBe(422);
      await expectAccessible(page);
    });
    expect(asked).toEqual(expect.arrayContaining(Object.keys(forOnesMother)));
    await expect(page.locator('.held')).toHaveCount(1);
    await expectPage(page, language);
    await send(page);
    expect(pageName(page)).toBe('sent');
    await expectPage(page, language);
    const secrets = await secretsOn(page);
    // Refresh, and back to the page before: the same booking.
    await page.reload();
    expect(await secretsOn(page)).toEqual(secrets);
    await page.goto(`${base}/book/check`);
    expect(await secretsOn(page)).toEqual(secrets);
    await context.clearCookies();
    await fromPaper(page, base, secrets, language);
    expect((await portal.lines('export', 'bookings')).join('')).toContain(secrets[0]);
  });
}

/** On another phone, with nothing but what stands on the sheet. */
async function fromPaper(page: Page, base: string, secrets: [string, string], language: string): Promise<void> {
  await page.goto(`${base}/booking`);
  await expectPage(page, language);
  await pressFirst(page);
  await expect(page.locator('.error-summary li')).toHaveCount(2);
  await expectAccessible(page);
  await openBooking(page, base, [secrets[0], '0000 0000 0000']);
  await expect(page.locator('.notice')).toHaveCount(1);
  await expectAccessible(page);
  await openBooking(page, base, secrets);
  await expectPage(page, language);
  await expect(page.locator('main .summary')).toContainText('Aamina Warsame');
  await page.goto(`${base}/booking/change`);
  await expectPage(page, language);
  await page.locator('main input[name="time"]').nth(6).check();
  await pressFirst(page);
  await expectPage(page, language);
  await pressFirst(page);
  expect(page.url()).toBe(`${base}/booking?changed`);
  await expectPage(page, language);
  await page.goto(`${base}/booking/cancel`);
  await expectPage(page, language);
  await pressFirst(page);
  await expectPage(page, language);
  await page.goto(`${base}/booking/change`);
  expect(pageName(page)).toBe('booking');
}

async function expectPage(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('h1')).toHaveCount(1);
  await expectAccessible(page);
}

test('two tabs, a double click, back and refresh are one booking', async ({ page, portal, context }) => {
  await page.goto(`${portal.url}/book/emergency`);
  await answerVisit(page, 'check');
  const tab = await context.newPage();
  await tab.goto(`${portal.url}/book/check`);
  await page.locator('main form button[type="submit"]').first().dblclick();
  await page.waitForURL(/\/book\/sent$/);
  const secrets = await secretsOn(page);
  await send(tab);
  expect(await secretsOn(tab)).toEqual(secrets);
  await page.goBack();
  await page.goto(`${portal.url}/book/sent`);
  await page.reload();
  expect(await secretsOn(page)).toEqual(secrets);
});

test('a time that another tab chose is the one that counts', async ({ page, portal, context }) => {
  await page.goto(`${portal.url}/book/emergency`);
  await answerVisit(page, 'time');
  const tab = await context.newPage();
  await tab.goto(page.url());
  await choose(page, 1);
  const chosen = await choose(tab, 5);
  await tab.goto(`${portal.url}/book/time?change`);
  await expect(tab.locator(`input[value="${chosen}"]`)).toBeChecked();
});

test('a time is chosen and kept longer by keyboard alone', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await page.goto(`${portal.url}/book/emergency`);
  await answerVisit(page, 'time');
  await page.locator('main input[name="time"]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/for-whom$/);
  await expect(page.locator('.held')).toHaveCount(1);
  const longer = page.locator('button[name="hold"]');
  await longer.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('button[name="hold"]')).toHaveCount(0);
  expect(pageName(page)).toBe('for-whom');
});

for (const width of [360, 1280]) {
  for (const language of ['en', 'ur']) {
    test(`every page of a booking at ${width} px in ${language}`, { tag: '@with-scripts' }, async ({ page, portal }) => {
      await page.setViewportSize({ width, height: 740 });
      const base = portal.url + prefixOf(language);
      const look = (name: string) => lookAt(page, `${language}-${width}-visit-${name}`);
      await page.goto(`${base}/book/emergency`);
      await answerVisit(page, 'check', look);
      await look('check');
      await send(page);
      await look('booked');
      await openBooking(page, base, await secretsOn(page));
      await look('seen');
      for (const path of ['change', 'cancel']) {
        await page.goto(`${base}/booking/${path}`);
        await look(path);
      }
      await pressFirst(page);
      await look('cancelled');
    });
  }
}
