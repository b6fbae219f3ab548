// Steps on tables, with changefeeds of the run that have some.

import { type Discovered, ownerOf } from '../../state/discovered.js';
import { effects } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step } from '../step.js';
import { malformedId } from './read.js';

const disruptive = { need: 'disruptive' } as const;
const unknownCapture = '00000000-0000-4000-8000-000000000000';

/** The changefeed whose tables are moved: one with tables, if the operator has named some. */
export const movedId = ({ testChangefeeds, filter }: Discovered) =>
  testChangefeeds.idOf(filter === undefined ? 'running' : 'tables');

type RoleWithTables = 'tables' | 'neighbour';

/** A changefeed with the tables that the operator has named. */
const createWithTables = (role: RoleWithTables, name: string): Step => ({
  ...disruptive,
  operationId: 'createChangefeed',
  name,
  role,
  essential: true,
  expect: expect.accepted,
  creates: ({ testChangefeeds }) => testChangefeeds.idOf(role),
  request: ({ testChangefeeds, filter }) =>
    filter === undefined
      ? new NotObserved('no tables were named that may be moved')
      : {
          body: {
            ...testChangefeeds.settingsOf(role),
            filter_rules: filter,
            ignore_ineligible_table: true,
          },
        },
  effect: ({ testChangefeeds }) => effects.created(testChangefeeds.idOf(role)),
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
  request: (discovered) => path(movedId(discovered)),
};

export const moveStep: Step = {
  ...disruptive,
  operationId: 'moveTable',
  name: 'moves a table to another capture',
  namesExisting: true,
  expect: expect.move,
  request: (discovered) => {
    const target = targetOf(discovered);
    if (discovered.table === undefined) {
      return new NotObserved(
        discovered.filter === undefined
          ? 'no tables were named that may be moved'
          : 'the named tables do not show where they are, or are all on one capture',
      );
    }
    if (target === undefined) return new NotObserved('the cluster has no other capture');
    return {
      ...path(movedId(discovered)),
      body: { capture_id: target, table_id: discovered.table.id },
    };
  },
};

/** The capture that the table moves to. */
export function targetOf({ captures, table }: Discovered): string | undefined {
  return table?.targetId ?? captures.find(({ id }) => id !== table?.captureId)?.id;
}

export const tableRefusals: readonly Step[] = [
  {
    ...disruptive,
    operationId: 'moveTable',
    name: 'accepts to move a table that the changefeed does not have, and does nothing',
    namesExisting: true,
    expect: expect.moveOfUnknownTable,
    request: (discovered) => {
      const owner = ownerOf(discovered);
      return owner === undefined
        ? new NotObserved('the server names no owner')
        : {
            ...path(discovered.testChangefeeds.idOf('running')),
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
    request: ({ testChangefeeds }) => ({
      ...path(testChangefeeds.idOf('running')),
      body: { target_capture_id: unknownCapture, table_id: 1 },
    }),
  },
  {
    ...disruptive,
    operationId: 'moveTable',
    name: 'refuses a table ID in quotes',
    namesExisting: true,
    expect: expect.unreadableMove,
    request: ({ testChangefeeds }) => ({
      ...path(testChangefeeds.idOf('running')),
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
    request: ({ testChangefeeds }) => ({
      ...path(testChangefeeds.unknownId),
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
    request: ({ testChangefeeds }) => path(testChangefeeds.unknownId),
  },
];

const removeWithTables = (role: RoleWithTables, name: string): Step => ({
  ...disruptive,
  operationId: 'removeChangefeed',
  name,
  role,
  expect: expect.accepted,
  request: ({ testChangefeeds, filter }) =>
    filter === undefined
      ? new NotObserved('no tables were named that may be moved')
      : path(testChangefeeds.idOf(role)),
  effect: ({ testChangefeeds }) => effects.removed(testChangefeeds.idOf(role)),
});

export const tableRemovals: readonly Step[] = [
  removeWithTables('tables', 'removes a changefeed with tables'),
  removeWithTables('neighbour', 'removes the other changefeed with tables'),
];
