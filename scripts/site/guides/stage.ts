// Prepares the guides for VitePress: copies the pages, with generated tables in place of their marks, and links that lead to pages.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { firstSentences } from '../first-sentences.js';
import type { OwnPage } from '../header.js';
import { folderOf, type Language, languages, translatedLanguages } from '../languages.js';
import { type GuidePage, guidePages } from './pages.js';
import { guideWords } from './words.js';

/** Returns what a mark such as `<!-- site:errors -->` stands for, or undefined if there is no such mark. */
export type Fill = (mark: string, language: Language) => string | undefined;

interface Source {
  /** The file in the repository. */
  readonly file: string;
  /** The place in the folder of VitePress. */
  readonly place: string;
  readonly language: Language;
}

/**
 * Copies every page to `folder`. English pages without a translation get a page in the other languages that leads to them.
 * @param base The base of addresses, with a slash at its end.
 * @returns the names of the pages that there are.
 * @throws {Error} for a mark that nothing stands for.
 */
export async function stageGuides(
  root: string,
  folder: string,
  base: string,
  fill: Fill,
): Promise<string[]> {
  const sources = languages.flatMap((language) => pagesIn(root, language));
  const places = new Map(sources.map(({ file, place }) => [file, place]));
  for (const source of sources) {
    const text = await readFile(join(root, source.file), 'utf8');
    const filled = fillMarks(text, source, fill);
    const target = join(folder, source.place);
    await mkdir(dirname(target), { recursive: true });
    const linked = withLinks(filled, source, places, base);
    await writeFile(target, withDescription(linked, firstSentences(afterTitle(text))));
  }
  await writeSigns(folder, [...places.values()]);
  await cp(join(root, 'docs/public'), join(folder, 'public'), { recursive: true });
  return guidePages
    .filter(({ name }) => existsSync(join(folder, `${name}.md`)))
    .map(({ name }) => name);
}

/** Writes a page for each English page that a language has not. */
async function writeSigns(folder: string, places: readonly string[]): Promise<void> {
  const english = places.filter((place) => !/^(?:ja|zh)\//.test(place));
  for (const language of translatedLanguages) {
    for (const place of english) {
      const file = `${language}/${place}`;
      if (places.includes(file)) continue;
      const title = titleOf(place.replace(/\.md$/, ''), language);
      const up = '../'.repeat(place.split('/').length);
      const text = `---\nsearch: false\n---\n\n# ${title}\n\n[${guideWords[language].onlyEnglish}](${up}${place})\n`;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  }
}

/** Returns the title of an English page in another language. */
function titleOf(name: string, language: Language): string {
  return guidePages.find((page) => page.name === name)?.titles[language] ?? name;
}

function pagesIn(root: string, language: Language): Source[] {
  return guidePages
    .filter(({ isTranslated }) => isTranslated || language === 'en')
    .map((page) => ({
      file: fileOf(page, language),
      place: `${folderOf(language)}${page.name}.md`,
      language,
    }))
    .filter(({ file }) => existsSync(join(root, file)));
}

function fileOf({ name, file }: GuidePage, language: Language): string {
  const english = language === 'en' ? file : undefined;
  return english ?? `docs/${folderOf(language)}${name}.md`;
}

/** The text of a page below its title; nothing for the home page, which has the site's description. */
function afterTitle(text: string): string {
  return text.split(/^# .*$/m)[1] ?? '';
}

/** Adds a description to the front matter of a page. */
function withDescription(text: string, description: string): string {
  if (description === '') return text;
  const field = `description: ${JSON.stringify(description)}\n---\n`;
  return text.startsWith('---\n')
    ? text.replace('\n---\n', () => `\n${field}`)
    : `---\n${field}\n${text}`;
}

function fillMarks(text: string, { file, language }: Source, fill: Fill): string {
  return text.replaceAll(/<!-- site:([a-z0-9-]+) -->/g, (_, mark: string) => {
    const filled = fill(mark, language);
    if (filled !== undefined) return filled;
    throw new Error(`${file}: there is nothing to put in place of <!-- site:${mark} -->.`);
  });
}

/** The pages that stand for files: in the repository and in the package, a link to the file leads to the file. */
const referenceOf: Readonly<Record<string, OwnPage>> = {
  'generated/openapi.yaml': 'reference/',
  'generated/openapi.newarch.json': 'reference/newarch/',
};

/** Leads links to pages of the site there; files that are no pages get no link. */
function withLinks(
  text: string,
  { file, place, language }: Source,
  places: ReadonlyMap<string, string>,
  base: string,
): string {
  return text.replaceAll(
    /\[((?:[^\]`]|`[^`]*`)*)\]\(([^)\s]+)\)/g,
    (whole, words: string, address: string) => {
      if (/^(?:[a-z]+:|#|\/)/.test(address)) return whole;
      const reference = referenceOf[posix.join(posix.dirname(file), address)];
      if (reference !== undefined) {
        // VitePress leaves addresses of files alone.
        return `[${words}](${base}${folderOf(language)}${reference}index.html){target="_self"}`;
      }
      const page = findPage(file, place, address, places);
      return page === undefined ? words : `[${words}](${page})`;
    },
  );
}

/** Returns the address, at `place`, of the page that a link in `file` leads to; undefined if it is no page of the site. */
export function findPage(
  file: string,
  place: string,
  address: string,
  places: ReadonlyMap<string, string>,
): string | undefined {
  const [path = '', anchor] = address.split('#');
  const target = places.get(posix.join(posix.dirname(file), path));
  if (target === undefined) return undefined;
  const relative = posix.relative(posix.dirname(place), target);
  return `./${relative}${anchor === undefined ? '' : `#${anchor}`}`;
}
