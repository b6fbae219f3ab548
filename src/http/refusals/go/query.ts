// The query of a URL, read and written as Go's net/url does (URL.Query, Values.Encode).
import { fromBytes, toBytes } from './bytes.js';
import { escapePart, GoUrlError, unescapePart } from './escapes.js';

/** Returns the first value of each parameter. Go drops a pair with a semicolon or a bad escape. */
export function parseGoQuery(query: string | undefined): ReadonlyMap<string, string> {
  // Of equal keys, the last one that a map receives wins.
  return new Map(readPairs(query).reverse());
}

/** Returns the query sorted by name, with a new value of one parameter. */
export function replaceInGoQuery(query: string, name: string, value: string): string {
  const others = readPairs(query).filter(([other]) => other !== name);
  const pairs = [...others, [name, value] as const];
  const byName = pairs.map(([key, text]) => [toBytes(key), toBytes(text)] as const);
  byName.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
  return byName
    .map(([key, text]) => `${escapePart(key, 'query')}=${escapePart(text, 'query')}`)
    .join('&');
}

function readPairs(query = ''): (readonly [name: string, value: string])[] {
  return query.split('&').flatMap((pair) => {
    if (pair === '' || pair.includes(';')) return [];
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    try {
      return [[decode(name), decode(value)] as const];
    } catch (error) {
      if (error instanceof GoUrlError) return [];
      throw error;
    }
  });
}

function decode(text: string): string {
  return fromBytes(unescapePart(toBytes(text), 'query'));
}
