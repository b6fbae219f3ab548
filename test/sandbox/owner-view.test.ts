// Handlers meet the checks of the owner's cluster whatever they ask or change.
import { expect, test } from 'vitest';
import { checkedCluster } from '../../src/sandbox/owner-view.js';
import { start } from './model/support.js';

const stop = () => {
  throw new Error('checked');
};
const cluster = start();
const checked = checkedCluster(cluster, { ask: stop, act: stop });

test.each([
  ['ownership', () => checked.ownership()],
  ['captures', () => checked.captures()],
  ['capture', () => checked.capture('a')],
  ['changefeeds', () => checked.changefeeds()],
  ['changefeed', () => checked.changefeed('a')],
  ['isStored', () => checked.isStored('a')],
])('the question %s is checked first', (_, ask) => {
  expect(ask).toThrow('checked');
});

test('what needs no owner is not checked', () => {
  expect(checked.now()).toBe(cluster.now());
  expect(checked.processes()).toEqual(cluster.processes());
});
