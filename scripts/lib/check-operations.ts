// Checks what the generated client and codec could not express of an operation.
import type { Defect } from './check-integers.js';
import { child, type Dictionary, isDictionary, join, resolve, text } from './document.js';
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listResponses,
} from './list-operations.js';
import { ShapeError, shapeOf } from './shape.js';

/** Operations whose function has no signature (`path..., queryOrBody?, options?`) or whose bodies have no shape. */
export function checkOperations(document: Dictionary): Defect[] {
  return listOperations(document).flatMap((located) => [
    ...checkSignature(document, located),
    ...checkShapes(document, located),
  ]);
}

function checkSignature(document: Dictionary, located: LocatedOperation): Defect[] {
  const { operation, operationId, parameters, pointer } = located;
  const defects = parameters
    .filter((parameter) => resolve(document, child(parameter, 'schema'), '').node.type !== 'string')
    .map((parameter) => ({
      pointer,
      message: `the parameter ${text(parameter, 'name')} is not a string: the client sends only strings`,
    }));
  const query = parameters.some((parameter) => parameter.in === 'query');
  if (!query || !isDictionary(operation.requestBody)) return defects;
  const message = `${operationId} takes query parameters and a body: its function has room for one of them`;
  return [...defects, { pointer: join(pointer, 'requestBody'), message }];
}

function checkShapes(document: Dictionary, { operation, pointer }: LocatedOperation): Defect[] {
  const { requestBody } = operation;
  const bodies = listResponses(document, operation).map(([, response]) => response);
  if (isDictionary(requestBody)) bodies.push(resolve(document, requestBody, '').node);
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
