// Compares the translated guides in docs/ja and docs/zh with the English ones in docs/.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Translated } from '../languages.js';

/** English pages that are translated; the others are read in English in every language. */
export const translatedGuides = [
  'index',
  'getting-started',
  'concepts',
  'check-safely',
  'errors',
  'releases',
  'known-deviations',
  'migrating-to-v2',
  'generators',
  'troubleshooting',
  'quality',
] as const;

/** Returns a line for each guide whose translation is missing, stale or orphaned. */
export function findGuideGaps(root: string, language: Translated): string[] {
  const folder = `docs/${language}`;
  const names: readonly string[] = translatedGuides;
  const missing = names.flatMap((name) => {
    const file = `${folder}/${name}.md`;
    if (!existsSync(join(root, file))) return [`${file}: untranslated: docs/${name}.md`];
    const hash = sourceHash(readFileSync(join(root, `docs/${name}.md`), 'utf8'));
    const [, translated] = readFileSync(join(root, file), 'utf8').match(sourceField) ?? [];
    if (translated === hash) return [];
    return [`${file}: stale: docs/${name}.md has changed; its "source" is now ${hash}`];
  });
  const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const orphaned = present
    .filter((file) => file.endsWith('.md') && !names.includes(file.slice(0, -3)))
    .map((file) => `${folder}/${file}: orphaned: docs/${file} is not translated`);
  return [...missing, ...orphaned];
}

/** The field at the top of a translated guide: the hash of the English page that was translated. */
const sourceField = /^source: ([0-9a-f]{12})$/m;

/** Returns the hash of an English page that its translations carry. White space does not count. */
export function sourceHash(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}
