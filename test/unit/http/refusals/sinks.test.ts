// Sinks, opened by the tables of parameters: rules beside those that the recordings show.
import { expect, test } from 'vitest';
import { checkHost, parseSinkUri } from '../../../../src/http/refusals/classic/sink-checks.js';
import { Refusal } from '../../../../src/http/refusals/refusal.js';
import { readSinkUri } from '../../../../src/http/refusals/sink-uri.js';
import { openAnySink } from '../../../../src/http/refusals/sinks/open-sink.js';
import { sinkRequest } from '../../../../src/http/refusals/sinks/sink-request.js';
import { refusalTraitsOf } from '../../../../src/http/refusals/traits.js';
import type { JsonValue } from '../../../../src/shared/json.js';
import { readRelease } from '../../../../src/shared/release.js';

/** Returns the message of the refusal; undefined if the sink is opened. No address is unreachable but those of the host `down`. */
function refusalOf(version: string, text: string, config?: JsonValue): string | undefined {
  const release = readRelease(version);
  const uri = readSinkUri(text);
  if (release === undefined || 'problem' in uri) throw new Error(`Expected a sink, got ${text}`);
  const traits = refusalTraitsOf({ generation: 'classic', release });
  try {
    openAnySink(sinkRequest(traits, uri, config, (address) => address.startsWith('down')));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const mysql = '[CDC:ErrMySQLInvalidConfig]MySQL config invalid: ';

test('a setting counts where the URI has no parameter, or a zero one', () => {
  const config = { 'mysql-config': { 'worker-count': -1 } };
  const refusal = `${mysql}invalid worker-count -1, which must be greater than 0`;
  expect(refusalOf('v8.1.2', 'mysql://h/', config)).toBe(refusal);
  expect(refusalOf('v8.1.2', 'mysql://h/?worker-count=0', config)).toBe(refusal);
  expect(refusalOf('v8.1.2', 'mysql://h/?worker-count=1', config)).toBeUndefined();
  expect(refusalOf('v6.5.0', 'mysql://h/', config)).toBeUndefined();
});

test('all types are read before any value is judged, from v7.1 on', () => {
  const uri = 'mysql://h/?worker-count=0&max-txn-row=x';
  expect(refusalOf('v7.1.0', uri)).toBe(`${mysql}strconv.ParseInt: parsing "x": invalid syntax`);
  expect(refusalOf('v6.5.0', uri)).toBe(
    `${mysql}invalid worker-count 0, which must be greater than 0`,
  );
});

test.each([
  ['mysql://h/?timeout=1s', undefined],
  ['mysql://h:0/', 'dial tcp h:0: connect: connection refused'],
  ['mysql:///', 'dial tcp :4000: connect: connection refused'],
  ['mysql://down/', 'dial tcp down:4000: connect: connection refused'],
  ['mysql://h:70000/', 'dial tcp: address 70000: invalid port'],
])('%s is dialled: %s', (uri, problem) => {
  const prefix = '[CDC:ErrMySQLConnectionError]fail to open MySQL connection: ';
  expect(refusalOf('v8.5.7', uri)).toBe(problem && `${prefix}${problem}`);
});

test('a Kafka sink is opened if one of its brokers can be dialled', () => {
  const of = (brokers: string) => refusalOf('v8.5.7', `kafka://${brokers}/t?protocol=canal-json`);
  expect(of('down:1,h:9092')).toBeUndefined();
  expect(of('h,down:1')).toMatch(
    /: 2 errors occurred:\n\t\* dial tcp: address h: missing port in address\n\t\* dial tcp down:1: connect: connection refused\n$/,
  );
});

test('an encoder is judged after the connection', () => {
  const uri = 'kafka://h:9092/t?protocol=avro';
  const prefix = '[CDC:ErrSinkInvalidConfig]sink config invalid: ';
  expect(refusalOf('v8.5.7', uri)).toBe(
    `${prefix}[CDC:ErrCodecInvalidConfig]Avro protocol requires parameter "schema-registry" or "glue-schema-registry" to specify the schema registry`,
  );
  expect(refusalOf('v8.5.7', uri, { 'schema-registry': 'http://r' })).toBeUndefined();
  expect(refusalOf('v8.5.7', `${uri}&schema-registry=http://r&max-batch-size=0`)).toBe(
    `${prefix}[CDC:ErrCodecInvalidConfig]Codec invalid config: invalid max-batch-size 0`,
  );
});

test('the client of Kafka wants what its mechanism needs', () => {
  const of = (query: string) =>
    refusalOf('v8.5.7', `kafka://h:9092/t?protocol=canal-json&${query}`);
  const prefix = '[CDC:ErrKafkaNewProducer]new kafka producer: kafka: invalid configuration ';
  expect(of('sasl-mechanism=PLAIN')).toBe(
    `${prefix}(Net.SASL.User must not be empty when SASL is enabled)`,
  );
  expect(of('sasl-mechanism=plain&sasl-user=u')).toBe(
    `${prefix}(Net.SASL.Password must not be empty when SASL is enabled)`,
  );
  expect(of('sasl-mechanism=plain&sasl-user=u&sasl-password=p')).toBeUndefined();
});

test('a storage names a place, and an S3 endpoint its scheme', () => {
  const broken = '[BR:ExternalStorage:ErrStorageInvalidConfig]invalid external storage config';
  expect(refusalOf('v8.5.7', 'azblob://?protocol=csv')).toBe(
    `please specify the bucket for azblob in azblob:?protocol=csv: ${broken}`,
  );
  expect(refusalOf('v6.5.12', 's3://b/p?protocol=csv&endpoint=h')).toBe(
    `scheme not found in endpoint: ${broken}`,
  );
  expect(refusalOf('v8.5.7', 's3://b/p?protocol=csv&access-key=a')).toBe(
    `secret_access_key not found: ${broken}`,
  );
});

test('classic servers write csv, canal-json and avro to a storage, from v7.1 on', () => {
  const of = (version: string, protocol: string) =>
    refusalOf(version, `file:///d?protocol=${protocol}&schema-registry=http://r`);
  expect(['csv', 'CANAL-JSON', 'avro'].map((protocol) => of('v7.5.7', protocol))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(of('v7.5.7', 'default')).toBe(
    "[CDC:ErrStorageSinkInvalidConfig]storage sink config invalid: [CDC:ErrSinkUnknownProtocol]unknown 'open-protocol' message protocol for sink",
  );
  expect(of('v6.5.12', 'default')).toBeUndefined();
});

test('an IPv6 address before a port needs brackets', () => {
  const traits = refusalTraitsOf({
    generation: 'classic',
    release: { major: 8, minor: 5, patch: 7 },
  });
  const check = (text: string) => () => checkHost(traits, parseSinkUri(traits, text));
  expect(check('blackhole://fe80::1:80/')).toThrow(
    '[CDC:ErrSinkURIInvalid]sink uri host is not valid IPv6 address, when using IPv6 address in URI, please use [ipv6-address]:port',
  );
  expect(check('blackhole://[fe80::1]:80/')).not.toThrow();
  expect(check('blackhole://h:1:2/')).not.toThrow();
});
