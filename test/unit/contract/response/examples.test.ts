// The examples of the description conform, and Ajv judges changed examples as the checks do.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OperationId, operationIds } from '../../../../generated/operations.js';
import { type JsonValue, parseJson, stringifyJson } from '../../../../src/codec/index.js';
import type { RuleId } from '../../../../src/contract/finding/catalogue/index.js';
import { contractOf, descriptionOf } from '../../../../src/contract/schema/release-contract.js';
import type { Generation } from '../../../../src/contract/schema/server-version.js';
import { isObject } from '../../../../src/shared/json.js';
import { findObject } from '../../../../src/shared/references.js';
import { type BodyValidator, createBodyValidators } from '../../../fixtures/body-validators.js';
import { dataOf, findingsOf } from './support.js';

interface Example {
  readonly operationId: OperationId;
  readonly status: number;
  readonly value: JsonValue;
}

/** Every JSON example of a response. */
function examplesOf(generation: Generation): Example[] {
  const document = descriptionOf(generation);
  return operationIds.flatMap((operationId) => {
    const operation = contractOf(generation).operation(operationId);
    return [...(operation?.responses.values() ?? [])].flatMap(({ status, contents, pointer }) =>
      [...contents.keys()].flatMap((mediaType) => {
        const keys = pointer
          .slice(1)
          .split('/')
          .map((key) => key.replaceAll('~1', '/'));
        const root = { node: document, pointer: '' };
        const examples = findObject(document, root, ...keys, 'content', mediaType, 'examples');
        return Object.keys(examples?.node ?? {}).flatMap((name): Example[] => {
          const value = examples && findObject(document, examples, name)?.node.value;
          return isObject(value) || Array.isArray(value) ? [{ operationId, status, value }] : [];
        });
      }),
    );
  });
}

const classic = examplesOf('classic');

test.each([
  ['classic', undefined, 60],
  ['newarch', '8.5.7', 60],
] as const)('every example of the %s description conforms', (generation, release, least) => {
  const examples = examplesOf(generation);
  expect(examples.length).toBeGreaterThan(least);
  for (const { operationId, status, value } of examples) {
    const body = stringifyJson(value);
    const findings = findingsOf(operationId, body, { release, generation, status });
    expect(findings.map(dataOf)).toEqual([]);
  }
});

/** The rules that Ajv knows too. The others need extensions, the calendar, headers, or the meaning of an error. */
const rulesOfAjv: readonly RuleId[] = [
  ...(['wrong-type', 'missing-field', 'text-pattern', 'text-too-short', 'text-too-long'] as const),
  ...(['out-of-range', 'integer-out-of-range', 'integer-not-plain'] as const),
];

const validators = createBodyValidators(descriptionOf('classic')).responses;
const validatorOf = ({ operationId, status }: Example): BodyValidator | undefined =>
  validators.get(`${operationId} ${status}`);

/** The value with another one in the place that `steps` lead to, or without it if `to` is undefined. */
function changed(value: JsonValue, steps: readonly number[], to: JsonValue | undefined): JsonValue {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value) && value.length > 0 && steps.length > 0) {
    const index = step % value.length;
    return value.map((entry, at) => (at === index ? changed(entry, rest, to) : entry));
  }
  if (!isObject(value) || steps.length === 0) return to ?? null;
  const entries = Object.entries(value);
  const index = step % entries.length;
  return Object.fromEntries(
    entries.flatMap(([key, entry], at): [string, JsonValue][] => {
      if (at !== index) return [[key, entry]];
      return to === undefined && rest.length === 0 ? [] : [[key, changed(entry, rest, to)]];
    }),
  );
}

const replacement = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<JsonValue>(null, true, '', '1', 'x', 0, -1, 1.5, [], {}, 2n ** 64n, -(2n ** 63n)),
  fc.constantFrom<JsonValue>('2021-08-10 14:04:54.242', '2021-13-10 14:04:54.242', [{}], [[]], [1]),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
);

test('the walk and Ajv agree on changed examples', () => {
  const verdicts = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...classic.filter((example) => validatorOf(example) !== undefined)),
      fc.array(fc.nat(20), { maxLength: 5 }),
      replacement,
      (example, steps, to) => {
        const body = stringifyJson(changed(example.value, steps, to));
        const { operationId, status } = example;
        const shape = contractOf('classic')
          .operation(operationId)
          ?.responses.get(status)
          ?.contents.get('application/json')?.shape;
        const valid = validatorOf(example)?.(parseJson(body, shape)).length === 0;
        verdicts[valid ? 'valid' : 'invalid'] += 1;
        const findings = findingsOf(operationId, body, { status });
        // A field that no release fills must be null, whatever the type of its schema.
        fc.pre(findings.every(({ ruleId }) => ruleId !== 'wrong-value'));
        const breaks = findings.filter(({ ruleId }) => rulesOfAjv.includes(ruleId));
        expect({ body, valid: breaks.length === 0 }).toEqual({ body, valid });
      },
    ),
    { numRuns: 3_000, seed: 1 },
  );
  expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(200);
});
