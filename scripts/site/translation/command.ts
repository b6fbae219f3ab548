// The command `npm run translations`: checks the translations, lists what is missing, and adds translated texts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseJson } from '../../../src/codec/index.js';
import { isObject, type JsonObject } from '../../../src/shared/json.js';
import { type Translated, toTranslated, translatedLanguages } from '../languages.js';
import { describeGap, findGaps, uniqueTexts } from './check.js';
import { findGuideGaps } from './guides.js';
import { readOverlay, renderOverlay, type Translation } from './overlay.js';
import { findWordGaps } from './terms.js';
import { identityOf } from './texts.js';

const usage = `Usage: npm run --silent translations -- [options]

Checks that every text of the description and every guide has an up-to-date translation, in the words of docs/data/terms.yaml.

Options:
  --missing <language>     print the texts without a translation as JSON, with the previous ones of the same place
  --add <language> <file>  add translations to spec/overlays/<language>.yaml and drop stale ones. The file has
                           the form that --missing prints, with a "translation" beside each "english"
  --help                   show this help
`;

/** The outputs of the command. */
export interface Output {
  /** Receives results: gaps, or texts. */
  readonly out: (text: string) => void;
  /** Receives messages. */
  readonly err: (text: string) => void;
}

/**
 * Runs the command.
 * @param root The folder of the repository.
 * @returns the exit code: 0 complete, 1 gaps or an unreadable file, 2 wrong usage.
 */
export function runTranslations(
  argv: readonly string[],
  root: string,
  { out, err }: Output,
): 0 | 1 | 2 {
  let options: ReturnType<typeof parseOptions>;
  try {
    options = parseOptions(argv);
  } catch (error) {
    err(`${messageOf(error)}\n${usage}`);
    return 2;
  }
  try {
    if (options.help) out(usage);
    else if (options.missing) out(listMissing(root, options.missing));
    else if (options.add) err(add(root, options.add, options.file));
    else return check(root, { out, err });
    return 0;
  } catch (error) {
    err(`${messageOf(error)}\n`);
    return 1;
  }
}

/** Reads the descriptions whose texts are translated. */
export function readDescriptions(root: string): JsonObject[] {
  return ['openapi.json', 'openapi.newarch.json'].map((name) => {
    const value = parseJson(readFileSync(join(root, 'generated', name), 'utf8'));
    if (isObject(value)) return value;
    throw new Error(`Expected a JSON object in generated/${name}.`);
  });
}

/** Reads the translations of a language; none if there is no overlay yet. */
export function readTranslations(root: string, language: Translated): Translation[] {
  const file = overlayFile(language);
  if (!existsSync(join(root, file))) return [];
  return readOverlay(readFileSync(join(root, file), 'utf8'), file);
}

function check(root: string, { out, err }: Output): 0 | 1 {
  const documents = readDescriptions(root);
  const lines = translatedLanguages.flatMap((language) => {
    const translations = readTranslations(root, language);
    return [
      ...findGaps(documents, translations).map(
        (gap) => `${overlayFile(language)}: ${describeGap(gap)}`,
      ),
      ...findGuideGaps(root, language),
      ...findWordGaps(root, language, translations),
    ];
  });
  for (const line of lines) out(`${line}\n`);
  if (lines.length === 0) return 0;
  err(
    `Translations that are missing, out of date or in other words: ${lines.length}. ` +
      'CONTRIBUTING.md says how to translate texts and guides.\n',
  );
  return 1;
}

function listMissing(root: string, language: Translated): string {
  const translations = readTranslations(root, language);
  const known = new Set(translations.map(identityOf));
  const missing = uniqueTexts(readDescriptions(root))
    .filter((text) => !known.has(identityOf(text)))
    .map(({ pointer, english }) => {
      const before = translations.find((entry) => entry.pointer === pointer);
      const previous = before && { english: before.english, translation: before.translation };
      return { where: pointer, english, translation: '', ...(previous && { previous }) };
    });
  return `${JSON.stringify(missing, undefined, 2)}\n`;
}

function add(root: string, language: Translated, file: string): string {
  const added = readTable(readFileSync(file, 'utf8'), file);
  const known = new Map(
    readTranslations(root, language).map((entry) => [identityOf(entry), entry.translation]),
  );
  const translations = uniqueTexts(readDescriptions(root)).flatMap((text): Translation[] => {
    const { key, english, pointer } = text;
    const translation = added.get(english) ?? known.get(identityOf(text));
    return translation === undefined ? [] : [{ key, english, translation, pointer }];
  });
  writeFileSync(join(root, overlayFile(language)), renderOverlay(language, translations));
  return `${overlayFile(language)}: ${translations.length} translations.\n`;
}

function readTable(json: string, file: string): Map<string, string> {
  const rows = parseJson(json);
  const table = new Map<string, string>();
  for (const row of Array.isArray(rows) ? rows : []) {
    if (!isObject(row)) continue;
    const { english, translation } = row;
    if (typeof english !== 'string' || typeof translation !== 'string') continue;
    if (translation !== '') table.set(english, endAs(english, translation));
  }
  if (table.size > 0) return table;
  throw new Error(`Expected a list of { "english": ..., "translation": ... } in ${file}.`);
}

/** Gives the translation the line break at the end that the English text has, or none. */
function endAs(english: string, translation: string): string {
  return translation.trimEnd() + (english.endsWith('\n') ? '\n' : '');
}

function parseOptions(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      missing: { type: 'string' },
      add: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [file = '', ...more] = positionals;
  if (more.length > 0 || (values.add === undefined) !== (file === '')) {
    throw new Error('--add takes a language and one file; the other options take no file.');
  }
  return {
    help: values.help,
    missing: values.missing === undefined ? undefined : toTranslated(values.missing),
    add: values.add === undefined ? undefined : toTranslated(values.add),
    file,
  };
}

function overlayFile(language: Translated): string {
  return `spec/overlays/${language}.yaml`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
