// The settings of CSV files.
import { isObject, type JsonObject, type JsonValue, textAt } from '../../../shared/json.js';
import type { RefusalTraits } from '../traits.js';

/** Names of the settings in the object that is read: requests write hyphens, responses of the new architecture underscores. */
export type Spelling = 'hyphens' | 'underscores';

/** Returns why servers refuse the settings of CSV files; undefined if they do not. */
export function csvProblem(
  traits: RefusalTraits,
  csv: JsonValue | undefined,
  spelling: Spelling = 'hyphens',
): string | undefined {
  if (!isObject(csv)) return undefined;
  const quote = textAt(csv, 'quote') ?? '';
  const delimiter = textAt(csv, 'delimiter') ?? '';
  return (
    quoteProblem(quote) ??
    delimiterProblem(traits.csvDelimiter, delimiter) ??
    commonProblem(traits, quote, delimiter) ??
    encodingProblem(csv, spelling)
  );
}

function quoteProblem(quote: string): string | undefined {
  if (byteLength(quote) > 1) return 'csv config quote contains more than one character';
  return /[\r\n]/.test(quote) ? 'csv config quote cannot be line break character' : undefined;
}

function delimiterProblem(longest: number, delimiter: string): string | undefined {
  if (delimiter === '') return 'csv config delimiter cannot be empty';
  if (byteLength(delimiter) > longest) {
    if (longest === 1) return 'csv config delimiter contains more than one character';
    return 'csv config delimiter contains more than three characters, note that escape sequences can only be used in double quotes in toml configuration items.';
  }
  return /[\r\n]/.test(delimiter)
    ? 'csv config delimiter contains line break characters'
    : undefined;
}

function commonProblem(
  { csvDelimiter }: RefusalTraits,
  quote: string,
  delimiter: string,
): string | undefined {
  if (quote === '' || !delimiter.includes(quote)) return undefined;
  const problem =
    csvDelimiter === 3 ? 'has common characters which is not allowed' : 'cannot be the same';
  return `csv config quote and delimiter ${problem}`;
}

function encodingProblem(csv: JsonObject, spelling: Spelling): string | undefined {
  const name = spelling === 'hyphens' ? 'binary-encoding-method' : 'binary_encoding_method';
  const isKnown = ['hex', 'base64'].includes(textAt(csv, name) ?? '');
  return isKnown ? undefined : 'csv config binary-encoding-method can only be hex or base64';
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Returns the error text about a date separator; undefined if it is known or empty. */
export function dateSeparatorProblem(separator: string): string | undefined {
  const known = ['', 'none', 'year', 'month', 'day'];
  if (known.includes(separator.toLowerCase())) return undefined;
  return `[CDC:ErrStorageSinkInvalidDateSeparator]date separator in storage sink is invalid%!(EXTRA string=${separator})`;
}
