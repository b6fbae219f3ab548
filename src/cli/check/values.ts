// Reads the option values of `ticdc-openapi check`. Each function throws a `UsageError` that says what was expected.
import { maskSecrets } from '../../shared/mask-secrets/index.js';
import { UsageError } from '../command.js';

/** Makes a `UsageError` of this subcommand, with secrets masked. */
export function usage(problem: string): UsageError {
  return new UsageError(`check: ${maskSecrets(problem)}`);
}

function expected(option: string, what: string, got: string): UsageError {
  return usage(`expected --${option} to be ${what}, got ${JSON.stringify(got)}`);
}

/** One hour in milliseconds. */
const longestTime = 3_600_000;

/** Reads a time such as `20s` or `500ms`. Returns milliseconds, from 1 to 3,600,000. */
export function toMilliseconds(option: string, text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text) ?? [];
  const milliseconds = Math.round(Number(digits) * (unit === 's' ? 1_000 : 1));
  if (milliseconds >= 1 && milliseconds <= longestTime) return milliseconds;
  throw expected(option, 'a time from 1ms to 3600s, such as 20s or 500ms', text);
}

/** Reads a share from 0 to 1. */
export function toShare(option: string, text: string): number {
  if (/^(?:0|1|[01]?\.\d+)$/.test(text) && Number(text) <= 1) return Number(text);
  throw expected(option, 'a share from 0 to 1, such as 0.9', text);
}

/** Reads one of the given names. */
export function oneOf<Name extends string>(
  option: string,
  text: string,
  names: readonly Name[],
): Name {
  const name = names.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  throw expected(option, `one of ${names.join(', ')}`, text);
}

/** Reads a release such as `8.5.7`. Drops a leading `v`; keeps a suffix such as `-alpha`. */
export function toRelease(option: string, text: string): string {
  const [, release] = /^v?(\d{1,4}\.\d{1,4}\.\d{1,4}(?:-[\w.-]+)?)$/.exec(text) ?? [];
  if (release !== undefined) return release;
  throw expected(option, 'a release such as 8.5.7', text);
}

/** Characters. */
const longestRunId = 100;

/** Reads a run ID. Run IDs start with `check-`, so that no other changefeed is taken for a test changefeed. */
export function toRunId(option: string, text: string): string {
  if (/^check(?:-[a-zA-Z\d]+)+$/.test(text) && text.length <= longestRunId) return text;
  throw expected(
    option,
    `check- followed by letters, digits and single hyphens, at most ${longestRunId} characters`,
    text,
  );
}

/** Reads a capture ID: a non-empty text without white space. */
export function toCaptureId(option: string, text: string): string {
  if (/^\S+$/.test(text)) return text;
  throw expected(option, 'a capture ID without spaces', text);
}

/** Headers that change how a response is transferred, so that it could not be checked. */
const reserved = [
  ...['accept-encoding', 'connection', 'content-length', 'expect', 'range', 'te'],
  ...['trailer', 'transfer-encoding', 'upgrade'],
];

/** Reads headers; their names become lower case. No message quotes a header, as its value may be a secret. */
export function toHeaders(option: string, texts: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (const text of texts) {
    const [, given = '', value = ''] =
      /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(text) ?? [];
    const name = given.toLowerCase();
    if (name === '')
      throw usage(`expected --${option} to be 'name: value'; quote it for the shell`);
    if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value))
      throw usage(
        `--${option}: the value of ${name} has characters that are not allowed in a header`,
      );
    if (reserved.includes(name))
      throw usage(
        `--${option}: ${name} cannot be set, as it changes how responses are transferred`,
      );
    if (headers.has(name)) throw usage(`--${option}: ${name} is given twice`);
    headers.set(name, value);
  }
  return Object.fromEntries(headers);
}

/** Reads the absolute http or https URL of a server, without `/api/v1`. The result keeps its credentials. */
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
    throw usage('expected a URL without a query or fragment');
  if (/\/api(?:\/v\d+)?\/*$/.test(url.pathname))
    throw usage('expected the URL of a server without /api/v1, which is added automatically');
  return url;
}
