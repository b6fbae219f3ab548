// Steps that disturb the cluster: its tables, its captures, its owner. What disturbs most comes last.

import { type Known, type KnownCapture, ownerOf } from '../../state/discovered.js';
import { settling } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step } from '../step.js';
import { malformedId } from './read.js';

const disruptive = { need: 'disruptive' } as const;
const unknownCapture = '00000000-0000-4000-8000-000000000000';

/** The changefeed whose tables are moved: one with tables, if the operator has named some. */
const movedId = ({ own, filter }: Known) => own.idOf(filter === undefined ? 'running' : 'tables');

type RoleWithTables = 'tables' | 'neighbour';

/** A changefeed with the tables that the operator has named. */
const createWithTables = (role: RoleWithTables, name: string): Step => ({
  ...disruptive,
  operationId: 'createChangefeed',
  name,
  role,
  essential: true,
  expect: expect.accepted,
  request: ({ own, filter }) =>
    filter === undefined
      ? new NotObserved('no tables were named that may be moved')
      : {
          body: {
            ...own.settingsOf(role),
            filter_rules: filter,
            ignore_ineligible_table: true,
          },
        },
  settles: ({ own }) => settling.created(own.idOf(role)),
});

export const tablesStep = createWithTables('tables', 'accepts a changefeed with tables');

/** Its tables stay where they are when those of the first one move. */
export const neighbourStep = createWithTables(
  'neighbour',
  'accepts another changefeed with the same tables',
);

export const rebalanceStep: Step = {
  ...disruptive,
  operationId: 'rebalanceTables',
  name: 'accepts to rebalance the tables of a changefeed',
  namesExisting: true,
  expect: expect.accepted,
  request: (known) => path(movedId(known)),
};

export const moveStep: Step = {
  ...disruptive,
  operationId: 'moveTable',
  name: 'moves a table to another capture',
  namesExisting: true,
  expect: expect.move,
  request: (known) => {
    const target = targetOf(known);
    if (known.table === undefined) {
      return new NotObserved(
        known.filter === undefined
          ? 'no tables were named that may be moved'
          : 'the named tables do not show where they are, or are all on one capture',
      );
    }
    if (target === undefined) return new NotObserved('the cluster has no other capture');
    return {
      ...path(movedId(known)),
      body: { capture_id: target, table_id: known.table.id },
    };
  },
};

/** The capture that the table moves to. */
export function targetOf({ captures, table }: Known): string | undefined {
  return table?.targetId ?? captures.find(({ id }) => id !== table?.captureId)?.id;
}

export const tableRefusals: readonly Step[] = [
  {
    ...disruptive,
    operationId: 'moveTable',
    name: 'accepts to move a table that the changefeed does not have, and does nothing',
    namesExisting: true,
    expect: expect.moveOfUnknownTable,
    request: (known) => {
      const owner = ownerOf(known);
      return owner === undefined
        ? new NotObserved('the server names no owner')
        : {
            ...path(known.own.idOf('running')),
            body: { capture_id: owner, table_id: 9007199254740993n },
          };
    },
  },
  {
    ...disruptive,
    operationId: 'moveTable',
    name: "refuses the vendor's name of the field, target_capture_id",
    namesExisting: true,
    expect: expect.moveWithoutCapture,
    request: ({ own }) => ({
      ...path(own.idOf('running')),
      body: { target_capture_id: unknownCapture, table_id: 1 },
    }),
  },
  {
    ...disruptive,
    operationId: 'moveTable',
    name: 'refuses a table ID in quotes',
    namesExisting: true,
    expect: expect.unreadableMove,
    request: ({ own }) => ({
      ...path(own.idOf('running')),
      rawBody: `{"capture_id":"${unknownCapture}","table_id":"1"}`,
    }),
  },
  {
    ...disruptive,
    operationId: 'moveTable',
    name: 'refuses a malformed ID',
    expect: expect.malformedOfJob,
    request: () => ({ ...path(malformedId), body: { capture_id: unknownCapture, table_id: 1 } }),
  },
  {
    ...disruptive,
    operationId: 'moveTable',
    name: 'refuses an unknown ID',
    expect: expect.unknownOfMove,
    onDemand: true,
    request: ({ own }) => ({
      ...path(own.unknownId),
      body: { capture_id: unknownCapture, table_id: 1 },
    }),
  },
  {
    ...disruptive,
    operationId: 'rebalanceTables',
    name: 'refuses a malformed ID',
    expect: expect.malformedOfRebalance,
    request: () => path(malformedId),
  },
  {
    ...disruptive,
    operationId: 'rebalanceTables',
    name: 'refuses an unknown ID',
    expect: expect.unknownOfRebalance,
    onDemand: true,
    request: ({ own }) => path(own.unknownId),
  },
];

export const drainRefusals: readonly Step[] = [
  {
    ...disruptive,
    needsOwner: true,
    operationId: 'drainCapture',
    name: 'refuses a body that ends too early',
    expect: expect.drainUnreadable,
    request: () => ({ rawBody: '{"capture_id":' }),
  },
  {
    ...disruptive,
    needsOwner: true,
    operationId: 'drainCapture',
    name: 'refuses an unknown capture',
    expect: expect.drainUnknown,
    onDemand: true,
    request: () => ({ body: { capture_id: unknownCapture } }),
  },
  {
    ...disruptive,
    needsOwner: true,
    operationId: 'drainCapture',
    name: 'refuses to drain the owner',
    expect: expect.drainOwner,
    onDemand: true,
    request: (known) => {
      const owner = ownerOf(known);
      return owner === undefined
        ? new NotObserved('the server names no owner')
        : { body: { capture_id: owner } };
    },
  },
];

/** The capture that is drained: never the owner, and one with tables of the run if there is one. */
export function drainedIn({ captures, busy }: Known): KnownCapture | undefined {
  const others = captures.filter(({ isOwner }) => !isOwner);
  return others.find(({ id }) => busy.has(id)) ?? others.at(-1);
}

export const drainStep: Step = {
  ...disruptive,
  needsOwner: true,
  operationId: 'drainCapture',
  name: 'accepts to drain a capture that is not the owner',
  expect: expect.drain,
  request: (known) => {
    const other = drainedIn(known);
    return other === undefined
      ? new NotObserved('the cluster has no capture besides the owner')
      : { body: { capture_id: other.id } };
  },
};

export const resignStep: Step = {
  ...disruptive,
  needsOwner: true,
  operationId: 'resignOwner',
  name: 'accepts to evict the owner',
  expect: expect.accepted,
  request: () => ({}),
};

const removeWithTables = (role: RoleWithTables, name: string): Step => ({
  ...disruptive,
  operationId: 'removeChangefeed',
  name,
  role,
  expect: expect.accepted,
  request: ({ own, filter }) =>
    filter === undefined
      ? new NotObserved('no tables were named that may be moved')
      : path(own.idOf(role)),
  settles: ({ own }) => settling.removed(own.idOf(role)),
});

export const tablesFarewell: readonly Step[] = [
  removeWithTables('tables', 'removes a changefeed with tables'),
  removeWithTables('neighbour', 'removes the other changefeed with tables'),
];
