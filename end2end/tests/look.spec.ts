// Every page on a phone and on a desk, in both directions: nothing sticks out, nothing is too small to hit.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { lookAt } from '../look';
import { forSomebodyElse, openAt, pressContinue, sendReport } from '../report';

const questions = Object.keys(forSomebodyElse).map((question) => `/report/theft/${question}`);
const pages = ['/', '/report', '/worth-reporting', '/privacy', '/accessibility', '/bsl', '/counters?q=SE13+5JZ', '/counters/lewisham', '/counters/chingford', '/elsewhere/report-fraud', '/nowhere', '/book', '/booking', '/report/theft', ...questions, '/report/theft/later', '/report/theft/check'];

for (const width of [360, 1280]) {
  for (const language of ['en', 'ur']) {
    test(`every page at ${width} px in ${language}`, { tag: '@with-scripts' }, async ({ page, portal }) => {
      await page.setViewportSize({ width, height: 740 });
      const look = (name: string) => lookAt(page, `${language}-${width}-${name}`);
      await openAt(page, 'check', { base: portal.url, language });
      for (const path of pages) {
        await page.goto(portal.url + (language === 'en' ? path : `/${language}${path === '/' ? '' : path}`));
        await look(path.split('/').pop() || 'home');
      }
      await withError(page, portal.url, language, look);
      await sendReport(page, { base: portal.url, language });
      await look('sent');
    });
  }
}

/** Without that, "15 to 18" beside Urdu words reads "to 18 … 15". */
test('what was typed about a person keeps its own direction between Urdu words', async ({ page, portal }) => {
  await openAt(page, 'check', { base: portal.url, language: 'ur' });
  const { items, suspects } = forSomebodyElse;
  for (const typed of [items['items-make'], suspects['suspects-age'], suspects['suspects-name']]) {
    const isolated = page.locator('dl.summary bdi').filter({ hasText: new RegExp(`^${typed}$|\\u2068${typed}\\u2069`) });
    await expect(isolated, String(typed)).toHaveCount(1);
  }
});

test('a date between Urdu words begins on the right', async ({ page, portal }) => {
  await openAt(page, 'check', { base: portal.url, language: 'ur' });
  const answer = page.locator('dl.summary > div', { has: page.locator('a[href$="/when?change"]') }).locator('dd.answer p');
  // 2 March 2024 was a Saturday: "Saturday, 2 March 2024" in Urdu.
  expect(await leftEdge(answer, 'ہفتہ')).toBeGreaterThan(await leftEdge(answer, '2024'));
});

/** Where a word begins on the screen. */
function leftEdge(place: Locator, word: string): Promise<number> {
  return place.evaluate((element, wanted) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + wanted.length);
      return range.getBoundingClientRect().left;
    }
    throw new Error(`${wanted} is not there`);
  }, word);
}

async function withError(page: Page, base: string, language: string, look: (name: string) => Promise<void>): Promise<void> {
  const prefix = language === 'en' ? '' : `/${language}`;
  await page.goto(`${base}${prefix}/report/theft/contact`);
  for (const field of ['email', 'phone']) await page.locator(`#contact-${field}`).fill('no');
  await pressContinue(page);
  await look('contact-wrong');
  await page.goto(`${base}${prefix}/report/theft/emergency?change`);
  await page.locator('#emergency').check();
  await pressContinue(page);
  await look('stop');
  await page.goto(`${base}${prefix}/report/theft/emergency`);
  await page.locator('#emergency-no').check();
  await pressContinue(page);
}
