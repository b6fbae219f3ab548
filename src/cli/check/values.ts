// Reads the values of the options of `ticdc-openapi check`. Each throws a `UsageError` that says what was expected.
import { maskSecrets } from '../../contract/mask.js';
import { UsageError } from '../command.js';

/** A `UsageError` of this subcommand, without secrets. */
export function usage(problem: string): UsageError {
  return new UsageError(`check: ${maskSecrets(problem)}`);
}

function expected(option: string, what: string, got: string): UsageError {
  return usage(`expected --${option} to be ${what}, got ${JSON.stringify(got)}`);
}

const longestTime = 3_600_000;

/** Milliseconds: `20s` or `500ms`, at least 1 ms and at most an hour. */
export function toMilliseconds(option: string, text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text) ?? [];
  const milliseconds = Math.round(Number(digits) * (unit === 's' ? 1_000 : 1));
  if (milliseconds >= 1 && milliseconds <= longestTime) return milliseconds;
  throw expected(option, 'a time from 1ms to 3600s, such as 20s or 500ms', text);
}

/** From 0 to 1. */
export function toShare(option: string, text: string): number {
  if (/^(?:0|1|[01]?\.\d+)$/.test(text) && Number(text) <= 1) return Number(text);
  throw expected(option, 'a share from 0 to 1, such as 0.9', text);
}

export function oneOf<Name extends string>(
  option: string,
  text: string,
  names: readonly Name[],
): Name {
  const name = names.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  throw expected(option, `one of ${names.join(', ')}`, text);
}

/** `8.5.7`, also of `v8.5.7` and with a suffix such as `-alpha`. */
export function toRelease(option: string, text: string): string {
  const [, release] = /^v?(\d{1,4}\.\d{1,4}\.\d{1,4}(?:-[\w.-]+)?)$/.exec(text) ?? [];
  if (release !== undefined) return release;
  throw expected(option, 'a release such as 8.5.7', text);
}

const longestRunId = 100;

/** Run IDs start with `check-`, so that no other changefeed is ever taken for one of a run's own. */
export function toRunId(option: string, text: string): string {
  if (/^check(?:-[a-zA-Z\d]+)+$/.test(text) && text.length <= longestRunId) return text;
  throw expected(
    option,
    `check- with letters, digits and single hyphens, at most ${longestRunId} characters`,
    text,
  );
}

/** A capture ID: a word without spaces. */
export function toWord(option: string, text: string): string {
  if (/^\S+$/.test(text)) return text;
  throw expected(option, 'a word without spaces', text);
}

/** Headers that change in which form an answer comes, so that it could not be judged. */
const reserved = [
  ...['accept-encoding', 'connection', 'content-length', 'expect', 'range', 'te'],
  ...['trailer', 'transfer-encoding', 'upgrade'],
];

/** Names in lower case. No message quotes a header, as its value may be a secret. */
export function toHeaders(option: string, texts: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (const text of texts) {
    const [, given = '', value = ''] =
      /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(text) ?? [];
    const name = given.toLowerCase();
    if (name === '')
      throw usage(`expected --${option} to be 'name: value'; quote it for the shell`);
    if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value))
      throw usage(`--${option}: the value of ${name} has characters that no header may have`);
    if (reserved.includes(name))
      throw usage(`--${option}: ${name} cannot be set, as it changes in which form answers come`);
    if (headers.has(name)) throw usage(`--${option}: ${name} is given twice`);
    headers.set(name, value);
  }
  return Object.fromEntries(headers);
}

/** An absolute http or https URL of a server, without `/api/v1`. Returned as it stands, credentials included. */
export function toUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    const shown = text.includes('://') ? text : text.replace(/^.*@/, 'xxxxx@');
    const hint = /^[\w.-]+(?::\d+)?(?:\/|$)/.test(text) ? `; try http://${text}` : '';
    throw usage(
      `expected an http or https URL such as http://127.0.0.1:8300, got ${JSON.stringify(shown)}${hint}`,
    );
  }
  if (url.search !== '' || url.hash !== '')
    throw usage('expected a URL without query and fragment');
  if (/\/api(?:\/v\d+)?\/*$/.test(url.pathname))
    throw usage('expected the URL of a server without /api/v1, which is added to it');
  return url;
}
