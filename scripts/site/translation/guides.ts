// Compares the translated guides in docs/ja and docs/zh with the English pages.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GuidePage, guidePages } from '../guides/pages.js';
import type { Translated } from '../languages.js';

const translatedPages = guidePages.filter(({ isTranslated }) => isTranslated);

/** Returns a line for each guide whose translation is missing, stale or orphaned, or has other code than the English page. */
export function findGuideGaps(
  root: string,
  language: Translated,
  pages: readonly GuidePage[] = translatedPages,
): string[] {
  const folder = `docs/${language}`;
  const gaps = pages.flatMap((page) => {
    const { source, text } = readSource(root, page);
    const file = `${folder}/${page.name}.md`;
    if (!existsSync(join(root, file))) return [`${file}: untranslated: ${source}`];
    const translation = readFileSync(join(root, file), 'utf8');
    const hash = sourceHash(text);
    const [, translated] = translation.match(sourceField) ?? [];
    if (translated !== hash)
      return [`${file}: stale: ${source} has changed; its "source" is now ${hash}`];
    return codeIn(translation).join() === codeIn(text).join()
      ? []
      : [`${file}: code: expected the code blocks of ${source}; only comments may differ`];
  });
  const names = pages.map(({ name }) => `${name}.md`);
  const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const orphaned = present
    .filter((file) => file.endsWith('.md') && !names.includes(file))
    .map((file) => `${folder}/${file}: orphaned: docs/${file} is not translated`);
  return [...gaps, ...orphaned];
}

function readSource(root: string, { name, file }: GuidePage): { source: string; text: string } {
  const source = file ?? `docs/${name}.md`;
  const text = readFileSync(join(root, source), 'utf8');
  return { source, text: source === 'CHANGELOG.md' ? withoutUnreleased(text) : text };
}

/** Of versions that are not released only the titles remain: their lines still come and go. The date of a release makes a translation stale. */
function withoutUnreleased(changelog: string): string {
  return changelog.replaceAll(/^(## .*\(not released yet\)\n).*?(?=^## |(?!.))/gms, '$1');
}

/** The field at the top of a translated guide: the hash of the English page that was translated. */
const sourceField = /^source: ([0-9a-f]{12})$/m;

/** Returns the hash of an English page that its translations carry. White space does not count. */
export function sourceHash(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}

/** Returns the code blocks of a page without their comments. */
function codeIn(text: string): string[] {
  return [...text.matchAll(/^```.*?^```$/gms)].map(([block]) =>
    block.replaceAll(/(?:^|[ \t]+)(?:\/\/|#) .*$/gm, ''),
  );
}
