// What a machine can find of what keeps people out.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** axe finds nothing at all. */
export async function expectAccessible(page: Page): Promise<void> {
  const findings = runsScripts() ? await analyse(page) : await analyseCopy(page);
  expect(findings, `axe on ${page.url()}`).toEqual([]);
}

function runsScripts(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

async function analyse(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

let copy: Page | undefined;

/** axe is a script itself, so where scripts are off it reads the same HTML in a page where they are on. */
async function analyseCopy(page: Page): Promise<string[]> {
  const reader = await copyPage(page);
  const body = await page.content();
  await reader.route('**/*', (route) => {
    const isPage = route.request().isNavigationRequest();
    return isPage ? route.fulfill({ body, contentType: 'text/html; charset=utf-8' }) : route.abort();
  });
  await reader.goto(page.url());
  const findings = await analyse(reader);
  await reader.unrouteAll();
  return findings;
}

/** One for all tests of a worker: opening a page takes longer than axe does. */
async function copyPage(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the browser is gone');
  if (!copy || copy.isClosed()) copy = await browser.newPage({ bypassCSP: true, javaScriptEnabled: true });
  return copy;
}
