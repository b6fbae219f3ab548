// The table of error codes: statuses and releases from the description, cause and remedy from docs/data/errors.yaml.
import {
  isObject,
  type JsonObject,
  objectAt,
  objectEntries,
  textAt,
} from '../../../../src/shared/json.js';
import type { Language } from '../../languages.js';
import { code, filterable, markdownTable } from './cells.js';

/** Cause and remedy of an error code in each language. */
export type ErrorAdvice = Readonly<
  Record<string, Readonly<Record<Language, { readonly cause: string; readonly remedy: string }>>>
>;

export const errorWords: Readonly<
  Record<Language, { head: string[]; filter: string; newarch: string }>
> = {
  en: {
    head: ['Code', 'Status', 'Cause', 'What to do'],
    filter: 'Filter by code, status or words',
    newarch: 'new architecture',
  },
  ja: {
    head: ['コード', 'ステータス', '原因', '対処'],
    filter: 'コード、ステータス、語句で絞り込む',
    newarch: '新アーキテクチャ',
  },
  zh: {
    head: ['错误码', '状态码', '原因', '处理方法'],
    filter: '按错误码、状态码或关键词筛选',
    newarch: '新架构',
  },
};

/**
 * Returns the table for the classic servers' description and the new architecture's.
 * @throws {Error} if the codes of the descriptions are not those that have advice.
 */
export function errorTable(
  [classic, newarch]: readonly [JsonObject, JsonObject],
  advice: ErrorAdvice,
  language: Language,
): string {
  const [inClassic, inNewarch] = [codesOf(classic), codesOf(newarch)];
  const codes = [...new Set([...Object.keys(inClassic), ...Object.keys(inNewarch)])].sort();
  refuseDifferences(codes, Object.keys(advice));
  const { head, filter, newarch: newarchWord } = errorWords[language];
  const rows = codes.map((name) => {
    const known = inClassic[name];
    const facts = known ?? inNewarch[name] ?? {};
    const range = textAt(facts, 'releases');
    const notes = [
      ...(known === undefined ? [newarchWord] : []),
      ...(range === undefined ? [] : [code(range)]),
    ];
    const statuses = Array.isArray(facts.statuses) ? facts.statuses.join(', ') : '';
    const { cause, remedy } = advice[name]?.[language] ?? { cause: '', remedy: '' };
    return [
      `<a id="${anchor(name)}"></a>${code(name)}`,
      [statuses, ...notes].join('<br>'),
      cause,
      remedy,
    ];
  });
  return filterable(markdownTable(head, rows), filter);
}

/** `CDC:ErrOwnerNotFound` becomes `cdc-errownernotfound`. */
function anchor(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function codesOf(document: JsonObject): Readonly<Record<string, JsonObject>> {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas');
  const property = objectAt(objectAt(objectAt(schemas, 'HTTPError'), 'properties'), 'error_code');
  const codes = property['x-error-codes'];
  return isObject(codes ?? null)
    ? Object.fromEntries(objectEntries(objectAt(property, 'x-error-codes')))
    : {};
}

function refuseDifferences(codes: readonly string[], advised: readonly string[]): void {
  const missing = codes.filter((name) => !advised.includes(name));
  const extra = advised.filter((name) => !codes.includes(name));
  if (missing.length === 0 && extra.length === 0) return;
  throw new Error(
    'docs/data/errors.yaml and the codes in `x-error-codes` of the description must be the same. ' +
      `Without advice: ${missing.join(', ') || 'none'}. Not in the description: ${extra.join(', ') || 'none'}.`,
  );
}
