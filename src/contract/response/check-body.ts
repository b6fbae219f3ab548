// Checks the body of an answer: present or absent, JSON, each key once, the schema, and what an error says.
import { JsonSyntaxError, type JsonValue } from '../../codec/index.js';
import type { ContentView, ContractView, ResponseView } from '../schema/release-contract.js';
import { checkError } from './check-error.js';
import { mediaTypeOf } from './check-headers.js';
import type { Disagreement } from './collect-findings.js';
import { beginning } from './excerpt.js';
import type { Exchange } from './exchange.js';
import { type BodyText, readBody } from './read-body.js';
import { type Walk, walkBody } from './walk-body.js';

/** What was made of a body; without a walk if there was nothing to walk along. */
export interface BodyCheck {
  readonly walk?: Walk;
  readonly value?: JsonValue;
}

/** Tells `report` of everything in which the body departs from the documented answer. */
export function checkBody(
  response: Exchange['response'],
  documented: ResponseView,
  errorCodes: readonly string[] | undefined,
  view: ContractView,
  report: (one: Disagreement) => void,
): BodyCheck {
  const { body } = response;
  const { contents, mayBeEmpty, pointer: contractPointer } = documented;
  const told = (expected: string, received: string) =>
    report({ check: 'response-body', expected, received, contractPointer });
  const [first] = contents.values();
  if (first === undefined) {
    if (body !== '') told('no body', body);
    return {};
  }
  if (body === '') {
    if (!mayBeEmpty) told('a body', 'an empty body');
    return {};
  }
  // With a wrong content type the body is still worth a look.
  const content = contents.get(mediaTypeOf(response)) ?? first;
  const read = content.isText ? textOf(body) : jsonOf(body, content, told);
  if (read === undefined) return {};
  for (const pointer of read.duplicates) {
    report({
      check: 'duplicate-keys',
      expected: 'each key once',
      received: 'a duplicate key',
      pointer,
    });
  }
  const walk = walkBody(read.value, content.schema, read.literals, view, report);
  if (response.status >= 400) {
    for (const one of checkError(read.value, response.status, errorCodes, view)) report(one);
  }
  return { walk, value: read.value };
}

const textOf = (body: string): BodyText => ({ value: body, duplicates: [], literals: undefined });

function jsonOf(
  body: string,
  { shape }: ContentView,
  told: (expected: string, received: string) => void,
): BodyText | undefined {
  try {
    return readBody(body, shape);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    // Its message may show the half of a password behind a quote that was not escaped.
    const { line, column } = error;
    told('JSON', `${beginning(body, 60)} (wrong from line ${line}, column ${column} on)`);
    return undefined;
  }
}
