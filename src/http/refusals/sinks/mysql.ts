// What servers refuse of a MySQL or TiDB sink (server-behaviour/values.md#mysql-parameters).
import { objectAt, textAt } from '../../../shared/json.js';
import { fromBytes, toBytes } from '../go/bytes.js';
import { GoUrlError, unescapePart } from '../go/escapes.js';
import { GoValueError, parseGoDuration } from '../go/values.js';
import { type Refusal, wrapped } from '../refusal.js';
import { isLocal, timeZoneProblem, unknownTimeZone } from '../time-zone.js';
import type { RefusalTraits } from '../traits.js';
import { dialProblem, splitHost } from './addresses.js';
import { missingCertificate } from './certificate-files.js';
import { type Parameter, type ParameterValue, readParameters } from './parameters.js';
import type { SinkRequest } from './sink-request.js';

/** In the order in which servers read them. */
const table: readonly Parameter[] = [
  { name: 'worker-count', type: 'int', minimum: 1n },
  { name: 'max-txn-row', type: 'int', minimum: 1n },
  { name: 'max-multi-update-row', type: 'int', minimum: 1n, servers: '>=6.1.0' },
  { name: 'max-multi-update-row-size', type: 'int', minimum: 0n, servers: '>=6.2.0' },
  { name: 'tidb-txn-mode', type: 'text' },
  { name: 'ssl-ca', type: 'text' },
  { name: 'ssl-cert', type: 'text' },
  { name: 'ssl-key', type: 'text' },
  { name: 'safe-mode', type: 'bool' },
  { name: 'time-zone', type: 'text' },
  { name: 'read-timeout', type: 'duration' },
  { name: 'write-timeout', type: 'duration' },
  { name: 'timeout', type: 'duration' },
  { name: 'batch-dml-enable', type: 'bool', servers: '>=6.1.0' },
  { name: 'multi-stmt-enable', type: 'bool', servers: '>=6.2.0' },
  { name: 'has-vector-type', type: 'bool', servers: '>=8.4.0' },
  { name: 'cache-prep-stmts', type: 'bool', servers: '>=7.1.0' },
  { name: 'enable-ddl-ts', type: 'bool', servers: 'newarch' },
];

/** Opens the sink. @throws {Refusal} if a parameter is refused or the database cannot be reached. */
export function openMysql(request: SinkRequest): void {
  const { traits, uri, config } = request;
  const invalid = (cause: string | Refusal) =>
    wrapped(traits, 'CDC:ErrMySQLInvalidConfig', 'MySQL config invalid', cause);
  const settings = objectAt(config, 'mysql-config');
  const values = readParameters(request, {
    table,
    order: traits.mysqlParameters,
    settings,
    refuseType: (problem) => {
      throw invalid(problem);
    },
    judge: (parameter, value) => {
      const problem = problemOf(request, parameter, value);
      if (problem !== undefined) throw invalid(problem);
    },
  });
  const failed = (cause: string) =>
    wrapped(traits, 'CDC:ErrMySQLConnectionError', 'fail to open MySQL connection', cause);
  const timeouts = ['read-timeout', 'timeout', 'write-timeout'].map((name) => {
    const value =
      values.get(name) ?? (traits.generation === 'newarch' ? textAt(settings, name) : '');
    return durationProblem(typeof value === 'string' ? value : '');
  });
  const problem = timeouts.find((text) => text !== undefined);
  if (problem !== undefined) throw failed(problem);
  const { name, port } = splitHost(uri.host);
  const address = `${name.includes(':') ? `[${name}]` : name}:${port || '4000'}`;
  const timeout = values.get('timeout');
  const timesOut = traits.mysqlTimeout && typeof timeout === 'string' && /^-.*[1-9]/.test(timeout);
  const cause = dialProblem(request, address);
  if (timesOut && Number(port) <= 65_535) throw failed(`dial tcp ${address}: i/o timeout`);
  if (cause !== undefined) throw failed(cause);
}

/** Returns why a value is refused; undefined if it is not. */
function problemOf(
  request: SinkRequest,
  { name, type, minimum }: Parameter,
  value: ParameterValue,
): string | Refusal | undefined {
  const { traits, parameters } = request;
  if (typeof value === 'bigint' && minimum !== undefined && traits.mysqlBounds) {
    if (value >= minimum) return undefined;
    const bound = minimum === 0n ? 'greater than or equal to 0' : 'greater than 0';
    return `invalid ${name} ${value}, which must be ${bound}`;
  }
  if (typeof value !== 'string') return undefined;
  if (type === 'duration') {
    return traits.mysqlBounds ? durationProblem(value, 'empty is wrong') : undefined;
  }
  if (name === 'time-zone') return timeZoneRefusal(traits, value);
  if (name !== 'ssl-ca' || value === '') return undefined;
  const pathOf = (file: string) => parameters.get(file) ?? '';
  throw missingCertificate(traits, {
    ca: value,
    cert: pathOf('ssl-cert'),
    key: pathOf('ssl-key'),
  });
}

function durationProblem(text: string, empty?: 'empty is wrong'): string | undefined {
  if (text === '' && empty === undefined) return undefined;
  try {
    parseGoDuration(text);
    return undefined;
  } catch (error) {
    if (error instanceof GoValueError) return error.message;
    throw error;
  }
}

function timeZoneRefusal(traits: RefusalTraits, zone: string): string | Refusal | undefined {
  if (zone === '' || traits.mysqlTimeZone === 'unread') return undefined;
  if (traits.mysqlTimeZone === 'any') return timeZoneProblem(decodedAgain(zone));
  const problem = isLocal(zone) ? undefined : timeZoneProblem(zone);
  if (problem !== undefined) return unknownTimeZone(traits, problem);
  const name = isLocal(zone) ? 'Etc/UTC' : zone;
  const { serverTimeZone } = traits;
  if (name === serverTimeZone) return undefined;
  return `the timezone of the TiCDC server and the sink-uri are inconsistent. TiCDC server timezone: ${serverTimeZone}, sink-uri timezone: ${name}. Please make sure that the timezone of the TiCDC server, sink-uri and the downstream database are consistent.`;
}

/** v6.1 decodes the escapes of a time zone twice. */
function decodedAgain(zone: string): string {
  try {
    return fromBytes(unescapePart(toBytes(zone), 'query'));
  } catch (error) {
    if (error instanceof GoUrlError) return zone;
    throw error;
  }
}
