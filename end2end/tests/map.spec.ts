// A map one can move: nothing of it is fetched before somebody asks, and everything is there without it.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { expectAccessible } from '../axe';
import { expect, test } from '../fixtures';
import { Portal, contentDir, temporaryFolder } from '../portal';

// A picture of one pixel.
const TILE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const DRAWN_WITHIN_MS = 30_000;

// What draws it needs no graphics card, and the browser says no without being told to.
test.use({ launchOptions: async ({ launchOptions }, use) => {
  const args = (launchOptions.args ?? []).filter((one) => one !== '--disable-gpu');
  await use({ ...launchOptions, args: [...args, '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
} });

/** Serves one tile for every place, and counts. */
async function tileServer(asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(TILE);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function portalWithTiles(tiles: string): Promise<Portal> {
  const folder = temporaryFolder('content');
  cpSync(contentDir, folder, { recursive: true });
  const service = join(folder, 'service.toml');
  const map = `\n[map]\ntiles = "${tiles}"\nattribution = "Test tiles"\n`;
  writeFileSync(service, readFileSync(service, 'utf8') + map);
  return Portal.start({ contentDir: folder });
}

test('it is loaded when it is asked for, and shows the counters of the list', { tag: '@with-scripts' }, async ({ page, atEnd }) => {
  const asked: string[] = [];
  const server = await tileServer(asked);
  atEnd(() => void server.close());
  const { port } = server.address() as { port: number };
  const portal = await portalWithTiles(`http://127.0.0.1:${port}/{z}/{x}/{y}.png`);
  atEnd(() => portal.stop());
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(`${portal.url}/counters?q=SE13`);
  await expect(page.locator('.interactive button')).toBeVisible();
  expect(fetched.filter((url) => url.includes('maplibre')), 'before it is asked for').toEqual([]);
  await page.locator('.interactive button').click();
  await expect(page.locator('.moving[data-ready="yes"] canvas')).toBeVisible({ timeout: DRAWN_WITHIN_MS });
  await expect(page.locator('.moving a.pin-on-map')).toHaveCount(await page.locator('ol.counters > li').count());
  await expect(page.locator('.moving')).toContainText('Test tiles');
  expect(asked.length).toBeGreaterThan(0);
  await page.locator('.moving a.pin-on-map').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/counters\/[a-z-]+$/);
});

test('without tiles, or without script, there is the sketch alone', async ({ page, portal }) => {
  await page.goto(`${portal.url}/counters?q=SE13`);
  await expect(page.locator('.interactive')).toHaveCount(0);
  await expect(page.locator('.map svg')).toBeVisible();
  await expectAccessible(page);
});
