// One call at a time, in the order in which they came.
import { expect, test } from 'vitest';
import { createLock } from '../../../src/sandbox/handlers/common/lock.js';

test('work waits for the work before it, also if that fails', async () => {
  const lock = createLock();
  const order: string[] = [];
  let release = () => {};
  const first = lock(async () => {
    order.push('first begins');
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    order.push('first ends');
    throw new Error('broken');
  });
  const second = lock(() => order.push('second'));
  await new Promise(setImmediate);
  expect(order).toEqual(['first begins']);
  release();
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});
