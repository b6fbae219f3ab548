// Sinks that the new architecture cannot open (server-behaviour/new-architecture.md#create).
import { invalidSinkUri } from '../../../http/refusals/newarch/errors.js';
import { checkScheme, parseSinkUri } from '../../../http/refusals/newarch/sink-checks.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { sinkKindOf } from '../../../http/refusals/sink-schemes.js';
import { isUnreachable } from '../../faults.js';
import { refusedConnection } from '../common/errors.js';
import type { Context } from '../common/types.js';

/** @throws {Refusal} if servers cannot connect to a database to check that it is not the upstream itself. */
export function checkSameCluster({ traits, faults }: Context, text: string): void {
  const { scheme, host } = parseSinkUri(text);
  if (!traits.sameClusterCheck || sinkKindOf(scheme) !== 'database') return;
  if (!isUnreachable(faults, host)) return;
  const cause = refusedConnection(host);
  throw refuse('CDC:ErrMySQLConnectionError', `fail to open MySQL connection: ${cause}`);
}

/** @throws {Refusal} if the release does not accept the scheme, or a fault makes the sink's host unreachable. */
export function openSink({ traits, faults }: Context, text: string): void {
  checkScheme(traits, text);
  const { scheme, host } = parseSinkUri(text);
  if (scheme === 'blackhole' || !isUnreachable(faults, host)) return;
  throw invalidSinkUri(text, refusedConnection(host));
}
