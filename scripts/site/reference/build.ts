// Writes the reference pages of one version: two architectures in three languages, Redoc's script, and the files for download.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseJson } from '../../../src/codec/index.js';
import { isObject, type JsonObject } from '../../../src/shared/json.js';
import { type Language, languages, type Translated } from '../languages.js';
import { type Translation, translate } from '../translation/overlay.js';
import { textsOf } from '../translation/texts.js';
import { type Architecture, referencePath, renderReferencePage } from './page.js';
import { redocScript } from './redoc-script.js';

/** The description of each architecture, by its name in `generated/` and in `releases/<version>/`. */
const descriptions: Readonly<Record<Architecture, string>> = {
  classic: 'openapi.json',
  newarch: 'openapi.newarch.json',
};

/** The files that the pages offer for download, where the version has them. */
export const downloads = [
  ...['openapi.yaml', 'openapi.json', 'openapi-3.1.json', 'openapi.newarch.json'],
  ...['openapi.codegen.yaml', 'openapi.codegen.newarch.yaml'],
];

export interface ReferenceSource {
  /** The folder with `openapi.json` and its siblings. */
  readonly folder: string;
  /** The translations of each language. Texts without one stay English. */
  readonly translations: Readonly<Record<Translated, readonly Translation[]>>;
  /** The version that the pages show; undefined for the latest. */
  readonly version?: string;
  /** Whether guides are written beside the reference. */
  readonly hasGuides: boolean;
}

/**
 * Writes the pages to the folder of a version.
 * @throws {Error} if Redoc's script has changed, or a description is missing.
 */
export async function buildReference(source: ReferenceSource, output: string): Promise<void> {
  const { folder, translations, version, hasGuides } = source;
  const available = downloads.filter((name) => existsSync(join(folder, name)));
  await write(join(output, 'redoc.js'), await redocScript());
  for (const architecture of ['classic', 'newarch'] as const) {
    const english = await readDescription(join(folder, descriptions[architecture]));
    for (const language of languages) {
      const document = inLanguage(english, language, translations);
      const page = { language, architecture, document, version, downloads: available, hasGuides };
      const place = join(output, referencePath(language, architecture));
      await write(join(place, 'index.html'), renderReferencePage(page));
      if (architecture === 'newarch') continue;
      for (const name of available) await copyFile(join(folder, name), join(place, name));
    }
  }
}

async function readDescription(file: string): Promise<JsonObject> {
  const value = parseJson(await readFile(file, 'utf8'));
  if (isObject(value)) return value;
  throw new Error(`Expected a JSON object in ${file}.`);
}

function inLanguage(
  document: JsonObject,
  language: Language,
  translations: ReferenceSource['translations'],
): JsonObject {
  return language === 'en' ? document : translate(document, translations[language], textsOf);
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
