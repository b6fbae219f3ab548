// Steps on tables, with changefeeds of the run that have some.

import { type Discovered, ownerOf } from '../../state/discovered.js';
import { effects } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step, stepMaker } from '../step.js';
import { malformedId, unknownCapture } from './read.js';

const disruptive = stepMaker({ need: 'disruptive' });
const existing = { namesExisting: true } as const;
const notNamed = new NotObserved('no tables were named that may be moved');

/** The changefeed whose tables are moved: one with tables, if the operator has named some. */
export const movedId = ({ testChangefeeds, filter }: Discovered) =>
  testChangefeeds.idOf(filter === undefined ? 'running' : 'tables');

type RoleWithTables = 'tables' | 'neighbour';

/** A changefeed with the tables that the operator has named. */
const createWithTables = (role: RoleWithTables, name: string) =>
  disruptive(
    'createChangefeed',
    name,
    expect.accepted,
    ({ testChangefeeds, filter }) =>
      filter === undefined
        ? notNamed
        : {
            body: {
              ...testChangefeeds.settingsOf(role),
              filter_rules: filter,
              ignore_ineligible_table: true,
            },
          },
    {
      role,
      essential: true,
      creates: ({ testChangefeeds }) => testChangefeeds.idOf(role),
      effect: ({ testChangefeeds }) => effects.created(testChangefeeds.idOf(role)),
    },
  );

export const tablesStep = createWithTables('tables', 'accepts a changefeed with tables');

/** Its tables stay where they are when those of the first one move. */
export const neighbourStep = createWithTables(
  'neighbour',
  'accepts another changefeed with the same tables',
);

export const rebalanceStep = disruptive(
  'rebalanceTables',
  'accepts to rebalance the tables of a changefeed',
  expect.accepted,
  (discovered) => path(movedId(discovered)),
  existing,
);

export const moveStep = disruptive(
  'moveTable',
  'moves a table to another capture',
  expect.move,
  (discovered) => {
    const target = targetOf(discovered);
    if (discovered.filter === undefined) return notNamed;
    if (discovered.table === undefined) {
      return new NotObserved(
        'the named tables do not show where they are, or are all on one capture',
      );
    }
    if (target === undefined) return new NotObserved('the cluster has no other capture');
    const body = { capture_id: target, table_id: discovered.table.id };
    return { ...path(movedId(discovered)), body };
  },
  existing,
);

/** The capture that the table moves to. */
function targetOf({ captures, table }: Discovered): string | undefined {
  return table?.targetId ?? captures.find(({ id }) => id !== table?.captureId)?.id;
}

const moveToNowhere = { body: { capture_id: unknownCapture, table_id: 1 } } as const;

export const tableRefusals: readonly Step[] = [
  disruptive(
    'moveTable',
    'accepts to move a table that the changefeed does not have, and does nothing',
    expect.moveOfUnknownTable,
    (discovered) => {
      const owner = ownerOf(discovered);
      return owner === undefined
        ? new NotObserved('the server names no owner')
        : {
            ...path(discovered.testChangefeeds.idOf('running')),
            body: { capture_id: owner, table_id: 9007199254740993n },
          };
    },
    existing,
  ),
  disruptive(
    'moveTable',
    "refuses the vendor's name of the field, target_capture_id",
    expect.moveWithoutCapture,
    ({ testChangefeeds }) => ({
      ...path(testChangefeeds.idOf('running')),
      body: { target_capture_id: unknownCapture, table_id: 1 },
    }),
    existing,
  ),
  disruptive(
    'moveTable',
    'refuses a table ID in quotes',
    expect.unreadableMove,
    ({ testChangefeeds }) => ({
      ...path(testChangefeeds.idOf('running')),
      rawBody: `{"capture_id":"${unknownCapture}","table_id":"1"}`,
    }),
    existing,
  ),
  disruptive('moveTable', 'refuses a malformed ID', expect.malformedOfJob, () => ({
    ...path(malformedId),
    ...moveToNowhere,
  })),
  disruptive('moveTable', 'refuses an unknown ID', expect.unknownOfMove, ({ testChangefeeds }) => ({
    ...path(testChangefeeds.unknownId),
    ...moveToNowhere,
  })),
  disruptive('rebalanceTables', 'refuses a malformed ID', expect.malformedOfRebalance, () =>
    path(malformedId),
  ),
  disruptive(
    'rebalanceTables',
    'refuses an unknown ID',
    expect.unknownOfRebalance,
    ({ testChangefeeds }) => path(testChangefeeds.unknownId),
  ),
];

const removeWithTables = (role: RoleWithTables, name: string) =>
  disruptive(
    'removeChangefeed',
    name,
    expect.accepted,
    ({ testChangefeeds, filter }) =>
      filter === undefined ? notNamed : path(testChangefeeds.idOf(role)),
    { role, effect: ({ testChangefeeds }) => effects.removed(testChangefeeds.idOf(role)) },
  );

export const tableRemovals: readonly Step[] = [
  removeWithTables('tables', 'removes a changefeed with tables'),
  removeWithTables('neighbour', 'removes the other changefeed with tables'),
];
