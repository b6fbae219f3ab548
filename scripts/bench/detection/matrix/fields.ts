// The fields of successful responses, read from the description.

import type { OperationId } from '../../../../generated/operations.js';
import { descriptionOf } from '../../../../src/contract/schema/release-contract.js';
import { isObject, type JsonObject, type JsonValue } from '../../../../src/shared/json.js';
import { childObjects, findObject, resolveObject } from '../../../../src/shared/references.js';
import { readRelease } from '../../../../src/shared/release.js';
import { isPossible } from '../../../../src/shared/release-range.js';
import { current } from '../targets.js';

/** An object of a response. A list stands for its items. */
export interface Place {
  /** The fields that lead to it from the body. */
  readonly path: readonly string[];
  readonly fields: readonly Field[];
  /** Fields that only other releases have. */
  readonly absent: readonly Field[];
}

export interface Field {
  readonly path: readonly string[];
  readonly name: string;
  /** Without references. */
  readonly schema: JsonObject;
  readonly isRequired: boolean;
}

export interface Success {
  readonly operationId: OperationId;
  readonly status: number;
  readonly hasList: boolean;
  /** Empty if the response has no body. */
  readonly places: readonly Place[];
}

const document = descriptionOf(current.generation);
const release = readRelease(current.release);

/** Returns the successful response of every operation. */
export const successes: readonly Success[] = childObjects(document, root(), 'paths').flatMap(
  ([, path]) =>
    Object.entries(path.node).flatMap(([, value]): Success[] => {
      if (!isObject(value) || typeof value.operationId !== 'string') return [];
      const operation = { node: value, pointer: '' };
      const [status = '', response] =
        childObjects(document, operation, 'responses').find(([code]) => code.startsWith('2')) ?? [];
      const content =
        response && findObject(document, response, 'content', 'application/json', 'schema');
      const items = resolveObject(document, content?.node.items);
      const hasList = content?.node.type === 'array';
      return [
        {
          // The generated list of operations comes from this document.
          operationId: value.operationId as OperationId,
          status: Number(status),
          hasList,
          places: content ? placesIn(hasList ? items : content.node, []) : [],
        },
      ];
    }),
);

function root() {
  return { node: document, pointer: '' };
}

function placesIn(schema: JsonObject, path: readonly string[]): Place[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const all = Object.entries(isObject(schema.properties) ? schema.properties : {}).map(
    ([name, value]) => {
      const property = wholeOf(value);
      const always = property['x-required-releases'];
      const isRequired = required.includes(name) || (always !== undefined && isSent(always));
      return { path, name, schema: property, isRequired };
    },
  );
  const fields = all.filter((field) => isSent(field.schema['x-releases']));
  const nested = fields.flatMap((field) => {
    const items = resolveObject(document, field.schema.items);
    const inner = field.schema.type === 'array' ? items : field.schema;
    return field.schema['x-always-null'] === true || !isObject(inner.properties)
      ? []
      : placesIn(inner, [...path, field.name]);
  });
  return [{ path, fields, absent: all.filter((field) => !fields.includes(field)) }, ...nested];
}

/** Follows references and merges `allOf`. */
function wholeOf(value: JsonValue): JsonObject {
  const schema = resolveObject(document, value);
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map(wholeOf) : [];
  return Object.assign({}, ...parts, schema);
}

function isSent(releases: JsonValue | undefined): boolean {
  return isPossible(release, typeof releases === 'string' ? releases : undefined);
}
