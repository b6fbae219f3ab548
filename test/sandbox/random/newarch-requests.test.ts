// Random requests to the new architecture: whatever comes, every response conforms to the description.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operationIds, operations } from '../../../generated/operations.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { extent } from '../../fixtures/extent.js';
import { problemsOf } from '../handlers/newarch/description.js';
import { exchange } from '../support.js';

const endpoints = operationIds.map((id) => ({ id, ...operations[id] }));

const names = fc.constantFrom(
  ...['changefeed_id', 'sink_uri', 'start_ts', 'target_ts', 'force_replicate', 'filter_rules'],
  ...['ignore_ineligible_table', 'ignore_txn_start_ts', 'mounter_worker_num', 'sink_config'],
  ...['capture_id', 'table_id', 'log_level', 'overwrite_checkpoint_ts', '__proto__', 'csv'],
  ...['dispatchers', 'protocol', 'kafka-config', 'column-selectors', 'delimiter', 'matcher'],
);
const plain = fc.oneof(
  fc.constantFrom('a', 'b', 'blackhole://', 'kafka://u:p@h:9/t?protocol=avro', 'mysql://u:p@h/'),
  fc.constantFrom('s3://b/p?protocol=csv', 'db.*', '*.*', null, true, 0, 1, -1, 1.5, ''),
  fc.string({ maxLength: 5 }),
  fc.integer(),
);
const inner = fc.dictionary(names, plain, { maxKeys: 4 });
const value = fc.oneof(plain, fc.array(fc.oneof(plain, inner), { maxLength: 3 }), inner);
const body = fc.oneof(
  fc
    .dictionary(names, fc.oneof(value, fc.dictionary(names, value)), { maxKeys: 6 })
    .map((given) => JSON.stringify(given)),
  fc.constantFrom(
    '{}',
    'null',
    '',
    '{',
    '{"changefeed_id":"a","sink_uri":"blackhole://","ignore_ineligible_table":true}',
    '{"changefeed_id":"b","sink_uri":"kafka://h:9092/t?protocol=avro","force_replicate":true}',
    '{"ignore_ineligible_table":true,"sink_config":{"csv":{}}}',
  ),
);
const step = fc.record({
  endpoint: fc.constantFrom(...endpoints),
  id: fc.constantFrom('a', 'b', 'a_b', 'x', '%20'),
  body,
  capture: fc.nat(1),
  milliseconds: fc.constantFrom(0, 0, 50, 1_000, 12_000),
  code: fc.constantFrom('', '', '', 'CDC:ErrX', 'CDC:ErrChangefeedUnretryable'),
});

const requests = extent(300, 1_500);

test.each([
  ['8.5.5', false],
  ['8.5.7', false],
  ['8.5.7', true],
])(`${requests} random requests to v%s, bugs played: %s`, async (release, quirks) => {
  const sandbox = await startSandbox({
    port: 0,
    clock: 'virtual',
    generation: 'newarch',
    release,
    quirks,
    captures: 2,
    tables: ['db.t1', 'db.t2:ineligible'],
  });
  let successes = 0;
  for (const { endpoint, id, capture, ...given } of fc.sample(step, {
    numRuns: requests,
    seed: 7,
  })) {
    const { method } = endpoint;
    const path = endpoint.path.replace('{changefeed_id}', id).replace('{capture_id}', 'x');
    const init = method === 'GET' ? { method } : { method, body: given.body };
    const response = await exchange(`${sandbox.urls[capture]}${path}`, init);
    const sent = `${method} ${path} ${given.body}: ${response.status} ${response.text}`;
    expect(response.text, sent).not.toContain('CDC:ErrInternalServerError');
    expect(problemsOf(endpoint.id, response), sent).toEqual([]);
    if (response.status < 300) successes += 1;
    sandbox.cluster.advance(given.milliseconds);
    if (given.code !== '') failIfThere(sandbox, { code: given.code, message: 'broken' });
  }
  await sandbox.close();
  expect(successes).toBeGreaterThan(requests / 4);
});

/** The random requests may have removed the changefeed, or not created it yet. */
function failIfThere({ cluster }: Sandbox, error: { code: string; message: string }): void {
  try {
    cluster.fail('a', error);
  } catch (refusal) {
    if (!(refusal instanceof RangeError)) throw refusal;
  }
}
