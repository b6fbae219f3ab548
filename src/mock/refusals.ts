// Refusals of the mock: what TiCDC refuses without looking at its cluster, and so without a memory. Pure.
import type { Buffer } from 'node:buffer';
import type { GoSchema } from '../codec/index.js';
import { readBody } from '../http/refusals/body.js';
import { readConfig } from '../http/refusals/changefeed-config.js';
import { captureNotExists, changefeedNotExists } from '../http/refusals/changefeed-errors.js';
import { readDrain, readMove } from '../http/refusals/classic/captures.js';
import { createChecks, readCreate } from '../http/refusals/classic/create-changefeed.js';
import { checkUpdate, readUpdate } from '../http/refusals/classic/update-changefeed.js';
import { runCreateChecks } from '../http/refusals/create-checks.js';
import { isId } from '../http/refusals/ids.js';
import { readLogLevel } from '../http/refusals/log-level.js';
import { Refusal, refuseParameter } from '../http/refusals/refusal.js';
import type { RefusalTraits } from '../http/refusals/traits.js';
import type { HttpResponse } from '../http/response.js';

/**
 * Returns the refusal of the first path parameter that is not an ID. No changefeed has such an ID, so releases that look the changefeed
 * up first do not find it.
 */
export function refusePath(
  traits: RefusalTraits,
  operationId: string,
  parameters: Readonly<Record<string, string>>,
): HttpResponse | undefined {
  const [name, id] = Object.entries(parameters).find(([, value]) => !isId(value)) ?? [];
  if (name === undefined || id === undefined) return undefined;
  const isLookedUp = traits.lookupFirst && operationId !== 'removeChangefeed';
  const refusal =
    isLookedUp && name === 'changefeed_id'
      ? changefeedNotExists(traits, id)
      : refuseParameter(`invalid ${name}: ${id}`);
  return refusal.response;
}

/** Throws the refusal of a body. */
type Check = (traits: RefusalTraits, body: string, schema: GoSchema) => void;

/** The mock connects to no sink, so each one can be reached. */
const isUnreachable = () => false;

/** The settings of a changefeed of which the mock knows nothing. */
const unknown = readConfig({});

const checks: Readonly<Record<string, Check>> = {
  createChangefeed(traits, body, schema) {
    runCreateChecks(readCreate(traits, body, schema, isUnreachable), createChecks);
  },
  updateChangefeed(traits, body, schema) {
    checkUpdate(traits, unknown, readUpdate(body, schema), isUnreachable);
  },
  setLogLevel: (traits, body, schema) => void readLogLevel(traits, body, schema),
  moveTable: (_, body, schema) => void readMove(body, schema),
  drainCapture(traits, body, schema) {
    if (readDrain(body, schema) === '') throw captureNotExists(traits, '');
  },
};

const onlyRead: Check = (_, body, schema) => void readBody(body, schema, 'invalid api parameter');

/** Returns the refusal of a body, whatever its Content-Type. Bytes that are not UTF-8 become U+FFFD, as in Go. */
export function refuseBody(
  traits: RefusalTraits,
  operationId: string,
  body: Buffer,
  schema: GoSchema,
): HttpResponse | undefined {
  const check = checks[operationId] ?? onlyRead;
  try {
    check(traits, body.toString('utf8'), schema);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}
