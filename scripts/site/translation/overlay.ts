// The overlays spec/overlays/{ja,zh}.yaml: OpenAPI Overlays 1.0.0, in which each action selects a text by its English words.
import { stringify } from 'yaml';
import { isObject, type JsonObject } from '../../../src/shared/json.js';
import { parseSpecFile } from '../../generate/spec/read-spec.js';
import { SourceMap } from '../../generate/spec/source-map.js';
import type { Translated } from '../languages.js';
import { identityOf, type Text, type TextKey } from './texts.js';

/** A translated text. */
export interface Translation {
  readonly key: TextKey;
  readonly english: string;
  readonly translation: string;
  /** JSON pointer to the first place where the English text stood when it was translated. */
  readonly pointer: string;
}

const targetForm =
  /^\$(?:\.\.|\.tags)\[\?@\.(description|summary|title|name) == '((?:[^'\\]|\\.)*)'\]$/s;

/**
 * Reads the text of an overlay.
 * @param file The name of the file in messages.
 * @throws {Error} if the text is not YAML, or an action has another form than `renderOverlay` writes.
 */
export function readOverlay(text: string, file: string): Translation[] {
  const { value } = parseSpecFile(text, file, new SourceMap());
  const actions = isObject(value) && Array.isArray(value.actions) ? value.actions : [];
  return actions.map((action, index) => {
    const found = isObject(action) ? readAction(action) : undefined;
    if (found) return found;
    throw new Error(
      `${file}: expected action ${index + 1} to select a text by its English words. ` +
        'Write it with `npm run translations -- --add <language> <file>`.',
    );
  });
}

function readAction({ target, update, 'x-at': pointer }: JsonObject): Translation | undefined {
  const [, key, literal] = typeof target === 'string' ? (target.match(targetForm) ?? []) : [];
  if (!isTextKey(key) || literal === undefined || !isObject(update)) return undefined;
  const translation = update[translatedKey(key)];
  if (typeof translation !== 'string' || typeof pointer !== 'string') return undefined;
  return { key, english: fromLiteral(literal), translation, pointer };
}

function isTextKey(text: string | undefined): text is TextKey {
  return text !== undefined && ['description', 'summary', 'title', 'name'].includes(text);
}

/** Renders an overlay. Its actions have the order of `translations`. */
export function renderOverlay(language: Translated, translations: readonly Translation[]): string {
  const overlay = {
    overlay: '1.0.0',
    info: { title: `TiCDC OpenAPI v1, texts in ${nameOf[language]}`, version: '1.0.0' },
    actions: translations.map(({ key, english, translation, pointer }) => ({
      target: `${key === 'name' ? '$.tags' : '$..'}[?@.${key} == ${toLiteral(english)}]`,
      'x-at': pointer,
      update: { [translatedKey(key)]: translation },
    })),
  };
  return `${banner}${stringify(overlay, { lineWidth: 120, singleQuote: true, blockQuote: 'literal' })}`;
}

const nameOf: Readonly<Record<Translated, string>> = { ja: 'Japanese', zh: 'Chinese' };

const banner = `# Translations of the description's texts, for both architectures. A target selects a text by its English words, so a text that
# changes is no longer translated; \`x-at\` is the place where it stood. Check and extend: \`npm run translations\`.
`;

/** Returns the description with all translations applied, as an overlay tool does. Does not change \`document\`. */
export function translate(
  document: JsonObject,
  translations: readonly Translation[],
  textsOf: (document: JsonObject) => Text[],
): JsonObject {
  const result = structuredClone(document);
  const known = new Map(translations.map((entry) => [identityOf(entry), entry.translation]));
  for (const text of textsOf(result)) {
    const translation = known.get(identityOf(text));
    if (translation !== undefined) text.owner[translatedKey(text.key)] = translation;
  }
  return result;
}

/** Redoc shows \`x-displayName\` in place of a tag's name, which stays in addresses. */
function translatedKey(key: TextKey): string {
  return key === 'name' ? 'x-displayName' : key;
}

/** Writes a string literal of JSONPath (RFC 9535). */
function toLiteral(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

function fromLiteral(literal: string): string {
  return JSON.parse(`"${literal.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`);
}
