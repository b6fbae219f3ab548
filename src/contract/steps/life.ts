// The life of the run's own changefeeds: created, read, paused, changed, resumed, finished, removed. In this order.
import { stringifyJson } from '../../codec/index.js';
import { expectations as expect } from '../expectations.js';
import type { Known } from '../known.js';
import type { Role } from '../own-changefeeds.js';
import type { GivenSettings } from '../read-back.js';
import { NotObserved, type RequestInput } from '../request-input.js';
import { type SettlingRule, settling } from '../settling-rules.js';
import { path, type Step } from '../step.js';
import { farTso, greatestTso } from './create-refusals.js';
import { malformedId } from './read.js';

/** How far the target of the changefeed that ends lies after its start. */
const targetAfter = 3n;

type Job = 'pauseChangefeed' | 'resumeChangefeed' | 'removeChangefeed';

const write = { need: 'write' } as const;
const essential = { essential: true } as const;

/** Settings of the main changefeed. The sink has a password of no worth, so that masking can be seen. */
export function mainSettings(own: Known['own']) {
  const settings = own.settingsOf('main');
  return {
    ...settings,
    sink_uri: `blackhole://checker:no-secret@${settings.changefeed_id}/`,
    target_ts: farTso,
    ignore_txn_start_ts: [9007199254740993n],
    mounter_worker_num: 8,
    ignore_ineligible_table: true,
  };
}

function create(role: Role, name: string, request: (known: Known) => RequestInput | NotObserved) {
  return {
    ...write,
    operationId: 'createChangefeed',
    name,
    role,
    ...essential,
    expect: expect.accepted,
    request,
    gives: (known: Known) => given(role, known),
    settles: ({ own }: Known) => settling.created(own.idOf(role)),
  } as const satisfies Step;
}

/** What the detail of a new changefeed must show. */
function given(role: Role, { own, tso }: Known): GivenSettings {
  if (role === 'main') return mainSettings(own);
  const { sink_uri } = own.settingsOf(role);
  if (role !== 'ending' || tso === undefined) return { sink_uri };
  return { sink_uri, start_ts: tso, target_ts: tso + targetAfter };
}

function job(
  operationId: Job,
  role: Role,
  name: string,
  settles: (id: string) => SettlingRule,
  expected: Step['expect'] = expect.accepted,
): Step {
  return {
    ...write,
    operationId,
    name,
    role,
    expect: expected,
    request: ({ own }) => path(own.idOf(role)),
    settles: ({ own }) => settles(own.idOf(role)),
  };
}

/** Every update names the filter rules: the new architecture forgets what an update leaves out (facts C.7). */
function update(
  name: string,
  role: Role,
  expected: Step['expect'],
  change: (known: Known) => Readonly<Record<string, unknown>> | NotObserved,
  more: Partial<Step> = {},
): Step {
  return {
    ...write,
    operationId: 'updateChangefeed',
    name,
    role,
    expect: expected,
    request: (known) => {
      const changed = change(known);
      if (changed instanceof NotObserved) return changed;
      const body = { filter_rules: known.own.filterRules, ...changed };
      return { ...path(known.own.idOf(role)), body };
    },
    ...more,
  };
}

const withTso = (make: (tso: bigint) => Readonly<Record<string, unknown>>) => (known: Known) =>
  known.tso === undefined ? new NotObserved('no recent TSO is known') : make(known.tso);

/** The first one, of which the run learns a recent TSO. */
export const beginning: readonly Step[] = [
  create('running', 'takes keys in any letter case and ignores unknown ones', ({ own }) => {
    const { changefeed_id, sink_uri, filter_rules } = own.settingsOf('running');
    const body = {
      CHANGEFEED_ID: changefeed_id,
      Sink_Uri: sink_uri,
      filter_rules,
      no_such_setting: { of: ['any', 'kind'] },
    };
    return { rawBody: stringifyJson(body), headers: { 'content-type': 'text/plain' } };
  }),
  create('stopped', 'accepts a new changefeed', ({ own }) => ({ body: own.settingsOf('stopped') })),
  {
    ...job('pauseChangefeed', 'stopped', 'stops a running changefeed', settling.paused),
    ...essential,
  },
];

const mainLife: readonly Step[] = [
  create('main', 'takes 64-bit integers beyond 2^53 digit for digit', ({ own }) => ({
    body: mainSettings(own),
  })),
  {
    ...write,
    operationId: 'createChangefeed',
    name: 'refuses an ID that is taken',
    role: 'main',
    expect: expect.duplicate,
    onDemand: true,
    request: ({ own }) => ({
      body: {
        ...mainSettings(own),
        sink_uri: own.settingsOf('refuses an ID that is taken').sink_uri,
      },
    }),
  },
  update(
    'refuses to change a running changefeed',
    'main',
    expect.updateOfRunning,
    () => ({ mounter_worker_num: 32 }),
    { onDemand: true },
  ),
  job(
    'resumeChangefeed',
    'main',
    'accepts to resume a running changefeed, and does nothing',
    (id) => settling.stays(id, 'running'),
  ),
  { ...job('pauseChangefeed', 'main', 'pauses a changefeed', settling.paused), ...essential },
  job('pauseChangefeed', 'main', 'accepts to pause a stopped changefeed, and does nothing', (id) =>
    settling.stays(id, 'stopped'),
  ),
];

const changes: readonly Step[] = [
  update(
    'refuses a change of nothing',
    'main',
    expect.updateOfNothing,
    () => ({ filter_rules: undefined }),
    { onDemand: true },
  ),
  update(
    'refuses a target before the start',
    'main',
    expect.updateTargetBeforeStart,
    () => ({ target_ts: 1n }),
    { onDemand: true },
  ),
  update(
    'refuses a start',
    'main',
    expect.updateStartTs,
    withTso((tso) => ({ start_ts: tso })),
    { onDemand: true },
  ),
  update(
    'refuses a filter rule that cannot be read',
    'main',
    expect.updateBadFilterRule,
    () => ({ filter_rules: ['no-dot'] }),
    { onDemand: true },
  ),
  ...(
    [
      ['a TSO of 2^64', '{"target_ts":18446744073709551616}'],
      ['a TSO with a fraction', '{"target_ts":1.0}'],
      ['a body that ends too early', '{"target_ts":'],
      ['an empty body', ''],
    ] as const
  ).map(
    ([name, rawBody]): Step => ({
      ...write,
      operationId: 'updateChangefeed',
      name: `refuses ${name}`,
      role: 'main',
      expect: expect.unreadableUpdate,
      request: ({ own }) => ({ ...path(own.idOf('main')), rawBody }),
    }),
  ),
  update(
    'takes a new target_ts digit for digit',
    'main',
    expect.accepted,
    () => ({ target_ts: greatestTso }),
    { settles: ({ own }) => settling.updated(own.idOf('main'), 'target_ts', greatestTso) },
  ),
  update(
    'takes a new sink_uri',
    'main',
    expect.accepted,
    ({ own }) => ({ sink_uri: own.settingsOf('a new sink').sink_uri }),
    {
      settles: ({ own }) =>
        settling.updated(own.idOf('main'), 'sink_uri', own.settingsOf('a new sink').sink_uri),
    },
  ),
  update(
    'takes settings that v1 does not show',
    'main',
    expect.accepted,
    () => ({ mounter_worker_num: 32, ignore_txn_start_ts: [9007199254740995n] }),
    { settles: ({ own }) => settling.updatedUnseen(own.idOf('main')) },
  ),
];

const ending: readonly Step[] = [
  create('ending', 'accepts a target that is reached at once', ({ own, tso }) =>
    tso === undefined
      ? new NotObserved('no recent TSO is known')
      : { body: { ...own.settingsOf('ending'), start_ts: tso, target_ts: tso + targetAfter } },
  ),
].map((step): Step => ({ ...step, settles: ({ own }) => settling.finished(own.idOf('ending')) }));

const afterFinish: readonly Step[] = [
  update(
    'refuses to change a finished changefeed',
    'ending',
    expect.updateOfRunning,
    () => ({ mounter_worker_num: 32 }),
    { onDemand: true },
  ),
  job(
    'pauseChangefeed',
    'ending',
    'accepts to pause a finished changefeed, and does nothing',
    (id) => settling.stays(id, 'finished'),
    expect.pauseOfFinished,
  ),
];

/** Up to where every state that can be brought about safely is there. */
export const middle: readonly Step[] = [...mainLife, ...changes, ...ending, ...afterFinish];

export const end: readonly Step[] = [
  {
    ...job('resumeChangefeed', 'main', 'resumes a stopped changefeed', settling.resumed),
    ...essential,
  },
  {
    ...job('removeChangefeed', 'main', 'removes a running changefeed', settling.removed),
    ...essential,
  },
  {
    ...job('removeChangefeed', 'ending', 'removes a finished changefeed', settling.removed),
    ...essential,
  },
  {
    ...job(
      'removeChangefeed',
      'main',
      'answers for a changefeed that is removed as for one that never was',
      settling.removed,
      expect.unknownOfRemoval,
    ),
    onDemand: true,
  },
];

export const farewell: readonly Step[] = [
  job('removeChangefeed', 'stopped', 'removes a stopped changefeed', settling.removed),
  job('removeChangefeed', 'running', 'removes a changefeed without settings', settling.removed),
];

const unknownIds = [
  ['pauseChangefeed', expect.malformedOfJob, expect.unknownChangefeed],
  ['resumeChangefeed', expect.malformedOfJob, expect.unknownChangefeed],
  ['removeChangefeed', expect.malformedOfRemoval, expect.unknownOfRemoval],
  ['updateChangefeed', expect.malformedOfJob, expect.unknownChangefeed],
] as const;

/** Refusals for IDs that no changefeed has. */
export const idRefusals: readonly Step[] = unknownIds.flatMap(
  ([operationId, malformed, unknown]): Step[] => {
    const body = ({ own }: Known) =>
      operationId === 'updateChangefeed'
        ? { body: { mounter_worker_num: 32, filter_rules: own.filterRules } }
        : {};
    return [
      {
        ...write,
        operationId,
        name: 'refuses a malformed ID',
        expect: malformed,
        request: (known) => ({ ...path(malformedId), ...body(known) }),
      },
      {
        ...write,
        operationId,
        name: 'answers 400 for an unknown ID, not 404',
        expect: unknown,
        onDemand: true,
        request: (known) => ({ ...path(known.own.unknownId), ...body(known) }),
      },
    ];
  },
);
