// HTML as text: everything that is put into a template is escaped, unless it is HTML itself.
import { visible } from '../text.js';

/** HTML that can be put into a page as it is. Only `markup` and `trusted` make it. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type { Markup };

/** Returns a text of our own, such as a style sheet, as it is. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

type Value = string | number | Markup | readonly Markup[];

/** Returns the HTML of a template. Values are escaped, for text and for attributes in double quotes. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...values.map(textOf)));
}

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('\n');
  return String(value)
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[&<>"']/g, escaped);
}

const escaped = (character: string) => `&#${character.charCodeAt(0)};`;
