// Checks the body of an answer: present or absent, valid JSON, exact 64-bit integers, no duplicate keys, the schema.
import type { Operation, OperationId } from '../../generated/operations.js';
import { responseValidators, type Validator } from '../../generated/validators.js';
import { type JsonValue, parseJson } from '../codec/index.js';
import type { Exchange } from './exchange.js';
import { type Finding, finding } from './finding.js';

type DocumentedResponse = Operation['responses'][number];
type Bits = 'int64' | 'uint64';

const bounds: Readonly<Record<Bits, readonly [bigint, bigint]>> = {
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

const plainInteger = /^-?\d+$/;

/** Everything in which the body departs from the documented response of its status. */
export function checkBody(
  operationId: OperationId,
  response: Exchange['response'],
  documented: DocumentedResponse,
): Finding[] {
  const { body } = response;
  if (documented.contentTypes.length === 0)
    return body === '' ? [] : [finding('response-body', operationId, 'no body', body)];
  if (body === '')
    return documented.emptyBody
      ? []
      : [finding('response-body', operationId, 'a body', 'an empty body')];
  const validator = validatorOf(operationId, response.status);
  return validator === undefined ? [] : checkJson(operationId, body, documented, validator);
}

function checkJson(
  operationId: OperationId,
  body: string,
  { shape }: DocumentedResponse,
  validator: Validator,
): Finding[] {
  const found: Finding[] = [];
  let value: JsonValue;
  try {
    value = parseJson(body, shape, {
      number: (pointer, literal, bits) => {
        const expected = bits && inexactness(literal, bits);
        if (expected)
          found.push(finding('exact-integers', operationId, expected, literal, pointer));
      },
      duplicateKey: (pointer) =>
        found.push(
          finding('duplicate-keys', operationId, 'each key once', 'a duplicate key', pointer),
        ),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [finding('response-body', operationId, 'JSON', `${body.slice(0, 60)} (${reason})`)];
  }
  const reported = new Set(found.map(({ pointer }) => pointer));
  if (validator(value)) return found;
  for (const error of validator.errors ?? [])
    if (!reported.has(error.instancePath))
      found.push(
        finding(
          'response-body',
          operationId,
          `that it ${error.message ?? error.keyword}`,
          excerpt(value, error.instancePath),
          error.instancePath,
        ),
      );
  return found;
}

/** What a literal at a 64-bit position should have been, or undefined if it is exact. */
function inexactness(literal: string, bits: Bits): string | undefined {
  const [least, greatest] = bounds[bits];
  if (!plainInteger.test(literal)) return `a plain ${bits} integer`;
  const value = BigInt(literal);
  return value < least || value > greatest
    ? `a ${bits} integer from ${least} to ${greatest}`
    : undefined;
}

function validatorOf(operationId: OperationId, status: number): Validator | undefined {
  const byStatus: Readonly<Record<number, Validator | undefined>> = responseValidators[operationId];
  return byStatus[status];
}

function excerpt(value: JsonValue, pointer: string): string {
  let at: JsonValue | undefined = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = at[Number(key)];
    else if (typeof at === 'object' && at !== null) at = at[key];
    else at = undefined;
  }
  if (at === undefined) return 'nothing';
  return JSON.stringify(at, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
