// What comes alive in the browser, and that nothing else is loaded for it.
import { expect, test } from '../fixtures';
import { said } from '../words';
import { answerUntil, forSomebodyElse, openAt, send, sendReport } from '../report';

test.describe('islands', { tag: '@with-scripts' }, () => {
  test('the reference can be copied', async ({ page, context, portal }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portal.url });
    const reference = await sendReport(page, { base: portal.url });
    await page.getByRole('button', { name: said('en', 'sent-copy') }).click();
    await expect(page.getByText(said('en', 'sent-copied'), { exact: true })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
  });

  test('the reference can be shared where the browser can share', async ({ page, portal }) => {
    // Chromium on a desk has no share sheet: what it would be given is written down instead.
    await page.addInitScript(() => {
      const share = async (data: ShareData) => void (document.documentElement.dataset.shared = data.text);
      Object.defineProperty(Navigator.prototype, 'share', { value: share });
    });
    const reference = await sendReport(page, { base: portal.url });
    await page.getByRole('button', { name: said('en', 'sent-share') }).click();
    await expect(page.locator('html')).toHaveAttribute('data-shared', reference);
  });

  for (const language of ['en', 'ur']) {
    test(`check-your-answers says when the phone goes offline, in ${language}`, async ({ page, context, portal }) => {
      await openAt(page, 'check', { base: portal.url, language });
      const notice = page.locator('main').getByText(said(language, 'offline'));
      await expect(notice).toBeHidden();
      await page.waitForLoadState('networkidle');
      await context.setOffline(true);
      await expect(notice).toBeVisible();
      await context.setOffline(false);
      await expect(notice).toBeHidden();
    });
  }

  test('a phone that is offline when the page comes alive is told so', async ({ page, portal }) => {
    // Cutting the connection here could also cut off the script that tells.
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
    await openAt(page, 'check', { base: portal.url });
    await expect(page.locator('main').getByText(said('en', 'offline'))).toBeVisible();
  });

  test('questions load no WebAssembly, the sent page does', async ({ page, portal }) => {
    const loaded: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/pkg/')) loaded.push(request.url());
    });
    const answers = { ...forSomebodyElse, force: { force: 'no' }, seen: { seen: 'no' }, cctv: { cctv: 'no' } };
    await page.goto(`${portal.url}/report/theft/emergency`);
    await answerUntil(page, 'victim-support', answers);
    expect(loaded).toEqual([]);
    await openAt(page, 'check', { base: portal.url, answers });
    const wasm = page.waitForRequest(/\.wasm$/);
    await send(page);
    await wasm;
    await expect(page.getByRole('button', { name: said('en', 'sent-copy') })).toBeVisible();
  });
});

test('without script nothing is offered that cannot work', { tag: '@without-scripts' }, async ({ page, portal }) => {
  await sendReport(page, { base: portal.url });
  await expect(page.locator('main button:visible')).toHaveCount(0);
});
