// Checks the words of translations: one word for each concept (docs/data/terms.yaml), and the space beside Latin letters.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { copyButton, frameLabels, permalink } from '../guides/frame-labels.js';
import { guideGroups, guidePages } from '../guides/pages.js';
import { overviewPicture } from '../guides/pictures/overview.js';
import { statesPicture } from '../guides/pictures/states.js';
import { errorWords } from '../guides/tables/errors.js';
import { migrationWords } from '../guides/tables/migration.js';
import { releaseWords } from '../guides/tables/releases.js';
import { guideWords } from '../guides/words.js';
import { headerWords } from '../header.js';
import type { Language, Translated } from '../languages.js';
import { labels } from '../reference/labels.js';
import { referenceWords } from '../reference/words.js';
import { tryWords } from '../try/words.js';
import type { Translation } from './overlay.js';

/** A concept: its English name, and its word in each language with a regular expression of variants that are not used. */
export type Term = { readonly en: string } & Readonly<
  Record<Translated, { readonly word: string; readonly not?: string }>
>;

const japanese = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const spacing: Readonly<Record<Translated, { wrong: RegExp; rule: string }>> = {
  ja: {
    wrong: new RegExp(`${japanese} [A-Za-z0-9\`]|[A-Za-z0-9\`] ${japanese}`, 'u'),
    rule: 'no space between Japanese and Latin letters',
  },
  zh: {
    wrong: /\p{Script=Han}[A-Za-z0-9`]|[A-Za-z0-9`]\p{Script=Han}/u,
    rule: 'a space between Chinese and Latin letters',
  },
};

/** Returns what is wrong with the words of a Markdown text: variants of terms, and wrong spacing. Code is not read. */
export function findWrongWords(
  text: string,
  language: Translated,
  terms: readonly Term[],
): string[] {
  const prose = text.replaceAll(/```.*?```/gs, '').replaceAll(/`[^`\n]*`/g, '``');
  const variants = terms.flatMap(({ en, [language]: { word, not } }) =>
    [...(not === undefined ? [] : prose.matchAll(new RegExp(not, 'g')))].map(
      ([variant]) => `"${variant}": "${en}" is "${word}" in docs/data/terms.yaml`,
    ),
  );
  const { wrong, rule } = spacing[language];
  const lines = prose.split('\n').map(withoutMarks);
  const spaces = lines.flatMap((line) => line.match(wrong) ?? []);
  return [...variants, ...spaces.map((found) => `"${found}": ${rule}`)];
}

/** A line without the marks of lists, headings and links, whose spaces are not those of a sentence. */
function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:#+|[-*]|\d+\.)\s/, '')
    .replaceAll(/\s*\{#[^}]*\}|\]\([^)]*\)|<[^>]*>/g, ' | ');
}

/** Returns a line for each wrong word in the overlay, the guides, their data, and the words of the pages' frames. */
export function findWordGaps(
  root: string,
  language: Translated,
  translations: readonly Translation[],
): string[] {
  const terms: readonly Term[] = parse(readFileSync(join(root, 'docs/data/terms.yaml'), 'utf8'));
  const overlay = translations.map(
    ({ pointer, translation }) =>
      [`spec/overlays/${language}.yaml: ${pointer}`, translation] as const,
  );
  return [
    ...overlay,
    ...guides(root, language),
    ...data(root, language),
    ...frames(language),
  ].flatMap(([place, text]) =>
    findWrongWords(text, language, terms).map((gap) => `${place}: word: ${gap}`),
  );
}

type Place = readonly [place: string, text: string];

function guides(root: string, language: Translated): Place[] {
  const folder = `docs/${language}`;
  return readdirSync(join(root, folder)).map((file) => [
    `${folder}/${file}`,
    readFileSync(join(root, folder, file), 'utf8'),
  ]);
}

function data(root: string, language: Translated): Place[] {
  return ['errors.yaml', 'v2.yaml'].flatMap((file) =>
    valuesOf(parse(readFileSync(join(root, 'docs/data', file), 'utf8')), language).map(
      (text): Place => [`docs/data/${file}`, text],
    ),
  );
}

function frames(language: Translated): Place[] {
  const words = (all: Readonly<Record<Language, unknown>>) => textsIn(all[language]);
  return [
    ...labels.map((label): Place => ['scripts/site/reference/labels.ts', label[language].trim()]),
    ...words(referenceWords).map((text): Place => ['scripts/site/reference/words.ts', text]),
    ...words(tryWords).map((text): Place => ['scripts/site/try/words.ts', text]),
    ...words(guideWords).map((text): Place => ['scripts/site/guides/words.ts', text]),
    ...words(headerWords).map((text): Place => ['scripts/site/header.ts', text]),
    ...frameLabels.map(
      ({ words: label }): Place => ['scripts/site/guides/frame-labels.ts', label[language]],
    ),
    ['scripts/site/guides/frame-labels.ts', copyButton[language]],
    ['scripts/site/guides/frame-labels.ts', permalink[language]('…')],
    ...[errorWords, migrationWords, releaseWords]
      .flatMap(words)
      .map((text): Place => ['scripts/site/guides/tables/', text]),
    ...[...guideGroups, ...guidePages].map(
      ({ titles }): Place => ['scripts/site/guides/pages.ts', titles[language]],
    ),
    ['scripts/site/guides/pictures/overview.ts', overviewPicture(language)],
    ['scripts/site/guides/pictures/states.ts', statesPicture(language)],
  ];
}

/** Returns all texts below the keys that name the language. */
function valuesOf(value: unknown, language: Translated): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === language ? textsIn(child) : valuesOf(child, language),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
