import { defineConfig } from '@playwright/test';

// Debian's Chromium: quiet, and never in touch with anything but the portal.
const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: 'tests',
  outputDir: 'out/results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  // Far more than any needs alone: the machine may be busy with something else.
  timeout: 180_000,
  use: {
    launchOptions,
    viewport: { width: 360, height: 740 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
  // A tag says that a test belongs to one of the two only; what has none runs in both.
  projects: [
    { name: 'phone-with-scripts', grepInvert: /@without-scripts/ },
    { name: 'phone-without-scripts', grepInvert: /@with-scripts/, use: { javaScriptEnabled: false } },
  ],
});
