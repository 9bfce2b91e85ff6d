// Visits that the service cannot keep, and the page of a day that the staff of a counter have.
import { cpSync, rmSync } from 'node:fs';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { lookAt } from '../look';
import { Portal, contentDir, temporaryFolder } from '../portal';
import { pageName, send } from '../report';
import { answerVisit, openBooking, pressFirst, secretsOn } from '../visit';

interface Booked {
  reference: string;
  site: string;
  start: string;
}

/** A portal whose counters a test may close. */
async function ownPortal(atEnd: (stop: () => Promise<void> | void) => void): Promise<Portal> {
  const folder = temporaryFolder('content');
  atEnd(() => rmSync(folder, { recursive: true }));
  cpSync(contentDir, folder, { recursive: true });
  const portal = await Portal.start({ contentDir: folder });
  atEnd(() => portal.stop());
  return portal;
}

for (const language of ['en', 'ur']) {
  test(`a counter closes: its visit is told, has another time, and stands on the staff's list, in ${language}`, async ({ page, atEnd }) => {
    const portal = await ownPortal(atEnd);
    const base = portal.url + (language === 'en' ? '' : `/${language}`);
    await page.goto(`${base}/book/emergency`);
    await answerVisit(page, 'check');
    await send(page);
    const secrets = await secretsOn(page);
    const [booked] = JSON.parse((await portal.lines('export', 'bookings')).join('')) as Booked[];
    const day = booked.start.slice(0, 10);
    await portal.lines('counters', 'close', booked.site, '--from', day, '--to', day, '--reason', 'Burst pipe', '--by', 'Sam Roe', '--yes');
    await openBooking(page, base, secrets);
    await expect(page.locator('main')).toContainText('Burst pipe');
    await expectAccessible(page);
    await lookAt(page, `${language}-360-withdrawn`);
    await pressFirst(page);
    await expectAccessible(page);
    await pressFirst(page);
    expect(page.url()).toBe(`${base}/booking?changed`);
    await expectAccessible(page);

    const [moved] = JSON.parse((await portal.lines('export', 'bookings')).join('')) as Booked[];
    expect(moved.reference).toBe(booked.reference);
    const [address] = await portal.lines('desk-link', moved.site, moved.start.slice(0, 10), '--by', 'Sam Roe');
    await page.goto(portal.url + new URL(address).pathname);
    await expect(page.locator('main')).toContainText('Aamina');
    await expect(page.locator('main')).not.toContainText('Warsame');
    await expectAccessible(page);
    await lookAt(page, `${language}-360-desk`);
    await page.getByRole('button', { name: 'Came', exact: true }).first().click();
    await expectAccessible(page);
    expect((await portal.lines('export', 'bookings')).join('')).toContain('"kept"');
  });
}

test('a video visit says when its call opens', async ({ page, portal }) => {
  await page.goto(`${portal.url}/book/emergency`);
  await answerVisit(page, 'check', undefined, { service: { service: 'video-appointment' } });
  await send(page);
  expect(pageName(page)).toBe('sent');
  await openBooking(page, portal.url, await secretsOn(page));
  await expect(page.locator('#video')).toHaveCount(1);
  await expect(page.locator('main')).toContainText('You are early');
  await expectAccessible(page);
  await lookAt(page, 'en-360-video');
});
