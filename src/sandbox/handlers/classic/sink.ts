// Sinks that classic servers cannot open.
import { checkScheme } from '../../../http/refusals/classic/sink-checks.js';
import { wrapped } from '../../../http/refusals/refusal.js';
import { isPulsar, sinkKindOf } from '../../../http/refusals/sink-schemes.js';
import type { SinkUri } from '../../../http/refusals/sink-uri.js';
import { isUnreachable } from '../../faults.js';
import { refusedConnection } from '../common/errors.js';
import type { Context } from '../common/types.js';

/** @throws {Refusal} if the release does not accept the scheme, or a fault makes the sink's host unreachable. */
export function openSink({ traits, faults }: Context, uri: SinkUri): void {
  checkScheme(traits, uri);
  const { scheme, host } = uri;
  if (scheme === 'blackhole' || !isUnreachable(faults, host)) return;
  // All texts are a guess. The codes of databases and Kafka are not.
  const cause = refusedConnection(host);
  switch (sinkKindOf(scheme)) {
    case 'database': {
      const reason = `fail to open MySQL connection: ${cause}`;
      throw wrapped(traits, 'CDC:ErrMySQLConnectionError', 'MySQL connection error', reason);
    }
    case 'storage':
      throw wrapped(
        traits,
        'CDC:ErrStorageSinkInvalidConfig',
        'storage sink config invalid',
        cause,
      );
    default: {
      const [code, text] = isPulsar(scheme)
        ? (['CDC:ErrPulsarNewClient', 'new pulsar client'] as const)
        : (['CDC:ErrKafkaNewProducer', 'new kafka producer'] as const);
      throw wrapped(traits, code, text, cause);
    }
  }
}
