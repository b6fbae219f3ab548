// Compares an overlay with the texts of the description: what is untranslated, stale or orphaned.
import type { JsonObject } from '../../../src/shared/json.js';
import { valueAt } from '../../../src/shared/json-pointer.js';
import type { Translation } from './overlay.js';
import { identityOf, type Text, textsOf } from './texts.js';

/** What is wrong with the translation of one text. */
export interface Gap {
  /** `untranslated`: no translation. `stale`: the English text changed since. `orphaned`: the place is gone as well. */
  readonly kind: 'untranslated' | 'stale' | 'orphaned';
  readonly pointer: string;
  readonly english: string;
}

/** Returns each text of the descriptions once, in document order. */
export function uniqueTexts(documents: readonly JsonObject[]): Text[] {
  const unique = new Map<string, Text>();
  for (const text of documents.flatMap(textsOf)) {
    if (!unique.has(identityOf(text))) unique.set(identityOf(text), text);
  }
  return [...unique.values()];
}

/** Returns the gaps between the texts of the descriptions and their translations; none if both agree. */
export function findGaps(
  documents: readonly JsonObject[],
  translations: readonly Translation[],
): Gap[] {
  const texts = uniqueTexts(documents);
  const needed = new Set(texts.map(identityOf));
  const present = new Set(translations.map(identityOf));
  const left = translations.filter((entry) => !needed.has(identityOf(entry)));
  return [
    ...texts
      .filter((text) => !present.has(identityOf(text)))
      .map(({ pointer, english }): Gap => ({ kind: 'untranslated', pointer, english })),
    ...left.map(({ pointer, english }): Gap => {
      const isThere = documents.some((document) => typeof valueAt(document, pointer) === 'string');
      return { kind: isThere ? 'stale' : 'orphaned', pointer, english };
    }),
  ];
}

/** Describes a gap on one line. */
export function describeGap({ kind, pointer, english }: Gap): string {
  const words = english.trim().replaceAll(/\s+/g, ' ');
  return `${kind}: ${pointer}: ${words.length > 80 ? `${words.slice(0, 77)}...` : words}`;
}
