// Log levels (server-behaviour/http.md).
import type { GoSchema } from '../../codec/index.js';
import { readBody } from './body.js';
import { refuseParameter } from './refusal.js';
import type { RefusalTraits } from './traits.js';

const logLevels = ['debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'];

/**
 * Reads the level in the body of `setLogLevel`.
 *
 * @returns the level in lower case.
 * @throws {Refusal} if the body cannot be read, or the release does not know the level.
 */
export function readLogLevel(traits: RefusalTraits, text: string, schema: GoSchema): string {
  const { log_level: given = '' } = readBody(text, schema, 'invalid log level');
  const word = given === '' ? 'info' : String(given).toLowerCase();
  const level = word === 'warning' && traits.warningLevel ? 'warn' : word;
  if (!logLevels.includes(level)) throw refuseParameter(`fail to change log level: ${given}`);
  return level;
}
