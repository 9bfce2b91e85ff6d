// Nothing that was typed is lost: not by an error, the back button, a refresh, a second tab or another language.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { said } from '../words';
import { answer, answerUntil, fill, forSomebodyElse, navigating, openAt, pageName, pressContinue } from '../report';

/** The fields of the form as they stand there. */
function standing(page: Page): Promise<Record<string, string[]>> {
  return page.locator('form#answer').evaluate((form: HTMLFormElement) => {
    const pairs: Record<string, string[]> = {};
    for (const [name, value] of new FormData(form)) {
      if (name !== 'draft' && !name.endsWith('-item')) (pairs[name] ??= []).push(String(value).replaceAll('\r\n', '\n'));
    }
    return pairs;
  });
}

test('what was typed stays after an error', async ({ page, portal }) => {
  await openAt(page, 'contact', { base: portal.url });
  const typed = {
    'contact-email': 'zoe@nowhere',
    'contact-phone': ' 020 7946 0000 ',
    'contact-post': '\n  1 High Street\n\nLondon',
    'contact-safe': 'Only <b>texts</b> & "letters"',
  };
  expect((await answer(page, typed)).status()).toBe(422);
  expect(await standing(page)).toEqual(Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])));
});

test('a date that does not exist stays with how well it was known', async ({ page, portal }) => {
  await openAt(page, 'when', { base: portal.url });
  const typed = { 'when-mode': 'between', 'when-day': '31', 'when-month': 'feb', 'when-year': '2024', 'when-to-day': '1' };
  expect((await answer(page, typed)).status()).toBe(422);
  expect(await standing(page)).toMatchObject(Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])));
});

test('the back button and the back link lead through what was answered', async ({ page, portal }) => {
  await page.goto(`${portal.url}/report/theft/emergency`);
  await answerUntil(page, 'story');
  await answer(page, forSomebodyElse.story);
  await page.goBack();
  expect(pageName(page)).toBe('story');
  expect((await standing(page)).story).toEqual([forSomebodyElse.story.story]);
  await navigating(page, () => page.locator('main a.back').click());
  expect(pageName(page)).toBe('force-used');
  expect((await standing(page))['force-used']).toEqual(['words', 'pushed']);
  await pressContinue(page);
  await pressContinue(page);
  expect(pageName(page)).toBe('items');
});

test('every page can be loaded again', async ({ page, portal }) => {
  await page.goto(`${portal.url}/report/theft/emergency`);
  while (pageName(page) !== 'check') {
    const question = pageName(page);
    expect((await page.reload())?.status()).toBe(200);
    expect(pageName(page)).toBe(question);
    await answer(page, forSomebodyElse[question]);
  }
  const summary = await page.locator('dl.summary').innerText();
  await page.reload();
  expect(await page.locator('dl.summary').innerText()).toBe(summary);
});

test('a page with an error can be loaded again', async ({ page, portal }) => {
  await openAt(page, 'contact', { base: portal.url });
  await answer(page, { 'contact-email': 'zoe@nowhere' });
  expect((await page.reload())?.status()).toBe(422);
  await expect(page.locator('#contact-email')).toHaveValue('zoe@nowhere');
});

function change(page: Page, question: string) {
  return navigating(page, () => page.locator(`dl.summary a[href="/report/theft/${question}?change"]`).click());
}

test('a change from check-your-answers leads back there', async ({ page, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  await change(page, 'story');
  await answer(page, { story: '' });
  expect(new URL(page.url()).search).toBe('?change');
  await answer(page, { story: 'Something else happened' });
  expect(pageName(page)).toBe('check');
  await expect(page.locator('dl.summary')).toContainText('Something else happened');
  await expect(page.locator('dl.summary')).not.toContainText('100 % sure');
});

test('an answer that closes a branch drops what was asked in it', async ({ page, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  await expect(page.locator('dl.summary')).toContainText('Fairphone 5');
  await expect(page.locator('dl.summary')).toContainText('towards the station');
  await change(page, 'force');
  await answer(page, { force: 'no' });
  await change(page, 'seen');
  await answer(page, { seen: 'no' });
  expect(pageName(page)).toBe('check');
  for (const dropped of ['suspects', 'witnesses', 'witness-details', 'force-used', 'hate', 'hate-strand']) {
    await expect(page.locator(`dl.summary a[href$="/${dropped}?change"]`), dropped).toHaveCount(0);
  }
  await expect(page.locator('dl.summary')).not.toContainText('towards the station');
});

test('what a closed branch held does not travel, and is there when the branch opens again', async ({ page, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  await change(page, 'cctv');
  await answer(page, { cctv: 'no' });
  await change(page, 'for-whom');
  await answer(page, { 'for-whom': 'me' });
  expect(pageName(page)).toBe('check');
  await change(page, 'cctv');
  await answer(page, { cctv: 'yes' });
  expect(pageName(page)).toBe('check');
  await expect(page.locator('dl.summary')).toContainText('Doorbell at number 14');
  await navigating(page, () => page.locator('main form > button').click());
  const reference = await page.locator('#reference').innerText();
  await expect.poll(() => portal.lines('inbox', 'list')).toContainEqual(expect.stringMatching(`^${reference}\t`));
  const { stdout } = await portal.run('inbox', 'show', reference);
  const questions = JSON.parse(stdout).data.answers.map((one: { question: string }) => one.question);
  expect(questions).toContain('cctv-holder');
  expect(questions).not.toContain('agrees');
  expect(questions).not.toContain('person-affected');
  expect(stdout).not.toContain('شازیہ');
});

test('an answer that opens a branch asks what is new, then leads back to check', async ({ page, portal }) => {
  const answers = { ...forSomebodyElse, cctv: { cctv: 'no' } };
  await openAt(page, 'check', { base: portal.url, answers });
  await change(page, 'cctv');
  await answer(page, { cctv: 'yes' });
  expect(pageName(page)).toBe('cctv-holder');
  await answer(page, forSomebodyElse['cctv-holder']);
  expect(pageName(page)).toBe('check');
});

test('two tabs are both heard', async ({ page, context, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  const other = await context.newPage();
  await other.goto(`${portal.url}/report/theft/time?change`);
  await change(page, 'story');
  await answer(other, { time: 'at noon exactly' });
  await answer(page, { story: 'Told in the first tab' });
  await expect(page.locator('dl.summary')).toContainText('Told in the first tab');
  await expect(page.locator('dl.summary')).toContainText('at noon exactly');
});

/** What is typed in one language stands there in the other, on the same page. */
async function switchTo(page: Page, language: string): Promise<void> {
  const control = page.locator(`.languages [lang="${language}"]`);
  await navigating(page, () => control.click());
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

for (const [question, typed] of [
  ['story', { story: 'Half a sentence, and\nan emoji 📱 <b>' }],
  ['contact', { 'contact-email': 'half@', 'contact-phone': 'no', 'contact-none': 'yes', 'contact-safe': 'شام کو' }],
  ['force', { force: 'yes' }],
  ['items', { 'items-what': 'A bag', 'items-value': 'a lot', 'items-tracking': 'off' }],
  ['when', { 'when-mode': 'between', 'when-day': '40', 'when-to-year': '2024' }],
] as const) {
  test(`changing the language in the middle of ${question} keeps what was typed, and the place`, async ({ page, portal }) => {
    await openAt(page, question, { base: portal.url });
    await fill(page, typed);
    const before = await standing(page);
    await switchTo(page, 'ur');
    expect(new URL(page.url()).pathname).toBe(`/ur/report/theft/${question}`);
    expect(await standing(page)).toEqual(before);
    await switchTo(page, 'en');
    expect(new URL(page.url()).pathname).toBe(`/report/theft/${question}`);
    expect(await standing(page)).toEqual(before);
  });
}

test('changing the language while changing an answer still leads back to check', async ({ page, portal }) => {
  await openAt(page, 'check', { base: portal.url });
  await change(page, 'story');
  await fill(page, { story: 'Now in two languages' });
  await switchTo(page, 'ur');
  await expect(page.locator('#story')).toHaveValue('Now in two languages');
  await pressContinue(page);
  expect(new URL(page.url()).pathname).toBe('/ur/report/theft/check');
  await expect(page.locator('dl.summary')).toContainText('Now in two languages');
  await switchTo(page, 'en');
  await expect(page.locator('h1')).toHaveText(said('en', 'check-title'));
});

test('what is half typed is saved for later', async ({ page, portal }) => {
  await openAt(page, 'story', { base: portal.url });
  await fill(page, { story: 'It was half past' });
  await navigating(page, () => page.locator('form#answer [name="later"]').click());
  expect(pageName(page)).toBe('later');
  await expectAccessible(page);
  // The browser may be closed now: the cookie stays for a day.
  const [cookie] = await page.context().cookies();
  expect(cookie.expires * 1000 - Date.now()).toBeGreaterThan(23 * 3600 * 1000);
  await page.goto(`${portal.url}/report/theft`);
  await navigating(page, () => page.locator('main a.button').click());
  expect(await standing(page)).toEqual({ story: ['It was half past'] });
});
