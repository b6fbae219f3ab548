// The order of a run: which steps are sent, part by part. A plan and a run take them from here.
import type { Mode } from '../report/report.js';
import { type Selection, stepsToSend } from './selection.js';
import type { Step } from './step.js';
import { drainRefusals, drainStep, resignStep } from './steps/cluster.js';
import { createRefusals } from './steps/create-refusals.js';
import {
  finalRemovals,
  first,
  idRefusals,
  mutations,
  setup,
  soak,
  teardown,
} from './steps/lifecycle.js';
import {
  capturesStep,
  filterSteps,
  healthStep,
  processorsStep,
  refusalSteps,
  statusStep,
} from './steps/read.js';
import {
  moveStep,
  neighbourStep,
  rebalanceStep,
  tableRefusals,
  tableRemovals,
  tablesStep,
} from './steps/tables.js';

/** Requests that depend on nothing. */
export const firstSteps: readonly Step[] = [
  statusStep,
  healthStep,
  capturesStep,
  processorsStep,
  ...filterSteps,
  ...refusalSteps,
];

/** Requests that show the state of the cluster. */
export const clusterReads: readonly Step[] = [
  statusStep,
  capturesStep,
  processorsStep,
  ...filterSteps,
];

const lifecycle = {
  first,
  setup,
  refusals: [...createRefusals, ...idRefusals],
  mutations,
  soak,
  teardown,
  finalRemovals,
} as const;

const tableSteps = [moveStep, rebalanceStep, ...tableRefusals];
/** The drain comes last: a drained capture takes part in nothing until it is restarted. */
const clusterSteps = [...drainRefusals, resignStep, drainStep];

/** The parts of a run that change something; each holds the steps that are sent. */
export interface Parts extends Readonly<Record<keyof typeof lifecycle, readonly Step[]>> {
  /** Creates changefeeds with tables and moves these; empty unless the mode is disruptive, like the next two. */
  readonly tables: readonly Step[];
  readonly cluster: readonly Step[];
  readonly tableRemovals: readonly Step[];
}

/** Selects the steps that a run in this mode sends. */
export function partsOf(mode: Mode, selection: Selection): Parts {
  const isDisruptive = mode === 'disruptive';
  const wanted = (steps: readonly Step[]) =>
    isDisruptive ? steps.filter(({ operationId }) => selection.wantsOperation(operationId)) : [];
  const needsTables = wanted([moveStep, rebalanceStep, drainStep]).length > 0;
  const others = isDisruptive
    ? [tablesStep, neighbourStep, ...tableSteps, ...clusterSteps, ...tableRemovals]
    : [];
  const all = mode === 'read-only' ? [] : Object.values(lifecycle).flat();
  const sent = new Set(stepsToSend(all, selection, others));
  const part = (name: keyof typeof lifecycle) => lifecycle[name].filter((step) => sent.has(step));
  return {
    first: part('first'),
    setup: part('setup'),
    refusals: part('refusals'),
    mutations: part('mutations'),
    soak: part('soak'),
    teardown: part('teardown'),
    finalRemovals: part('finalRemovals'),
    tables: [...(needsTables ? [tablesStep, neighbourStep] : []), ...wanted(tableSteps)],
    cluster: wanted(clusterSteps),
    tableRemovals: needsTables ? wanted(tableRemovals) : [],
  };
}
