// Finding a counter: by what is typed, by keyboard alone, by the phone's own position, in both directions of writing.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { navigating } from '../report';

const ISLAND_WITHIN_MS = 10_000;
const found = (page: Page) => page.locator('ol.counters > li');

async function look(page: Page, typed: string): Promise<void> {
  await page.locator('#q').fill(typed);
  await navigating(page, () => page.locator('form#find > button').click());
}

for (const prefix of ['', '/ur']) {
  test(`a counter is found and read on ${prefix || 'the English'} pages`, async ({ page, portal }) => {
    await page.goto(`${portal.url}${prefix}/`);
    await navigating(page, () => page.locator('main a[href$="/counters"]').click());
    await expectAccessible(page);
    await look(page, 'se13 5jz');
    await expect(found(page)).toHaveCount(5);
    await expectAccessible(page);
    await navigating(page, () => found(page).first().locator('h3 a').click());
    expect(new URL(page.url()).pathname).toBe(`${prefix}/counters/lewisham`);
    await expect(page.locator('.now .state.open')).toBeVisible();
    await expect(page.locator('table.hours tr')).toHaveCount(7);
    await expectAccessible(page);
  });

  test(`pages of ${prefix || 'English'} that have no good news are accessible, too`, async ({ page, portal }) => {
    for (const path of ['/counters?q=Birmingham', '/counters?q=SW99+0AA', '/counters?q=IG10+1AA', '/counters?q=filled.count.soap', '/counters?q=xyzzy',
      '/counters?q=E1&speaks=yi&kind=volunteer-run&access=parking', '/counters/chingford',
      '/counters?q=SE13&open=at&day=never&time=never', '/counters?q=Church+End']) {
      await page.goto(portal.url + prefix + path);
      await page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
      await expectAccessible(page);
    }
  });
}

test('when nothing is left, the wish in the way is one tap from gone', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters?q=SE13&service=enforcement&kind=contact-point`);
  await expect(found(page)).toHaveCount(0);
  await navigating(page, () => page.locator('main .notice a', { hasText: 'Without' }).click());
  await expect(found(page).first()).toBeVisible();
  await expect(page.locator('#q')).toHaveValue('SE13');
});

test('the day that was chosen is read back', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters?q=SE13&open=at&day=1/1/27&time=10am`);
  await expect(page.locator('main')).toContainText('Open on Friday 1 January 2027');
  await expectAccessible(page);
});

test('what is wanted is kept in the address and in the form', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters`);
  await page.locator('summary').click();
  await page.locator('#service').selectOption('firearms-licensing');
  await page.locator('[name="access"][value="step-free"]').check();
  await look(page, 'Bromley');
  expect(new URL(page.url()).searchParams.get('service')).toBe('firearms-licensing');
  await expect(page.locator('#service')).toHaveValue('firearms-licensing');
  await expect(page.locator('[name="access"][value="step-free"]')).toBeChecked();
  await expect(found(page).first()).toContainText('Bromley');
  await page.goBack();
  await expect(page).toHaveURL(/\/counters$/);
});

test('by keyboard alone', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters`);
  const focused = () => page.evaluate(() => document.activeElement?.closest('li > h3, #q')?.tagName ?? '');
  const tabTo = async (tag: string) => {
    for (let press = 0; press < 40 && (await focused()) !== tag; press += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe(tag);
  };
  await tabTo('INPUT');
  await page.keyboard.type('Peckham');
  await navigating(page, () => page.keyboard.press('Enter'));
  expect(new URL(page.url()).searchParams.get('q')).toBe('Peckham');
  await tabTo('H3');
  await navigating(page, () => page.keyboard.press('Enter'));
  expect(new URL(page.url()).pathname).toMatch(/^\/counters\/[a-z-]+$/);
  await expect(page.locator('h1')).toBeVisible();
});

test.describe('near me', { tag: '@with-scripts' }, () => {
  async function ask(page: Page, url: string): Promise<void> {
    await page.goto(`${url}/counters`);
    const button = page.locator('#near-me button');
    await expect(button).toBeVisible({ timeout: ISLAND_WITHIN_MS });
    await button.click();
  }

  test('granted: the nearest counter first, and the position in no address', async ({ page, context, portal }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 51.46303, longitude: -0.01082 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await ask(page, portal.url);
    await expect(found(page).first()).toContainText('Lewisham');
    expect(asked.filter((url) => /51[.]4|latitude/.test(url))).toEqual([]);
    expect(page.url()).toBe(`${portal.url}/counters`);
    expect(await context.cookies()).toEqual([]);
    await expectAccessible(page);
    // Narrowing down keeps the position, and still tells no address.
    await page.locator('summary').click();
    await page.locator('[name="access"][value="step-free"]').check();
    await navigating(page, () => page.locator('form#find > button').click());
    await expect(found(page).first()).toContainText('Lewisham');
    expect(page.url()).toBe(`${portal.url}/counters`);
    await navigating(page, () => page.locator('.languages [name="language"][value="ur"]').click());
    await expect(found(page).first()).toContainText('Lewisham');
    expect(page.url()).toBe(`${portal.url}/ur/counters`);
  });

  test('refused: it says so, and typing still works', async ({ page, context, portal }) => {
    await context.clearPermissions();
    await ask(page, portal.url);
    await expect(page.locator('#near-me [role="status"]')).toContainText('did not tell us');
    await expectAccessible(page);
    await look(page, 'SE13');
    await expect(found(page).first()).toContainText('Lewisham');
  });

  test('all can be shown, and a wish can be taken back, without an address that holds the position', async ({ page, context, portal }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 51.46303, longitude: -0.01082 });
    await ask(page, portal.url);
    await expect(found(page)).toHaveCount(5);
    await expect(page.locator('#results')).toContainText(/The 5 nearest of \d+/);
    await navigating(page, () => page.locator('button[name="all"]').click());
    expect(await found(page).count()).toBeGreaterThan(50);
    expect(page.url()).toBe(`${portal.url}/counters`);
    await page.locator('summary').click();
    await page.locator('#service').selectOption('enforcement');
    await page.locator('[name="kind"][value="contact-point"]').check();
    await navigating(page, () => page.locator('form#find > button').click());
    await expect(found(page)).toHaveCount(0);
    await expectAccessible(page);
    await navigating(page, () => page.locator('button[name="without"]').click());
    await expect(found(page).first()).toBeVisible();
    expect(page.url()).toBe(`${portal.url}/counters`);
  });

  test('far away: it says so, and shows the nearest', async ({ page, context, portal }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 48.8566, longitude: 2.3522 });
    await ask(page, portal.url);
    await expect(page.locator('main .notice')).toContainText('outside London');
    await expect(found(page)).toHaveCount(5);
    await expectAccessible(page);
  });

  test('unanswered: after ten seconds it says what to do, and a late answer takes no page away', async ({ page, portal }) => {
    // A question to the person that stands open: neither of the two is ever called.
    await page.addInitScript(() => {
      navigator.geolocation.getCurrentPosition = (success) => {
        (window as unknown as { answerLate: () => void }).answerLate = () =>
          success({ coords: { latitude: 51.463, longitude: -0.011 } } as GeolocationPosition);
      };
    });
    await ask(page, portal.url);
    const status = page.locator('#near-me [role="status"]');
    await expect(status).toContainText('Asking your phone');
    await expect(status).toContainText('has not answered', { timeout: 15_000 });
    await expectAccessible(page);
    await page.locator('#q').fill('Peckh');
    await page.evaluate(() => (window as unknown as { answerLate: () => void }).answerLate());
    await expect(page.locator('#q')).toHaveValue('Peckh');
    await expect(page).toHaveURL(/\/counters$/);
    await expect(status).toContainText('has not answered');
  });

  test('absent: it says so', async ({ page, context, portal }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation(null);
    await ask(page, portal.url);
    await expect(page.locator('#near-me [role="status"]')).toContainText('does not know where it is', { timeout: ISLAND_WITHIN_MS });
  });
});

test('without script nothing is offered that cannot work', { tag: '@without-scripts' }, async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters`);
  await expect(page.locator('#near-me button')).toBeHidden();
});

test('the map shows what the list shows', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters?q=SW9`);
  const pins = page.locator('.map a');
  await expect(pins).toHaveCount(await found(page).count());
  expect(await pins.first().getAttribute('href')).toBe(await found(page).first().locator('h3 a').getAttribute('href'));
});

test('a counter on paper is one sheet', { tag: '@with-scripts' }, async ({ page, portal }) => {
  for (const path of ['/counters/lewisham', '/counters/charing-cross', '/counters/sample-volunteer-counter-sydenham']) {
    await page.goto(portal.url + path);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g), path).toHaveLength(1);
  }
});

test('another language keeps what was looked for', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters?q=Peckham&access=step-free`);
  await navigating(page, () => page.locator('.languages [name="language"][value="ur"]').click());
  expect(new URL(page.url()).pathname).toBe('/ur/counters');
  await expect(page.locator('#q')).toHaveValue('Peckham');
  await expect(page.locator('[name="access"][value="step-free"]')).toBeChecked();
  await expectAccessible(page);
});
