// A page that complains is a page that fails: errors, blocked scripts and styles, promises nobody caught.
import { type BrowserContext, type Response, expect } from '@playwright/test';

/** Listens to every page of a context; the function that comes back fails if there was anything to hear. */
export function watchConsole(context: BrowserContext): () => void {
  const complaints: string[] = [];
  const answeredBadly = new Set<string>();
  context.on('response', (response) => {
    if (isPage(response) && response.status() >= 400) answeredBadly.add(response.url());
  });
  context.on('console', (message) => {
    const { url } = message.location();
    // Chromium notes every page with a status from 400, and that is what a page with an error has.
    const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status of 4');
    // It asks for the icon when it likes, also while a test restarts the server.
    const isIconOfNoServer = url.endsWith('/icon.svg') && /ERR_CONNECTION_(REFUSED|RESET)/.test(message.text());
    const isExpected = (isStatus && answeredBadly.has(url)) || isIconOfNoServer;
    if (message.type() === 'error' && !isExpected) complaints.push(`${url}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return () => expect(complaints, 'complaints of the browser').toEqual([]);
}

function isPage(response: Response): boolean {
  return response.request().isNavigationRequest();
}
