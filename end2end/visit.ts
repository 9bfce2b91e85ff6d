// Driving a booking: a statement that somebody's mother gives with a Somali interpreter.
import { type Page, type Response, expect } from '@playwright/test';
import { type Answers, fill, navigating, pageName, pressContinue } from './report';

/** Every question that is asked of them; counters and times are chosen from lists. */
export const forOnesMother: Answers = {
  emergency: { emergency: 'no' },
  service: { service: 'statement' },
  reference: { reference: 'FC-2222-2222' },
  'way-video': { 'way-video': 'in-person' },
  interpreter: { interpreter: 'language' },
  spoken: { spoken: 'so' },
  'interpreter-gender': { 'interpreter-gender': 'either' },
  'interpreter-not': { 'interpreter-not': 'Nobody called “Red” & <his> brother' },
  access: { access: ['someone-with-me'] },
  near: { near: 'SE13 5JZ' },
  'for-whom': { 'for-whom': 'someone-else' },
  visitor: { 'visitor-name': 'Aamina Warsame' },
  booker: { 'booker-name': 'Hodan Warsame' },
  reach: { reach: ['email'] },
  email: { email: 'hodan@mail.example' },
  letters: { letters: 'mine' },
  reminders: { reminders: 'yes' },
  'safe-hours': { 'safe-hours': ['mornings', 'evenings'] },
};

/** Presses the first button of the form that is shown. */
export const pressFirst = (page: Page): Promise<Response> =>
  navigating(page, () => page.locator('main form button[type="submit"]').first().click());

/** Chooses from the list that is shown: the place from its beginning, or a value. */
export async function choose(page: Page, which: number | string): Promise<string> {
  const question = pageName(page);
  const option = typeof which === 'number'
    ? page.locator(`main input[name="${question}"]`).nth(which)
    : page.locator(`main input[name="${question}"][value="${which}"]`);
  const value = (await option.getAttribute('value')) ?? '';
  await option.check();
  await pressContinue(page);
  return value;
}

/** Answers page by page until `last` is shown, some of it otherwise; `seen` looks at each page before. */
export async function answerVisit(
  page: Page,
  last: string,
  seen: (question: string) => Promise<void> = async () => {},
  otherwise: Answers = {},
): Promise<void> {
  while (pageName(page) !== last) {
    const question = pageName(page);
    await seen(question);
    if (question === 'where') await choose(page, 'anywhere');
    else if (question === 'time') await choose(page, 3);
    else {
      await fill(page, otherwise[question] ?? forOnesMother[question] ?? {});
      await pressContinue(page);
    }
    expect(pageName(page), `what follows ${question}`).not.toBe(question);
  }
}

/** Reference and secret on the page of a booking. */
export async function secretsOn(page: Page): Promise<[string, string]> {
  const shown = await page.locator('main .reference').allInnerTexts();
  expect(shown).toHaveLength(2);
  expect(shown[1]).toMatch(/^\d{4} \d{4} \d{4}$/);
  return [shown[0], shown[1]];
}

/** Opens a booking from paper. */
export async function openBooking(page: Page, base: string, [reference, secret]: [string, string]): Promise<void> {
  await page.goto(`${base}/booking`);
  await page.locator('#reference').fill(reference);
  await page.locator('#secret').fill(secret);
  await pressFirst(page);
}
