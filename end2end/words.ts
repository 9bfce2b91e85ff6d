// The words that pages say, from the same files as the portal has them, so that a translator may change them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentDir } from './portal';

/** What the operator's settings say, such as the number of `emergency-call`. */
function setting(name: string): string {
  const [, contact, means] = /^(.*)-([a-z]+)$/.exec(name) ?? [];
  const table = readFileSync(join(contentDir, 'service.toml'), 'utf8').split(`[contact.${contact}]`)[1] ?? '';
  const value = new RegExp(`^${means} = "([^"]*)"`, 'm').exec(table)?.[1];
  if (!value) throw new Error(`service.toml does not say ${name}`);
  return value;
}

/** A message of the frame, such as `error-prefix`, with no variables but those of the settings. */
export function said(language: string, message: string): string {
  const file = readFileSync(join(contentDir, 'locales', language, 'frame.ftl'), 'utf8');
  const line = file.split('\n').find((one) => one.startsWith(`${message} = `));
  if (!line) throw new Error(`${language}/frame.ftl does not say ${message}`);
  return line.slice(message.length + 3).replace(/\{ \$([a-z-]+) \}/g, (_, name: string) =>
    // Among words from right to left a number keeps its own order.
    language === 'ur' ? `\u2066${setting(name)}\u2069` : setting(name));
}
