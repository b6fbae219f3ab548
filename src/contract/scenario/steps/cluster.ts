// Steps on captures and the owner.
import { type Discovered, type KnownCapture, ownerOf } from '../../state/discovered.js';
import { stopsScheduling } from '../dangers.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { type Step, stepMaker } from '../step.js';
import { unknownCapture } from './read.js';

const disruptive = stepMaker({ need: 'disruptive', needsOwner: true });

export const drainRefusals: readonly Step[] = [
  disruptive('drainCapture', 'refuses a body that ends too early', expect.drainUnreadable, () => ({
    rawBody: '{"capture_id":',
  })),
  disruptive(
    'drainCapture',
    'refuses an unknown capture',
    expect.drainUnknown,
    () => ({ body: { capture_id: unknownCapture } }),
    { drains: () => unknownCapture },
  ),
  disruptive(
    'drainCapture',
    'refuses to drain the owner',
    expect.drainOwner,
    (discovered) => {
      const owner = ownerOf(discovered);
      return owner === undefined
        ? new NotObserved('the server names no owner')
        : { body: { capture_id: owner } };
    },
    { drains: ownerOf },
  ),
];

/** The capture that is drained: never the owner, and one with tables of the run if there is one. */
function drainedIn({ captures, busy }: Discovered): KnownCapture | undefined {
  const others = captures.filter(({ isOwner }) => !isOwner);
  return others.find(({ id }) => busy.has(id)) ?? others.at(-1);
}

export const drainStep = disruptive(
  'drainCapture',
  'accepts to drain a capture that is not the owner',
  expect.drain,
  (discovered) => {
    const other = drainedIn(discovered);
    return other === undefined
      ? new NotObserved('the cluster has no capture besides the owner')
      : { body: { capture_id: other.id } };
  },
  {
    drains: (discovered) => drainedIn(discovered)?.id,
    onlyIfNamed: {
      ...stopsScheduling,
      reason:
        'after a drain and a change of owner this release schedules nothing until the drained capture is restarted; --only drainCapture sends it',
      warning: 'the owner must not change until the drained capture has been restarted',
    },
  },
);

export const resignStep = disruptive('resignOwner', 'accepts to evict the owner', expect.accepted);
