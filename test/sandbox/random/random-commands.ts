// Commands of random sequences: what is asked for, with ids, targets and captures in words.
import fc from 'fast-check';
import { fastFailCodes } from './oracle.js';

/** IDs of the two tables that changefeeds replicate. */
export const tables = [63, 65];

/** Targets in words; the start is now. Updates may set a target that the checkpoint has passed (server-behaviour/changefeeds.md#update). */
export type Target = 'none' | 'start' | 'passed' | 'near' | 'far';

/** The number of a capture, or what is none. */
type MoveTarget = 0 | 1 | 2 | 'nobody' | 'a_b' | '';

export type Command = { readonly patient: boolean } & (
  | { readonly kind: 'create'; readonly id: string; readonly sink: string; readonly target: Target }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly broken: boolean;
      readonly workers: number;
      readonly target: Target;
    }
  | { readonly kind: 'pause' | 'resume' | 'remove' | 'rebalance' | 'get'; readonly id: string }
  | {
      readonly kind: 'move';
      readonly id: string;
      readonly table: number;
      readonly to: MoveTarget;
    }
  | { readonly kind: 'resign'; readonly id: string; readonly call: 'get' | 'pause' | 'remove' }
  | {
      readonly kind: 'fail';
      readonly id: string;
      readonly code: string;
      readonly retryable: boolean;
    }
  | { readonly kind: 'list'; readonly filter: string }
);

const often = { weight: 12, arbitrary: fc.constantFrom('a', 'b-1', 'C3') };
const rarely = { weight: 1, arbitrary: fc.constantFrom('a_b', 'x--y', 'constructor') };
const id = fc.oneof(often, rarely);
const target = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Target>('none') },
  { weight: 2, arbitrary: fc.constantFrom<Target>('start', 'passed', 'near', 'far') },
);
const patient = fc.boolean();
const sink = fc.oneof(
  { weight: 8, arbitrary: fc.constant('blackhole://') },
  { weight: 1, arbitrary: fc.constantFrom('', 'nonsense://x') },
);
const code = fc.oneof(
  { weight: 3, arbitrary: fc.constant('CDC:ErrKafkaAsyncSendMessage') },
  { weight: 1, arbitrary: fc.constantFrom(...fastFailCodes) },
);
const broken = fc.integer({ min: 0, max: 7 }).map((number) => number === 0);
const filter = fc.constantFrom(
  ...['', 'all', 'normal', 'stopped', 'failed', 'finished', 'warning', 'pending', 'error'],
  ...['removed', 'Normal', '__proto__'],
);

const kind = <Kind extends string>(name: Kind) => fc.constant(name);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: kind('create'), id, sink, target, patient }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('update'),
      id,
      broken,
      workers: fc.constantFrom(0, 16, 32),
      target,
      patient,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom('pause', 'pause', 'resume', 'resume', 'remove', 'rebalance', 'get'),
      id,
      patient,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('move'),
      id,
      table: fc.constantFrom(...tables, ...tables, 0, 67),
      to: fc.constantFrom<MoveTarget>(0, 1, 2, 0, 1, 2, 'nobody', 'a_b', ''),
      patient,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('resign'),
      id,
      call: fc.constantFrom('get', 'pause', 'remove'),
      patient,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('fail'),
      id,
      code,
      retryable: fc.boolean(),
      patient,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('list'), filter, patient }) },
);

/** At most so many commands that a pending changefeed stays pending if nobody is patient: 14 moments are less than 10 s. */
export const sequence = fc.array(command, { minLength: 4, maxLength: 14, size: 'max' });
