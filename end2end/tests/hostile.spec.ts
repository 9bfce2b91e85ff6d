// Whatever is typed comes back as text, never as markup, and never breaks a page.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { answer, fill, forSomebodyElse, openAt, pageName, pressContinue } from '../report';

const hostileValues = {
  'a script and an image': `"><script>window.pwned=1</script></textarea><img src=x onerror=window.pwned=1>`,
  'other ways out, direction overrides and emoji': `'></title></style><svg onload=window.pwned=1>&lt;\${1}</bdi><!-- \u202Egnp.exe\u202C \u2067مرحبا\u2069 👩‍👩‍👧‍👦🚨 Z̸̛a̶l̵g̷o`,
  '5,000 characters': `<b onmouseover=window.pwned=1>${' long'.repeat(994)}`,
};

for (const [name, value] of Object.entries(hostileValues)) {
  // Without script nothing can run, and what stands in the page is the same: one of them is enough there.
  const tag = name === 'a script and an image' ? [] : ['@with-scripts'];
  test(`${name} in every text field`, { tag }, async ({ page, portal }) => {
    const kept: string[] = [];
    await page.goto(`${portal.url}/report/theft/emergency`);
    while (pageName(page) !== 'check') kept.push(...(await answerWith(page, value)));
    const summary = page.locator('dl.summary');
    await expect(summary.locator('script, img, svg, b, style, [onerror], [onload]')).toHaveCount(0);
    const shown = (await summary.textContent()) ?? '';
    for (const field of kept) expect(shown, field).toContain(value);
    if (value.length < 200) expect(kept).toEqual(expect.arrayContaining(['story', 'where-described', 'you-name', 'contact-safe']));
    await expectHarmless(page);
  });
}

/** Answers a question with the value in every text field, by steps; says which fields took it. */
async function answerWith(page: Page, value: string): Promise<string[]> {
  const question = pageName(page);
  const fields = await textFields(page);
  await fill(page, forSomebodyElse[question]);
  for (const field of fields) await page.locator(`[id="${field}"]`).fill(value);
  const response = await pressContinue(page);
  if (response.status() !== 422) return fields;
  await expectStanding(page, fields, value);
  const kept = await mend(page, question, fields);
  await expectStandingLater(page, question, kept, value);
  return kept;
}

/** Puts something good into what is refused until the question is answered; says which fields stayed as they were. */
async function mend(page: Page, question: string, fields: string[]): Promise<string[]> {
  let kept = fields;
  while (pageName(page) === question) {
    const refused = await textFields(page, '[aria-invalid]');
    expect(refused, `refused by ${question}`).not.toEqual([]);
    await fill(page, Object.fromEntries(refused.map((field) => [field, String(forSomebodyElse[question][field] ?? '')])));
    await pressContinue(page);
    expect(kept, `refused by ${question} again`).toEqual(expect.arrayContaining(refused));
    kept = kept.filter((field) => !refused.includes(field));
  }
  return kept;
}

/** The ids of the visible text fields. */
function textFields(page: Page, like = ''): Promise<string[]> {
  const all: Locator = page.locator(`form#answer :is(input:not([type=radio], [type=checkbox], [type=hidden]), textarea)${like}`);
  return all.evaluateAll((fields) => fields.filter((field) => field.checkVisibility()).map((field) => field.id));
}

async function expectStanding(page: Page, fields: string[], value: string): Promise<void> {
  for (const field of fields) await expect(page.locator(`[id="${field}"]`)).toHaveValue(value);
  await expectHarmless(page);
}

/** The question, opened again, shows the same; a repeated one lists it. */
async function expectStandingLater(page: Page, question: string, fields: string[], value: string): Promise<void> {
  const next = page.url();
  await page.goto(next.replace(/[^/]*$/, question));
  const listed = page.locator('.so-far bdi');
  if ((await listed.count()) > 0) expect(await page.locator('.so-far').textContent()).toContain(value.length < 200 ? value : '');
  else await expectStanding(page, fields, value);
  await expectHarmless(page);
  await page.goto(next);
}

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  await expect(page.locator('main :is(script, img, style, [onerror], [onload], [onmouseover])')).toHaveCount(0);
  await expect(page.locator('footer.foot')).toHaveCount(1);
}

const raw: Record<string, Buffer> = {
  'bytes that are not UTF-8': Buffer.from('=caf\xe9\xff\xfe', 'latin1'),
  'percent signs that are not UTF-8': Buffer.from('=%ff%fe%zz%'),
  'a NUL and other controls': Buffer.from('=a%00b%01%1b%7f'),
  'half of a surrogate pair': Buffer.from('=%ed%a0%80'),
};

for (const [name, bytes] of Object.entries(raw)) {
  test(`${name}: every question says what is wrong or goes on`, { tag: '@with-scripts' }, async ({ page, portal }) => {
    await openAt(page, 'check', { base: portal.url });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const question of Object.keys(forSomebodyElse)) {
      await page.goto(`${portal.url}/report/theft/${question}`);
      const names = await page.locator('form#answer [name]').evaluateAll((all) => all.map((one) => one.getAttribute('name')));
      const data = Buffer.concat(names.flatMap((one) => [Buffer.from(`&${one}`), bytes]));
      const response = await page.request.post(page.url(), { headers, data, maxRedirects: 0 });
      // 409: the form no longer says whose it is.
      expect([303, 409, 422], `${question} answers ${response.status()}`).toContain(response.status());
    }
    const story = await page.request.post(`${portal.url}/report/theft/story`, { headers, data: Buffer.concat([Buffer.from('story'), bytes]) });
    // A control is left out, as nobody can see it; what cannot be read is told.
    expect(story.status()).toBe(name.startsWith('a NUL') ? 200 : 422);
  });
}

test('a hostile address comes back as text', async ({ page, portal }) => {
  const value = encodeURIComponent(hostileValues['a script and an image']);
  for (const path of [`/${value}`, `/report/${value}`, `/report/theft/${value}`, `/report/theft?notice=${value}`, `/report/theft/items?item=${value}`]) {
    await page.goto(`${portal.url}${path}`);
    await expectHarmless(page);
  }
});

test('names and addresses of real people are not hostile', async ({ page, portal }) => {
  await openAt(page, 'you', { base: portal.url });
  await answer(page, { 'you-name': "D'Arcy O’Neill-Ødegård نور 李小龍" });
  await openAt(page, 'contact', { base: portal.url });
  await answer(page, { 'contact-email': "d'arcy+police@xn--bcher-kva.example" });
  expect(pageName(page)).toBe('needs');
});
