// Driving a report: the answers of somebody who reports a theft for somebody else, and how they are given.
import { type Page, type Response, expect } from '@playwright/test';

/** What goes into the fields of one question: their names with text, an option, or several. */
export type Fields = Record<string, string | string[]>;
export type Answers = Record<string, Fields>;

export const REFERENCE = /^FC-[2-9A-HJKMNP-RTV-Z]{4}-[2-9A-HJKMNP-RTV-Z]{4}$/;

/** Asks every question that a theft can have, save the organisation's. Nothing here is tidied by the server. */
export const forSomebodyElse: Answers = {
  emergency: { emergency: 'no' },
  'for-whom': { 'for-whom': 'someone-else' },
  agrees: { agrees: 'yes' },
  kind: { kind: 'phone' },
  railway: { railway: 'no' },
  'on-bus': { 'on-bus': 'yes' },
  'bus-route': { 'bus-route': '73' },
  'bus-direction': { 'bus-direction': 'towards Stoke Newington' },
  'bus-ride': { 'bus-ride': 'on at Angel about 5:40pm, sat upstairs' },
  force: { force: 'unsure' },
  'force-used': { 'force-used': ['words', 'pushed'] },
  story: { story: 'My mother’s phone was gone.\nShe said: "100 % sure" & <nobody> saw it.\nفون چوری ہو گیا 📱' },
  items: {
    'items-what': 'A phone with a crack',
    'items-make': 'Fairphone 5',
    'items-colour': 'Black & blue',
    'items-number': '35-209900-176148-1',
    'items-marks': 'A sticker: “Zoë’s”',
    'items-value': '250.50',
    'items-tracking': 'off',
  },
  when: { 'when-mode': 'between', 'when-day': '2', 'when-month': '3', 'when-year': '2024',
    'when-to-day': '4', 'when-to-month': '3', 'when-to-year': '2024' },
  time: { time: 'between 9am and 6pm' },
  where: { 'where-postcode': 'SE13 5JZ', 'where-street': '12 Lewisham Way', 'where-described': 'By the bus stop,\nopposite the library' },
  seen: { seen: 'yes' },
  suspects: {
    'suspects-known': 'by-sight',
    'suspects-name': 'They called him “Red”',
    'suspects-sex': 'man',
    'suspects-age': '15 to 18',
    'suspects-build': 'taller than me',
    'suspects-hair': 'short & dark',
    'suspects-clothes': 'grey hood',
    'suspects-marks': 'a scar <3 cm',
    'suspects-direction': 'towards the station',
    'suspects-vehicle': 'small red van',
    'suspects-registration': 'AB12CDE',
  },
  witnesses: { witnesses: 'yes' },
  'witness-details': {
    'witness-details-who': 'The driver of the 73 bus',
    'witness-details-reach': 'The garage at Stamford Hill',
    'witness-details-saw': 'He braked\nand shouted.',
  },
  cctv: { cctv: 'yes' },
  'cctv-holder': { 'cctv-holder': 'Doorbell at number 14' },
  hate: { hate: 'unsure' },
  'hate-strand': { 'hate-strand': ['race', 'another'] },
  vulnerable: { vulnerable: 'no' },
  named: { named: 'named' },
  you: { 'you-name': 'Zoë O’Neill-Ødegård', 'you-birth-day': '5', 'you-birth-month': '4', 'you-birth-year': '1980' },
  'person-affected': {
    'person-affected-name': 'شازیہ خان',
    'person-affected-birth-day': '7',
    'person-affected-birth-month': '9',
    'person-affected-birth-year': '1951',
  },
  contact: {
    'contact-email': "zoe.o'neill+phone@example.org",
    'contact-phone': '+44 (0)20 7946 0000',
    'contact-post': '1 High Street\nLondon',
    'contact-safe': 'Text only, 9 to 3',
  },
  needs: { needs: ['language', 'in-writing'] },
  'needs-language': { 'needs-language': 'Urdu (اردو)' },
  prosecution: { prosecution: 'unsure' },
  'victim-support': { 'victim-support': 'yes' },
};

/** What is wrong with questions that may be left empty; leaving it empty is wrong with the others. */
export const wrong: Answers = {
  items: { 'items-value': 'a lot' },
  time: { time: 'x'.repeat(101) },
  'person-affected': { 'person-affected-birth-day': '31' },
  needs: { needs: ['bsl', 'none'] },
  suspects: { 'suspects-registration': '!' },
  'cctv-holder': { 'cctv-holder': 'x'.repeat(1001) },
  'bus-route': { 'bus-route': 'x'.repeat(101) },
  'bus-direction': { 'bus-direction': 'x'.repeat(201) },
  'bus-ride': { 'bus-ride': 'x'.repeat(201) },
};

/** Questions for which anything that a browser can post is an answer. */
export const takesAnything = ['force-used'];

/** The last part of the address: the question's name, `check`, `sent` … */
export function pageName(page: Page): string {
  return new URL(page.url()).pathname.split('/').pop() ?? '';
}

/** Does something that leads to another document, and waits until that is there. */
export async function navigating(page: Page, act: () => Promise<unknown>): Promise<Response> {
  const isDocument = (response: Response) =>
    response.request().isNavigationRequest() && ![301, 302, 303, 307, 308].includes(response.status());
  const [response] = await Promise.all([page.waitForEvent('response', isDocument), page.waitForEvent('load'), act()]);
  return response;
}

/** Makes the form say this; fields that are not named stay as they are. */
export async function fill(page: Page, fields: Fields): Promise<void> {
  // As a person would have it. Behind another tab a browser draws once a second, and each press waits for that.
  await page.bringToFront();
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`form#answer [name="${name}"]`);
    const type = await control.first().getAttribute('type');
    if (type === 'radio') await page.locator(`form#answer [name="${name}"][value="${value}"]`).check();
    else if (type === 'checkbox') await tick(page, name, value);
    else await control.fill(String(value));
  }
}

async function tick(page: Page, name: string, values: string | string[]): Promise<void> {
  for (const box of await page.locator(`form#answer [name="${name}"]`).all()) {
    await box.setChecked(values.includes((await box.getAttribute('value')) ?? ''));
  }
}

export function pressContinue(page: Page): Promise<Response> {
  return navigating(page, () => page.locator('form#answer > button').click());
}

/** Fills the question shown and presses Continue. */
export async function answer(page: Page, fields: Fields): Promise<Response> {
  await fill(page, fields);
  return pressContinue(page);
}

/** Answers by hand, page by page, until `last` is shown. */
export async function answerUntil(page: Page, last: string, answers: Answers = forSomebodyElse): Promise<void> {
  while (pageName(page) !== last) {
    const question = pageName(page);
    const fields = answers[question];
    if (!fields) throw new Error(`there is no answer to ${page.url()}`);
    await answer(page, fields);
    expect(pageName(page), `what follows ${question}`).not.toBe(question);
  }
}

/** Answers without looking, to be quickly at the page that a test is about; then opens that page. */
export async function openAt(page: Page, last: string, at: { base: string; language?: string; answers?: Answers }): Promise<void> {
  const prefix = at.language && at.language !== 'en' ? `/${at.language}` : '';
  const answers = at.answers ?? forSomebodyElse;
  let question = 'emergency';
  while (question !== last) {
    const fields = answers[question];
    if (!fields) throw new Error(`there is no answer to ${question}`);
    question = await post(page, `${at.base}${prefix}/report/theft/${question}`, fields);
  }
  await page.goto(`${at.base}${prefix}/report/theft/${last}`);
  expect(pageName(page)).toBe(last);
}

async function post(page: Page, url: string, fields: Fields): Promise<string> {
  const question = url.split('/').pop();
  // What a repeated question's form carries to name its item; other questions do not look at it.
  const body = new URLSearchParams([[`${question}-item`, 'first']]);
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await page.context().request.post(url, { headers, data: body.toString(), maxRedirects: 0 });
  expect(response.status(), `${url} with ${body}`).toBe(303);
  return response.headers().location.split('?')[0].split('/').pop() ?? '';
}

/** Presses the button on "check your answers". */
export function send(page: Page): Promise<Response> {
  return navigating(page, () => page.locator('main form > button').click());
}

/** From nothing to a reference. */
export async function sendReport(page: Page, at: { base: string; language?: string; answers?: Answers }): Promise<string> {
  await openAt(page, 'check', at);
  await send(page);
  return referenceOn(page);
}

export async function referenceOn(page: Page): Promise<string> {
  const reference = await page.locator('#reference').innerText();
  expect(reference).toMatch(REFERENCE);
  return reference;
}
