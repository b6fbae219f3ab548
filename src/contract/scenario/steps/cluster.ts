// Steps on captures and the owner. The one that disturbs most comes last.
import { type Discovered, type KnownCapture, ownerOf } from '../../state/discovered.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import type { Step } from '../step.js';

const disruptive = { need: 'disruptive', needsOwner: true } as const;
const unknownCapture = '00000000-0000-4000-8000-000000000000';

export const drainRefusals: readonly Step[] = [
  {
    ...disruptive,
    operationId: 'drainCapture',
    name: 'refuses a body that ends too early',
    expect: expect.drainUnreadable,
    request: () => ({ rawBody: '{"capture_id":' }),
  },
  {
    ...disruptive,
    operationId: 'drainCapture',
    name: 'refuses an unknown capture',
    expect: expect.drainUnknown,
    drains: () => unknownCapture,
    request: () => ({ body: { capture_id: unknownCapture } }),
  },
  {
    ...disruptive,
    operationId: 'drainCapture',
    name: 'refuses to drain the owner',
    expect: expect.drainOwner,
    drains: ownerOf,
    request: (discovered) => {
      const owner = ownerOf(discovered);
      return owner === undefined
        ? new NotObserved('the server names no owner')
        : { body: { capture_id: owner } };
    },
  },
];

/** The capture that is drained: never the owner, and one with tables of the run if there is one. */
function drainedIn({ captures, busy }: Discovered): KnownCapture | undefined {
  const others = captures.filter(({ isOwner }) => !isOwner);
  return others.find(({ id }) => busy.has(id)) ?? others.at(-1);
}

export const drainStep: Step = {
  ...disruptive,
  operationId: 'drainCapture',
  name: 'accepts to drain a capture that is not the owner',
  expect: expect.drain,
  drains: (discovered) => drainedIn(discovered)?.id,
  request: (discovered) => {
    const other = drainedIn(discovered);
    return other === undefined
      ? new NotObserved('the cluster has no capture besides the owner')
      : { body: { capture_id: other.id } };
  },
};

export const resignStep: Step = {
  ...disruptive,
  operationId: 'resignOwner',
  name: 'accepts to evict the owner',
  expect: expect.accepted,
  request: () => ({}),
};
