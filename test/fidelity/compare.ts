// Compares what two servers responded to the same request.
import type { RecordedResponse } from '../../scripts/record/recording.js';
import { normaliseText, shapeOf } from './normalise.js';

/** Headers whose values are compared. Of all others only the names are. */
const comparedHeaders = [
  'content-type',
  'location',
  'allow',
  'www-authenticate',
  'transfer-encoding',
  'connection',
];

/** Headers that the client's connection decides. */
const ignored = ['keep-alive', 'content-length'];

/** Returns one line for each difference between a real response and that of the sandbox. */
export function differences(real: RecordedResponse, played: RecordedResponse): string[] {
  const lines: string[] = [];
  const note = (what: string, one: unknown, other: unknown) => {
    if (one !== other) lines.push(`${what}: real ${one}, sandbox ${other}`);
  };
  note('status', real.status, played.status);
  for (const name of comparedHeaders) {
    note(name, headerOf(real, name), headerOf(played, name));
  }
  note('has a length', 'content-length' in real.headers, 'content-length' in played.headers);
  note('headers', otherHeaders(real), otherHeaders(played));
  const [one, other] = [read(real.body), read(played.body)];
  note('layout', one.layout, other.layout);
  if (one.layout === 'text' || other.layout === 'text') {
    note('body', normaliseText(real.body), normaliseText(played.body));
    return lines;
  }
  const [left, right] = [shapeOf(one.value), shapeOf(other.value)];
  for (const path of [...new Set([...left.keys(), ...right.keys()])].sort()) {
    note(path === '' ? 'body' : path, left.get(path), right.get(path));
  }
  return lines;
}

function headerOf({ headers }: RecordedResponse, name: string): string | undefined {
  const value = headers[name];
  return value === undefined ? undefined : normaliseText(value);
}

function otherHeaders({ headers }: RecordedResponse): string {
  const known = [...comparedHeaders, ...ignored];
  return Object.keys(headers)
    .filter((name) => !known.includes(name))
    .sort()
    .join(', ');
}

/** How a body is laid out, and its first JSON document. */
function read(body: string): { layout: string; value?: unknown } {
  const end = endOfDocument(body);
  if (end === undefined) return { layout: 'text' };
  const rest = body.slice(end);
  const style = /^[[{]\n {4}/.test(body) ? 'indented by 4' : 'compact';
  const layout = [
    ['[]', '{}', 'null'].includes(body) ? 'empty value' : style,
    ...(rest.trim() === '' ? [] : [`then ${normaliseText(rest)}`]),
    ...(rest.endsWith('\n') ? ['then a new line'] : []),
  ].join(', ');
  return { layout, value: JSON.parse(body.slice(0, end)) };
}

/** Returns where the first JSON document of a text ends; undefined if it does not begin with one. */
function endOfDocument(text: string): number | undefined {
  const ends = [
    text.length,
    ...[...text.matchAll(/[}\]](?=[{[\s])/g)].map(({ index }) => index + 1),
  ];
  return ends.find((end) => {
    try {
      JSON.parse(text.slice(0, end));
      return true;
    } catch {
      return false;
    }
  });
}
