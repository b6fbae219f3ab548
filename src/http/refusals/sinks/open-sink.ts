// Opens a sink of any kind, as far as that is possible without a connection.
import { isPulsar, sinkKindOf } from '../sink-schemes.js';
import { openKafka } from './kafka.js';
import { openMysql } from './mysql.js';
import { openPulsar } from './pulsar.js';
import type { SinkRequest } from './sink-request.js';
import { openStorage } from './storage.js';

/** @throws {Refusal} if servers of the release refuse a sink of a known scheme. */
export function openAnySink(request: SinkRequest): void {
  const { scheme } = request.uri;
  switch (sinkKindOf(scheme)) {
    case 'database':
      openMysql(request);
      break;
    case 'storage':
      openStorage(request);
      break;
    case 'queue':
      if (isPulsar(scheme)) openPulsar(request);
      else openKafka(request);
      break;
    case 'other':
      break;
  }
}
