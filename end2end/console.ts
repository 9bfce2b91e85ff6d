// A page that complains is a page that fails: errors, blocked scripts and styles, promises nobody caught.
import { type BrowserContext, type Request, type Response, expect } from '@playwright/test';

/** Listens to every page of a context; the function that comes back fails if there was anything to hear. */
export function watchConsole(context: BrowserContext): () => void {
  const complaints: string[] = [];
  const answeredBadly = new Set<string>();
  const lost = new Set<string>();
  context.on('response', (response) => {
    if (isPage(response) && response.status() >= 400) answeredBadly.add(response.url());
  });
  context.on('requestfailed', (request) => {
    if (isForm(request)) lost.add(request.url());
  });
  context.on('console', (message) => {
    const { url } = message.location();
    // Chromium notes every page with a status from 400, and that is what a page with an error has; and what did not
    // arrive, which is what tests of a lost signal are about.
    const isStatus = /^Failed to load resource: the server responded with a status of (4\d\d|503)/.test(message.text());
    const isLostForm = /ERR_(CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE|INTERNET_DISCONNECTED)/.test(message.text()) && lost.has(url);
    // It asks for the icon when it likes, also while a test restarts the server or takes the signal away.
    const isIconOfNoServer = url.endsWith('/icon.svg') && /ERR_(CONNECTION_(REFUSED|RESET)|INTERNET_DISCONNECTED)/.test(message.text());
    const isExpected = (isStatus && answeredBadly.has(url)) || isLostForm || isIconOfNoServer;
    if (message.type() === 'error' && !isExpected) complaints.push(`${url}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return () => expect(complaints, 'complaints of the browser').toEqual([]);
}

/** What a person went to, or sent. */
function isPage(response: Response): boolean {
  const request = response.request();
  const before = request.redirectedFrom();
  return request.isNavigationRequest() || isForm(request) || Boolean(before && isForm(before));
}

function isForm(request: Request): boolean {
  return request.method() === 'POST';
}
