// Captures have one owner, differ from each other, and agree with the status of the called one.
import { expect, test } from 'vitest';
import { consistent, findingsOn } from './support.js';

const captures = consistent.captures ?? [];

test('responses that agree break no rule', () => {
  expect(findingsOn({})).toEqual([]);
});

test('two owners, or none, are found', () => {
  const owners = captures.map((one) => ({ ...one, is_owner: true }));
  expect(findingsOn({ captures: owners })).toContainEqual(
    expect.objectContaining({
      ruleId: 'one-owner',
      check: 'consistency',
      operationId: 'listCaptures',
      subject: {},
      received: { owners: 2, captures: 2 },
    }),
  );
  expect(findingsOn({ captures: [] })[0]).toMatchObject({
    ruleId: 'one-owner',
    received: { owners: 0, captures: 0 },
  });
});

test('captures of the same address are found', () => {
  expect(
    findingsOn({ captures: captures.map((one) => ({ ...one, address: 'a:1' })) }),
  ).toMatchObject([
    {
      ruleId: 'captures-differ',
      operationId: 'listCaptures',
      subject: { field: 'address' },
      received: 'a:1',
    },
  ]);
});

test('a status that contradicts the captures is found', () => {
  expect(findingsOn({ status: { id: 'c9', is_owner: true } })).toMatchObject([
    { ruleId: 'called-capture-listed', operationId: 'listCaptures', subject: { capture: 'c9' } },
  ]);
  expect(findingsOn({ status: { id: 'c1', is_owner: false } })).toMatchObject([
    {
      ruleId: 'called-capture-role',
      subject: { capture: 'c1', field: 'is_owner' },
      expected: 'false',
      received: 'true',
    },
  ]);
});

test('a finding of two values of cluster_id names who has which one', () => {
  expect(findingsOn({ status: { id: 'c1', is_owner: true, cluster_id: 'x' } })).toMatchObject([
    {
      ruleId: 'one-cluster',
      operationId: 'listCaptures',
      subject: { field: 'cluster_id' },
      received: 'x of getServerStatus; default of capture c1, capture c2',
    },
  ]);
});

test('a capture that becomes another process is found, and a response of another capture is not', () => {
  const first = { id: 'c1', pid: 1, version: 'v8.5.7', git_hash: 'f' };
  expect(findingsOn({ statuses: [first, { ...first, pid: 2, git_hash: 'e' }] })).toMatchObject([
    {
      ruleId: 'same-process',
      operationId: 'getServerStatus',
      subject: { capture: 'c1', field: 'pid' },
      received: ['1', '2'],
    },
    {
      ruleId: 'same-process',
      operationId: 'getServerStatus',
      subject: { capture: 'c1', field: 'git_hash' },
      received: ['f', 'e'],
    },
  ]);
  expect(findingsOn({ statuses: [first, { ...first, id: 'c2', pid: 2 }] })).toEqual([]);
});
