// The words that pages say, from the same files as the portal has them, so that a translator may change them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentDir } from './portal';

/** A message of the frame, such as `error-prefix`, without variables. */
export function said(language: string, message: string): string {
  const file = readFileSync(join(contentDir, 'locales', language, 'frame.ftl'), 'utf8');
  const line = file.split('\n').find((one) => one.startsWith(`${message} = `));
  if (!line) throw new Error(`${language}/frame.ftl does not say ${message}`);
  return line.slice(message.length + 3);
}
