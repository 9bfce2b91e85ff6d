// What every test starts with: a portal that the tests of one worker share, and a browser that must not complain.
import { test as base } from '@playwright/test';
import { watchConsole } from './console';
import { Portal } from './portal';

interface ForTest {
  /** What a test started is stopped when it ends, however it ends; the last first. */
  atEnd: (stop: () => Promise<void> | void) => void;
  quiet: void;
}

interface ForWorker {
  portal: Portal;
}

export const test = base.extend<ForTest, ForWorker>({
  portal: [
    async ({}, use) => {
      const portal = await Portal.start();
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],
  atEnd: async ({}, use) => {
    const stops: (() => Promise<void> | void)[] = [];
    await use((stop) => void stops.push(stop));
    for (const stop of stops.reverse()) await stop();
  },
  baseURL: async ({ portal }, use) => use(portal.url),
  quiet: [
    async ({ context }, use) => {
      const expectQuiet = watchConsole(context);
      await use();
      expectQuiet();
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
