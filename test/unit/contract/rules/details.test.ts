// The detail of a changefeed does not contradict itself, and hides passwords.
import { expect, test } from 'vitest';
import { describeFinding, formatFinding } from '../../../../src/contract/finding/describe.js';
import { findingKey } from '../../../../src/contract/finding/finding.js';
import { detail, findingsOn, rulesBrokenBy, tso } from './support.js';

const withDetail = (more: object) => ({ details: new Map([['a', detail('a', more)]]) });

test('a checkpoint before the start is found', () => {
  expect(findingsOn(withDetail({ start_ts: tso + 1n }))).toMatchObject([
    {
      ruleId: 'checkpoint-after-start',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a' },
      expected: String(tso + 1n),
      received: String(tso),
    },
  ]);
});

test('a resolved TSO before the checkpoint is found, and the 0 of a stopped changefeed is not', () => {
  expect(findingsOn(withDetail({ resolved_ts: tso - 1n }))).toMatchObject([
    {
      ruleId: 'resolved-after-checkpoint',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'resolved_ts' },
      received: { resolved: String(tso - 1n), checkpoint: String(tso) },
    },
  ]);
  expect(findingsOn(withDetail({ resolved_ts: 0n }))).toEqual([]);
});

test('a changefeed that has reached its target and still runs is found', () => {
  expect(findingsOn(withDetail({ target_ts: tso }))).toMatchObject([
    {
      ruleId: 'finished-at-target',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'state' },
    },
  ]);
});

test('server-behaviour/new-architecture.md#detail: a resolved TSO that is not the checkpoint is found in the new architecture', () => {
  const change = { ...withDetail({ resolved_ts: tso + 1n }), processors: [] };
  expect(findingsOn(change, '8.5.7', 'newarch')).toMatchObject([
    {
      ruleId: 'resolved-is-checkpoint',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'resolved_ts' },
      received: { resolved: '426921294362574850', checkpoint: '426921294362574849' },
    },
  ]);
});

test('findings about an advancing checkpoint are the same at each reading', () => {
  const keys = [tso, tso + 100n].map((checkpoint_tso) => {
    const change = withDetail({ checkpoint_tso, resolved_ts: checkpoint_tso + 1n });
    return findingsOn({ ...change, lists: new Map(), processors: [] }, '8.5.7', 'newarch')
      .filter(({ ruleId }) => ruleId === 'resolved-is-checkpoint')
      .map(findingKey);
  });
  expect(keys[0]).toHaveLength(1);
  expect(keys[1]).toEqual(keys[0]);
});

test('a password in a sink URI is found where the release masks it, and not printed', () => {
  const change = withDetail({ sink_uri: 'mysql://root:geheim@db:3306/' });
  const found = findingsOn(change);
  expect(found).toMatchObject([
    {
      ruleId: 'password-masked',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'sink_uri' },
      expected: ['xxxxx'],
      received: 'the password',
    },
  ]);
  expect(found.map(describeFinding).map(formatFinding).join()).not.toContain('geheim');
  expect(rulesBrokenBy(change, '6.0.0')).not.toContain('password-masked');
});

test('a password with another mask is distinguished from one without a mask', () => {
  expect(findingsOn(withDetail({ sink_uri: 'mysql://root:***@db:3306/' }))).toMatchObject([
    { ruleId: 'password-masked', subject: { changefeed: 'a' }, received: 'another mask' },
  ]);
});
