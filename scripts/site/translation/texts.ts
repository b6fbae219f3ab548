// Lists the texts of a description that are translated: names, examples, patterns and code are not among them.
import { isObject, type JsonObject, type JsonValue } from '../../../src/shared/json.js';
import { toPointer } from '../../../src/shared/json-pointer.js';

/** The key under which a text stands. A tag's name is part of addresses, so its translation stands beside it. */
export type TextKey = 'description' | 'summary' | 'title' | 'name';

/** A text of a description. */
export interface Text {
  readonly key: TextKey;
  readonly english: string;
  /** JSON pointer to the text. */
  readonly pointer: string;
  /** The object that has the text under `key`. */
  readonly owner: JsonObject;
}

/** Keys below which there is no text: data, and names that users choose. */
const data = ['example', 'default', 'enum', 'value', 'required'];

/** Returns every text of the description, in document order. */
export function textsOf(document: JsonObject): Text[] {
  const texts: Text[] = [];
  visit(document, [], texts);
  return texts;
}

/** Identifies a text: the same English has one translation wherever it stands under this key. */
export function identityOf({ key, english }: Pick<Text, 'key' | 'english'>): string {
  return `${key}: ${english}`;
}

function visit(value: JsonValue, path: readonly string[], texts: Text[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, String(index)], texts);
  }
  if (!isObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    const at = [...path, key];
    if (typeof child === 'string') {
      if (isTextKey(key, path)) {
        texts.push({ key, english: child, pointer: toPointer(at), owner: value });
      }
    } else if (isNamed(path) || !(data.includes(key) || key.startsWith('x-'))) {
      visit(child, at, texts);
    }
  }
}

function isTextKey(key: string, path: readonly string[]): key is TextKey {
  if (key === 'title') return path.join() === 'info';
  if (key === 'name') return path[0] === 'tags';
  return key === 'description' || key === 'summary';
}

/** Whether the keys of the object are names, such as those of properties: `default` and `value` may be among them. */
function isNamed(path: readonly string[]): boolean {
  const kind = path.at(-1);
  if (kind === 'properties' && path.at(-2) !== 'properties') return true;
  return (
    kind === 'examples' || kind === 'responses' || (path.length === 2 && path[0] === 'components')
  );
}
