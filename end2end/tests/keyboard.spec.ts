// Without mouse or finger: in order, always seen, and enough for a whole question.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { navigating, openAt, pageName } from '../report';

interface Stop {
  name: string;
  seen: boolean;
}

/** Where the focus is, by name, id or class, and whether anybody can see it there. */
function focus(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    const style = getComputedStyle(at);
    const { width, height } = at.getBoundingClientRect();
    const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && width > 1 && height > 1;
    const isLast = at.matches('main form > button');
    return { name: isLast ? 'continue' : at.getAttribute('name') || at.className || at.tagName.toLowerCase(), seen };
  });
}

/** Tabs from the top of the page until a stop of this name. */
async function tabTo(page: Page, last: string): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.at(-1)?.name !== last) {
    expect(stops.length, `no way to ${last}: ${stops.map((stop) => stop.name)}`).toBeLessThan(60);
    await page.keyboard.press('Tab');
    stops.push(await focus(page));
  }
  return stops;
}

const inOrder: Record<string, string[]> = {
  kind: ['skip', 'language', 'exit', 'back', 'kind', 'summary', 'continue'],
  where: ['skip', 'language', 'exit', 'back', 'where-postcode', 'where-street', 'where-described', 'continue'],
  when: ['skip', 'language', 'exit', 'back', 'when-mode', 'when-day', 'when-month', 'when-year', 'continue'],
};

for (const [question, expected] of Object.entries(inOrder)) {
  test(`the Tab key passes through ${question} in order and is always seen`, async ({ page, portal }) => {
    await openAt(page, question, { base: portal.url });
    const stops = await tabTo(page, 'continue');
    expect(stops.filter((stop) => !stop.seen)).toEqual([]);
    expect(stops.map((stop) => stop.name).filter((name) => expected.includes(name))).toEqual(expected);
    expect(stops[0].name).toBe('skip');
  });
}

test('the skip link leads past the top', async ({ page, portal }) => {
  await openAt(page, 'kind', { base: portal.url });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect((await focus(page)).name).toBe('back');
});

test('a choice can be made by keyboard alone', async ({ page, portal }) => {
  await openAt(page, 'kind', { base: portal.url });
  await tabTo(page, 'kind');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'continue');
  await navigating(page, () => page.keyboard.press('Enter'));
  expect(pageName(page)).toBe('railway');
  await page.goto(`${portal.url}/report/theft/kind`);
  await expect(page.locator('#kind-bicycle')).toBeChecked();
});

test('why we ask opens by keyboard', async ({ page, portal }) => {
  await openAt(page, 'kind', { base: portal.url });
  await tabTo(page, 'summary');
  await page.keyboard.press('Enter');
  await expect(page.locator('details.why p')).toBeVisible();
});

test('Enter in a field continues, and does not change the language', async ({ page, portal }) => {
  await openAt(page, 'time', { base: portal.url });
  await page.locator('#time').focus();
  await page.keyboard.type('noon');
  await navigating(page, () => page.keyboard.press('Enter'));
  expect(new URL(page.url()).pathname).toBe('/report/theft/where');
});

test('Enter in a field of an item continues, and removes nothing', async ({ page, portal }) => {
  await openAt(page, 'when', { base: portal.url });
  await page.goto(`${portal.url}/report/theft/items`);
  await expect(page.locator('.so-far li')).toHaveCount(1);
  await page.locator('#items-what').focus();
  await page.keyboard.type('A second thing');
  await navigating(page, () => page.keyboard.press('Enter'));
  expect(pageName(page)).toBe('when');
  await page.goto(`${portal.url}/report/theft/items`);
  await expect(page.locator('.so-far li')).toHaveCount(2);
});
