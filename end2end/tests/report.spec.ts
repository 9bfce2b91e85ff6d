// The main job, end to end: from the front page to a reference that a back office has.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { said } from '../words';
import {
  type Fields,
  answer,
  forSomebodyElse,
  navigating,
  openAt,
  pageName,
  pressContinue,
  referenceOn,
  send,
  takesAnything,
  wrong,
} from '../report';

const languages = [
  { code: 'en', direction: 'ltr', errorPrefix: said('en', 'error-prefix') },
  { code: 'ur', direction: 'rtl', errorPrefix: said('ur', 'error-prefix') },
];
type Language = (typeof languages)[number];

for (const language of languages) {
  test(`a theft report for somebody else, from the front page to a reference, in ${language.code}`, async ({ page, portal }) => {
    await begin(page, language);
    const asked = await answerEverything(page, language);
    expect(asked).toEqual(Object.keys(forSomebodyElse));
    await expectPage(page, language);
    await send(page);
    await expectPage(page, language);
    const reference = await referenceOn(page);
    await expect.poll(() => portal.lines('inbox', 'list')).toContainEqual(expect.stringMatching(`^${reference}\t`));
  });
}

/** Home, "Report something", "Something was stolen", "Start". */
async function begin(page: Page, language: Language): Promise<void> {
  await page.goto('/');
  if (language.code !== 'en') await navigating(page, () => page.locator(`.languages a[hreflang="${language.code}"]`).click());
  const prefix = language.code === 'en' ? '' : `/${language.code}`;
  for (const path of ['/report', '/report/theft', '/report/theft/emergency?begin']) {
    await expectPage(page, language);
    await navigating(page, () => page.locator(`main a[href="${prefix}${path}"]`).first().click());
    expect(page.url()).toBe(new URL(prefix + path.replace('?begin', ''), page.url()).href);
  }
}

/** Every question, first in a way that cannot be right. */
async function answerEverything(page: Page, language: Language): Promise<string[]> {
  const asked: string[] = [];
  while (pageName(page) !== 'check') {
    const question = pageName(page);
    asked.push(question);
    await expectPage(page, language);
    if (!takesAnything.includes(question)) {
      const response = await answer(page, wrong[question] ?? {});
      expect(response.status(), `a wrong answer to ${question}`).toBe(422);
      await expectErrors(page, language);
    }
    await answer(page, { ...blank(wrong[question]), ...forSomebodyElse[question] });
    expect(pageName(page), `what follows ${question}`).not.toBe(question);
  }
  return asked;
}

function blank(fields: Fields = {}): Fields {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, '']));
}

async function expectPage(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language.code);
  await expect(page.locator('html')).toHaveAttribute('dir', language.direction);
  await expect(page.locator('h1')).toHaveCount(1);
  await expectAccessible(page);
}

async function expectErrors(page: Page, language: Language): Promise<void> {
  expect(await page.title()).toMatch(new RegExp(`^${language.errorPrefix} `));
  await expect(page.locator('main .error-summary ~ form h1')).toHaveCount(1);
  const targets = await page.locator('.error-summary a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(targets).not.toEqual([]);
  for (const target of targets) await expect(page.locator(`form#answer ${target}:is(input, textarea)`)).toHaveCount(1);
  await expectExplained(page);
  // The same page as before with one message more: axe looks at it in English.
  if (language.code === 'en') await expectPage(page, language);
}

/** Every field that is wrong is described by its message. */
async function expectExplained(page: Page): Promise<void> {
  const wrongOnes = page.locator('form#answer .wrong');
  expect(await wrongOnes.count()).toBeGreaterThan(0);
  for (const field of await wrongOnes.all()) {
    const described = field.locator('xpath=descendant-or-self::*[@aria-describedby]').first();
    const ids = ((await described.getAttribute('aria-describedby')) ?? '').split(' ');
    const messages = await Promise.all(ids.map((id) => page.locator(`#${id}`).getAttribute('class')));
    expect(messages).toContain('error');
  }
}

test('the error summary is the first thing in main', async ({ page, portal }) => {
  await openAt(page, 'kind', { base: portal.url });
  await pressContinue(page);
  await expect(page.locator('main > :first-child')).toHaveClass('error-summary');
});

test('a link of the error summary leads into its field', async ({ page, portal }) => {
  await openAt(page, 'contact', { base: portal.url });
  await answer(page, { 'contact-email': 'nobody', 'contact-phone': 'call me' });
  await page.locator('.error-summary a').nth(1).click();
  await expect(page.locator('#contact-phone')).toBeFocused();
});

test('the error summary has the focus when the page is there', { tag: '@with-scripts' }, async ({ page, portal }) => {
  await openAt(page, 'kind', { base: portal.url });
  await pressContinue(page);
  await expect(page.locator('.error-summary')).toBeFocused();
});
