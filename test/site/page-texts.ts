// Finds English that was left on a page of another language.
import type { Page } from 'playwright-core';
import type { JsonValue } from '../../src/shared/json.js';

/** Returns the texts of a page, seen or read aloud, one for each element. Code, examples and words marked as another language are not among them. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const skipped = 'script, style, noscript, pre, code, kbd';
    const own = document.documentElement.lang;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ALL);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest(skipped)) continue;
      if (element.closest('[lang]')?.getAttribute('lang') !== own) continue;
      if (node instanceof Text) found.push(node.data);
      if (!(node instanceof Element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        found.push(node.getAttribute(name) ?? '');
      }
    }
    return [...new Set(found.map((text) => text.trim().replaceAll(/\s+/g, ' ')))];
  });
}

const word = /[A-Za-z][A-Za-z'’-]+/g;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Quoted values (Redoc cuts long ones), methods, paths, addresses and patterns stand for themselves. */
const codeLike =
  /^".*$|\S*[/\\^{}[\]"]\S*|\b(?:GET|PUT|POST|DELETE|int32|int64|true|false)\b|\S+\.(?:json|yaml)\b/g;
/** Three English words in a row. */
const phrase = /[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z][A-Za-z'’-]*){2,}/g;

/** Returns the texts, or the parts of them, that are English: without any other script, or three words in a row, which are not all names. */
export function englishIn(texts: readonly string[], names: ReadonlySet<string>): string[] {
  const isEnglish = (text: string) =>
    !names.has(text) &&
    !names.has(text.replaceAll(/^\p{P}+|\p{P}+$/gu, '')) &&
    (text.replaceAll(codeLike, '').match(word) ?? []).some(
      (one) => !names.has(one) && one.length > 2,
    );
  return texts
    .flatMap((text) => (cjk.test(text) ? (text.match(phrase) ?? []) : [text]))
    .filter(isEnglish);
}

/** Returns the keys and the words of values of a description: the names of its API. */
export function namesIn(value: JsonValue): string[] {
  if (typeof value === 'string') return /^[\w.:/{}-]+$/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...namesIn(child)]);
}
