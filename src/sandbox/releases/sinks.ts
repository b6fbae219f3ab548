// What is taken of a sink, by release (facts 3.4 to 3.7).
import type { Steps } from './steps.js';

export const sinks = {
  schemes: [
    ['5.2', 'pulsar pulsar+ssl local s3'],
    ['5.4', 'pulsar pulsar+ssl'],
    ['6.3', ''],
    ['6.4', 's3 file gcs azblob'],
    ['6.5', 's3 file gcs gs azblob azure noop'],
    ['7.4', 's3 file gcs gs azblob azure noop pulsar'],
    ['7.5.1, 8.0', 's3 file gcs gs azblob azure noop pulsar pulsar+ssl'],
    ['8.2', 's3 file gcs gs azblob azure noop pulsar pulsar+ssl pulsar+http pulsar+https'],
  ],
  /** Protocols beside those of every release; `any`: unknown ones are taken for the default. */
  protocols: [
    ['5.2', 'any'],
    ['5.4', 'open-protocol'],
    ['6.1', 'open-protocol flat-avro'],
    ['6.4', 'open-protocol flat-avro csv'],
    ['7.5.2, 7.6', 'open-protocol flat-avro csv simple'],
    ['7.6', 'open-protocol flat-avro csv simple debezium'],
  ],
  unknownProtocolCode: [
    ['5.2', 'CDC:ErrMQSinkUnknownProtocol'],
    ['6.5', 'CDC:ErrSinkUnknownProtocol'],
  ],
  /** Which sinks that are no queue refuse a protocol. */
  protocolOfDatabase: [
    ['5.2', 'taken'],
    ['6.1.1', 'refused by all'],
    ['6.1.4', 'refused'],
    ['6.2', 'refused by all'],
    ['6.5.1', 'refused'],
    ['7.2', 'refused even if empty'],
  ],
  bothDispatchers: [
    ['5.2', 'taken'],
    ['6.1', 'refused'],
    ['7.2', 'refused by queues'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;
