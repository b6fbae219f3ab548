// The life of the run's own changefeeds: created, read, paused, changed, resumed, finished, removed. In this order.
import { stringifyJson } from '../../../codec/index.js';
import type { Known } from '../../state/discovered.js';
import { settling } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step } from '../step.js';
import { farTso } from './create-refusals.js';
import { malformedId } from './read.js';
import {
  create,
  essential,
  job,
  mainSettings,
  targetAfter,
  update,
  write,
} from './test-changefeed-steps.js';
import { updates } from './updates.js';

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
  create('main', 'takes 64-bit integers beyond 2^53 digit for digit', (known) => ({
    body: mainSettings(known),
  })),
  {
    ...write,
    operationId: 'createChangefeed',
    name: 'refuses an ID that is taken',
    role: 'main',
    expect: expect.duplicate,
    onDemand: true,
    request: (known) => ({
      body: {
        ...mainSettings(known),
        sink_uri: known.own.settingsOf('refuses an ID that is taken').sink_uri,
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

export const middle: readonly Step[] = [...mainLife, ...updates];

/** Up to where every state that can be brought about safely is there. What was done before has its time to go wrong meanwhile. */
export const lasting: readonly Step[] = [
  {
    ...job('resumeChangefeed', 'main', 'resumes a stopped changefeed', settling.resumed),
    ...essential,
  },
  ...ending,
  ...afterFinish,
];

/** What has got on is paused, changed and resumed: its checkpoint does not go back. */
const afterProgress: readonly Step[] = [
  {
    ...job('pauseChangefeed', 'main', 'pauses a changefeed that has got on', settling.paused),
    ...essential,
  },
  update(
    'takes a change of a changefeed that has got on',
    'main',
    expect.accepted,
    () => ({ target_ts: farTso }),
    { settles: ({ own }) => settling.updated(own.idOf('main'), 'target_ts', farTso) },
  ),
  {
    ...job(
      'resumeChangefeed',
      'main',
      'resumes a changefeed where it was paused',
      settling.resumed,
    ),
    ...essential,
  },
];

export const end: readonly Step[] = [
  ...afterProgress,
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
