// A survey as people meet it: from the list to the thanks, without a name, on a phone.
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { lookAt } from '../look';
import { pageName, pressContinue, send } from '../report';

const WRITTEN = '<b>The chair</b> was too low & the queue “long”';

for (const language of ['en', 'ur']) {
  test(`a survey about a visit, in ${language}`, async ({ page, portal }) => {
    const base = portal.url + (language === 'en' ? '' : `/${language}`);
    const look = async (name: string) => {
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('h1')).toHaveCount(1);
      await expectAccessible(page);
      await lookAt(page, `${language}-360-feedback-${name}`);
    };
    await page.goto(base);
    await page.locator(`main a[href$="/feedback"]`).click();
    await look('list');
    await page.locator('main a[href$="/feedback/about-visit"]').click();
    await look('start');
    await page.locator('main a.button').click();
    for (const [question, point] of [['contact-ease-1', 'very-easy'], ['treatment-1', 'not-applicable'], ['action-1', ''], ['overall-1', 'dissatisfied']]) {
      expect(pageName(page)).toBe(question);
      await look(question);
      // One column, so that a thumb and a magnifier go straight down.
      const lefts = await page.locator(`main input[name="${question}"]`).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
      expect(new Set(lefts).size).toBe(1);
      expect(lefts).toHaveLength(6);
      if (point) await page.locator(`main input[value="${point}"]`).check();
      await pressContinue(page);
    }
    expect(pageName(page)).toBe('more');
    await page.locator('#more').fill(WRITTEN);
    await look('more');
    await expect(page.locator('main a[href$="/report"]')).toHaveCount(1);
    await pressContinue(page);
    await expect(page.locator('dl.summary')).toContainText(WRITTEN);
    await expect(page.locator('dl.summary b')).toHaveCount(0);
    await look('check');
    await send(page);
    expect(pageName(page)).toBe('sent');
    await look('sent');
    await expect(page.locator('main')).not.toContainText('FC-');
    // Back and refresh send nothing again.
    await page.goBack();
    await page.goto(`${base}/feedback/about-visit/check`);
    expect(pageName(page)).toBe('sent');
    await page.reload();
    await expectAccessible(page);
    expect((await portal.lines('inbox', 'list')).filter((line) => line.split('\t')[1] === 'feedback').length).toBeGreaterThan(0);
  });
}
