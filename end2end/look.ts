// A page as it looks: nothing sticks out, nothing is too small to hit.
import { type Page, expect } from '@playwright/test';

const HIGH_ENOUGH_PX = 44;

/** Takes a picture, and measures what a phone would not show or a finger would miss. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `out/look/${name}.png`, fullPage: true });
  expect.soft(await stickingOut(page), `${name}: wider than the screen`).toEqual([]);
  expect.soft(await tooLow(page), `${name}: lower than ${HIGH_ENOUGH_PX} px`).toEqual([]);
}

/** What makes the page scroll sideways. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const screen = document.scrollingElement ?? document.body;
    if (screen.scrollWidth <= screen.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return right > screen.clientWidth + 1 || left < -1;
    });
    return [`${screen.scrollWidth} px`, ...wide.map((one) => one.outerHTML.slice(0, 120))];
  });
}

/** Controls in the main column that a finger can miss: what is hit is measured, not what is drawn. */
function tooLow(page: Page): Promise<string[]> {
  return page.evaluate((highEnough) => {
    const hits = (control: Element, x: number, y: number) => {
      const found = document.elementFromPoint(x, y);
      const label = found?.closest('label');
      return found !== null && (control.contains(found) || label?.control === control);
    };
    const height = (control: Element) => {
      control.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const [x, middle] = [(left + right) / 2, (top + bottom) / 2];
      let [above, below] = [0, 0];
      while (above < 100 && hits(control, x, middle - above - 1)) above += 1;
      while (below < 100 && hits(control, x, middle + below + 1)) below += 1;
      return Math.max(bottom - top, above + below + 1);
    };
    const isInText = (control: Element) =>
      getComputedStyle(control).display === 'inline' && control.parentElement?.textContent?.trim() !== control.textContent?.trim();
    const controls = [...document.querySelectorAll('main :is(a[href], button, input:not([type=hidden]), textarea, select, summary)')];
    return controls
      .filter((control) => control.checkVisibility() && !isInText(control) && height(control) < highEnough)
      .map((control) => `${height(control)} px: ${control.outerHTML.slice(0, 160)}`);
  }, HIGH_ENOUGH_PX);
}
