// The table of everything that not each release has, from `x-releases` in the description.
import { isObject, type JsonObject, type JsonValue, textAt } from '../../../../src/shared/json.js';
import type { Language } from '../../languages.js';
import { code, filterable, markdownTable } from './cells.js';

export const releaseWords: Readonly<
  Record<Language, { head: string[]; filter: string; response: string }>
> = {
  en: {
    head: ['Where', 'What', 'Releases', 'Meaning'],
    filter: 'Filter by release (8.5.7) or words',
    response: 'response',
  },
  ja: {
    head: ['場所', '要素', 'バージョン', '意味'],
    filter: 'バージョン（8.5.7）または語句で絞り込む',
    response: 'レスポンス',
  },
  zh: {
    head: ['位置', '内容', '版本', '含义'],
    filter: '按版本（8.5.7）或关键词筛选',
    response: '响应',
  },
};

interface Row {
  readonly where: string;
  readonly what: string;
  readonly range: string;
  readonly meaning: string;
}

/** Returns the table for a description whose texts are in `language`. */
export function releaseTable(document: JsonObject, language: Language): string {
  const { head, filter, response } = releaseWords[language];
  const rows: Row[] = [];
  collect(document, [], rows, response);
  return filterable(
    markdownTable(
      head,
      rows.map(({ where, what, range, meaning }) => [
        code(where),
        what,
        `<span class="range">${code(range)}</span>`,
        meaning,
      ]),
    ),
    filter,
  );
}

function collect(value: JsonValue, path: readonly string[], rows: Row[], response: string): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      collect(item, [...path, String(index)], rows, response);
  }
  if (!isObject(value)) return;
  const range = textAt(value, 'x-releases');
  if (range !== undefined && path.join() !== 'info') rows.push(rowOf(value, path, range, response));
  const byValue = value['x-enum-releases'];
  if (isObject(byValue)) {
    for (const [word, releases] of Object.entries(byValue)) {
      const { where, what } = rowOf(value, path, '', response);
      rows.push({
        where,
        what: `${what} ${code(`"${word}"`)}`,
        range: String(releases),
        meaning: '',
      });
    }
  }
  for (const [key, child] of Object.entries(value)) {
    if (!key.startsWith('x-') && key !== 'example') collect(child, [...path, key], rows, response);
  }
}

function rowOf(owner: JsonObject, path: readonly string[], range: string, response: string): Row {
  const meaning = firstSentence(textAt(owner, 'summary') ?? textAt(owner, 'description') ?? '');
  const [root, first = '', second = ''] = path;
  if (root === 'paths') {
    const status = path.indexOf('responses');
    const what =
      status < 0 ? code(textAt(owner, 'operationId') ?? '') : `${response} ${path[status + 1]}`;
    return { where: `${second.toUpperCase()} ${first}`, what, range, meaning };
  }
  const names = path.slice(3).filter((key) => key !== 'properties');
  const name = names
    .map((key) => (key === 'items' ? '[]' : `.${key}`))
    .join('')
    .replace(/^\./, '');
  return { where: second, what: name === '' ? code(second) : code(name), range, meaning };
}

/** The first sentence, in English or with a full-width stop, without links, which would lead from another page. */
function firstSentence(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.;])\s|(?<=。)/);
  return first
    .replaceAll(/\s+/g, ' ')
    .replace(/;$/, '.')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
