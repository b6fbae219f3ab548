// Checks that the generated client and codec can express every operation.

import { isObject, type JsonObject, objectAt, textAt } from '../../../src/shared/json.js';
import { joinPointer } from '../../../src/shared/json-pointer.js';
import { resolveObject } from '../../../src/shared/references.js';
import { ShapeError, shapeOf } from '../render/shape.js';
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listResponses,
} from '../spec/list-operations.js';
import type { Defect } from './check-integers.js';

/** Reports operations that do not fit the signature (`path..., queryOrBody?, options?`) or whose bodies have no shape. */
export function checkOperations(document: JsonObject): Defect[] {
  return listOperations(document).flatMap((located) => [
    ...checkSignature(document, located),
    ...checkShapes(document, located),
  ]);
}

function checkSignature(document: JsonObject, located: LocatedOperation): Defect[] {
  const { operation, operationId, parameters, pointer } = located;
  const defects = parameters
    .filter((parameter) => resolveObject(document, objectAt(parameter, 'schema')).type !== 'string')
    .map((parameter) => ({
      pointer,
      message: `the parameter ${textAt(parameter, 'name')} is not a string: the client sends only strings`,
    }));
  const query = parameters.some((parameter) => parameter.in === 'query');
  if (!query || !isObject(operation.requestBody)) return defects;
  const message = `${operationId} takes query parameters and a body: its function can take only one of them`;
  return [...defects, { pointer: joinPointer(pointer, 'requestBody'), message }];
}

function checkShapes(document: JsonObject, { operation, pointer }: LocatedOperation): Defect[] {
  const { requestBody } = operation;
  const bodies = listResponses(document, operation).map(([, response]) => response);
  if (isObject(requestBody)) bodies.push(resolveObject(document, requestBody));
  return bodies.flatMap((body) => {
    try {
      shapeOf(document, jsonSchema(body) ?? {});
      return [];
    } catch (error) {
      if (error instanceof ShapeError) return [{ pointer: error.pointer, message: error.message }];
      return [{ pointer, message: error instanceof Error ? error.message : String(error) }];
    }
  });
}
