// Fields of request bodies that servers read and the description leaves out, because clients should not send them. Their types count all
// the same (source: the structs of the servers at their tags).
import type { GoSchema } from '../../codec/index.js';
import { fits, type ServerVersion } from '../release-table.js';

const text: GoSchema = { type: 'string' };
const truth: GoSchema = { type: 'boolean' };

/** By the name of the struct: the servers, in the notation of traits, and the fields. */
const undescribed: Readonly<
  Record<
    string,
    readonly (readonly [servers: string, fields: Readonly<Record<string, GoSchema>>])[]
  >
> = {
  'v1.changefeedConfig': [['newarch', { keyspace: text }]],
  SinkConfig: [
    [
      'newarch',
      {
        'case-sensitive': truth,
        'force-replicate': truth,
        integrity: {
          type: 'object',
          'x-server-type': 'IntegrityConfig',
          properties: { 'integrity-check-level': text, 'corruption-handle-level': text },
        },
      },
    ],
  ],
  DispatchRule: [['newarch', { dispatcher: text }]],
  CodecConfig: [['newarch', { 'output-row-key': truth }]],
  CSVConfig: [['classic >=6.4.0 <6.5.0', { terminator: text, 'date-separator': text }]],
  LargeMessageHandleConfig: [['classic >=7.3.0 <7.4.0', { 'claim-check-compression': text }]],
  PulsarConfig: [
    [
      'classic >=7.4.0 <7.5.1 || >=7.6.0 <8.0.0',
      { 'tls-certificate-path': text, 'tls-private-key-path': text },
    ],
  ],
};

/** Returns the schema with the fields that the server reads besides the described ones, in it and in all objects in it. */
export function withUndescribed(server: ServerVersion, schema: GoSchema): GoSchema {
  const { properties, items } = schema;
  const rows = undescribed[schema['x-server-type'] ?? ''] ?? [];
  const more = rows.filter(([servers]) => fits(server, servers)).map(([, fields]) => fields);
  return {
    ...schema,
    ...(items !== undefined && { items: withUndescribed(server, items) }),
    ...(properties !== undefined && {
      properties: Object.assign(
        Object.fromEntries(
          Object.entries(properties).map(([name, property]) => [
            name,
            withUndescribed(server, property),
          ]),
        ),
        ...more,
      ),
    }),
  };
}
