// Every case of every operation against the server under test, one test a case.
import { afterAll, expect, test } from 'vitest';
import { operationIds } from '../../generated/operations.js';
import {
  cases,
  casesOnDemand,
  formatFinding,
  neverSucceeded,
  rounding,
  runCase,
  Session,
} from '../../src/contract/index.js';
import { target } from './target.js';

const runId = `contract-test-${Date.now().toString(36)}`;
const session = new Session({ target, runId });
const skipped = new Map<string, number>();

if (target.permissions.writes && !target.stateless)
  process.stderr.write(`Changefeeds of this run are called ${runId}-1, ${runId}-2 and so on.\n`);

for (const [operationId, ofOperation] of Object.entries(cases)) {
  const id = operationIds.find((known) => known === operationId);
  if (id === undefined) throw new Error(`${operationId} is not an operation of the contract`);
  const onDemand = target.stateless ? casesOnDemand(id) : [];
  for (const one of [...ofOperation, ...onDemand])
    test(`${operationId} ${one.name}`, async (context) => {
      const outcome = await runCase(id, one, session);
      if (outcome.kind === 'skipped') {
        skipped.set(outcome.reason, (skipped.get(outcome.reason) ?? 0) + 1);
        context.skip(outcome.reason);
      }
      const findings = outcome.kind === 'violates' ? outcome.findings.map(formatFinding) : [];
      expect(findings).toEqual([]);
    });
}

test('every operation that was exercised succeeded at least once', () => {
  expect(neverSucceeded(session)).toEqual([]);
});

test('no 64-bit integer was rounded on its way', (context) => {
  const verdict = rounding(session.integers);
  if (verdict === 'unknown') context.skip('not observed: too few integers beyond 2^53 to tell');
  expect(verdict).toBe('exact');
});

afterAll(async () => {
  const left = await session.cleanUp();
  const total = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  const lines = [
    `Succeeded: ${session.succeeded.size} of ${operationIds.length} operations. Skipped cases: ${total}.`,
    ...[...skipped].map(([reason, count]) => `  ${count} ${reason}`),
    ...left.map((changefeed) => `Could not remove changefeed ${changefeed}; remove it by hand.`),
  ];
  process.stderr.write(`\n${lines.join('\n')}\n`);
});
