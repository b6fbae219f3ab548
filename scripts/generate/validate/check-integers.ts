// Checks that the bounds of integers lie within their format.
import type { JsonObject } from '../../../src/shared/json.js';
import { sharedInt64Schemas, visitSchemas } from '../spec/schemas.js';

/** A defect at a JSON pointer of the document. */
export interface Defect {
  readonly pointer: string;
  readonly message: string;
}

interface Range {
  readonly minimum: bigint;
  readonly maximum: bigint;
}

/** The bounds of each format. Integers without a format must be exact in a double. */
export const INTEGER_RANGES: Readonly<Record<string, Range>> = {
  int32: { minimum: -(2n ** 31n), maximum: 2n ** 31n - 1n },
  int64: { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n },
  uint64: { minimum: 0n, maximum: 2n ** 64n - 1n },
  '': { minimum: -(2n ** 53n - 1n), maximum: 2n ** 53n - 1n },
};

/** Reports unknown integer formats, bounds outside the format, and 64-bit integers in schemas that requests and responses share. */
export function checkIntegers(document: JsonObject): Defect[] {
  const defects: Defect[] = sharedInt64Schemas(document).map((name) => ({
    pointer: `/components/schemas/${name}`,
    message: `the schema ${name} has a 64-bit integer, so a request and a response cannot share it: split it`,
  }));
  visitSchemas(document, (schema, pointer) => {
    if (schema.type === 'integer') defects.push(...checkBounds(schema, pointer));
  });
  return defects;
}

function checkBounds(schema: JsonObject, pointer: string): Defect[] {
  const format = String(schema.format ?? '');
  const range = INTEGER_RANGES[format];
  if (!range) {
    return [
      {
        pointer: `${pointer}/format`,
        message: `unknown integer format "${format}": expected int32, int64 or uint64`,
      },
    ];
  }
  const label = format === '' ? 'an integer without a format' : format;
  const defects = ['minimum', 'maximum'].flatMap((keyword) => {
    const bound = schema[keyword];
    if (typeof bound !== 'bigint' && typeof bound !== 'number') return [];
    if (bound >= range.minimum && bound <= range.maximum) return [];
    const message = `${keyword} ${bound} is beyond ${label}: ${range.minimum} to ${range.maximum}`;
    return [{ pointer: `${pointer}/${keyword}`, message }];
  });
  const { minimum, maximum } = schema;
  if (isNumeric(minimum) && isNumeric(maximum) && minimum > maximum) {
    defects.push({
      pointer: `${pointer}/minimum`,
      message: `minimum ${minimum} is above maximum ${maximum}`,
    });
  }
  return defects;
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
