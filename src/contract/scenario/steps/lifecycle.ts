// The lifecycle of the test changefeeds: created, read, paused, updated, resumed, finished, removed. In this order.
import { stringifyJson } from '../../../codec/index.js';
import type { Discovered } from '../../state/discovered.js';
import { effects } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import { path, type Step } from '../step.js';
import { farTso } from './create-refusals.js';
import { malformedId } from './read.js';
import {
  create,
  endingSettings,
  essential,
  job,
  mainSettings,
  update,
  write,
} from './test-changefeed-steps.js';
import { updates } from './updates.js';

/** The first changefeed, of which the run learns a recent TSO. */
export const first: readonly Step[] = [
  create(
    'running',
    'accepts keys in any letter case and ignores unknown ones',
    ({ testChangefeeds }) => {
      const { changefeed_id, sink_uri, filter_rules } = testChangefeeds.settingsOf('running');
      const body = {
        CHANGEFEED_ID: changefeed_id,
        Sink_Uri: sink_uri,
        filter_rules,
        no_such_setting: { of: ['any', 'kind'] },
      };
      return { rawBody: stringifyJson(body), headers: { 'content-type': 'text/plain' } };
    },
  ),
];

/** The others that every later step works on, or must not affect. All exist before the run waits for the first checkpoint. */
export const setup: readonly Step[] = [
  create('stopped', 'accepts a new changefeed', ({ testChangefeeds }) => ({
    body: testChangefeeds.settingsOf('stopped'),
  })),
  create('main', 'stores 64-bit integers beyond 2^53 exactly', (discovered) => ({
    body: mainSettings(discovered),
  })),
  {
    ...job('pauseChangefeed', 'stopped', 'stops a running changefeed', effects.paused),
    ...essential,
  },
];

const mainLife: readonly Step[] = [
  write(
    'createChangefeed',
    'refuses an ID that is in use',
    expect.duplicate,
    (discovered) => ({
      body: {
        ...mainSettings(discovered),
        sink_uri: discovered.testChangefeeds.settingsOf('refuses an ID that is in use').sink_uri,
      },
    }),
    { role: 'main', creates: ({ testChangefeeds }) => testChangefeeds.idOf('main') },
  ),
  update('refuses to change a running changefeed', 'main', expect.updateOfRunning, () => ({
    mounter_worker_num: 32,
  })),
  job(
    'resumeChangefeed',
    'main',
    'accepts to resume a running changefeed, and does nothing',
    (id) => effects.unchanged(id, 'running'),
  ),
  { ...job('pauseChangefeed', 'main', 'pauses a changefeed', effects.paused), ...essential },
  job('pauseChangefeed', 'main', 'accepts to pause a stopped changefeed, and does nothing', (id) =>
    effects.unchanged(id, 'stopped'),
  ),
];

const ending: readonly Step[] = [
  create(
    'ending',
    'accepts a target that is reached immediately',
    (discovered) => {
      const settings = endingSettings(discovered);
      return settings === undefined
        ? new NotObserved('no recent TSO is known')
        : { body: { ...discovered.testChangefeeds.settingsOf('ending'), ...settings } };
    },
    (discovered) =>
      effects.finished(discovered.testChangefeeds.idOf('ending'), endingSettings(discovered)),
  ),
];

const afterFinish: readonly Step[] = [
  update('refuses to change a finished changefeed', 'ending', expect.updateOfRunning, () => ({
    mounter_worker_num: 32,
  })),
  job(
    'pauseChangefeed',
    'ending',
    'accepts to pause a finished changefeed, and does nothing',
    (id) => effects.unchanged(id, 'finished'),
    expect.pauseOfFinished,
  ),
];

export const mutations: readonly Step[] = [...mainLife, ...updates];

/** Steps until the test changefeeds have reached every state that can be reached safely. Effects of earlier steps have time to go wrong. */
export const soak: readonly Step[] = [
  {
    ...job('resumeChangefeed', 'main', 'resumes a stopped changefeed', effects.resumed),
    ...essential,
  },
  ...ending,
  ...afterFinish,
];

/** Pauses, updates and resumes a changefeed that has made progress: its checkpoint must not go back. */
const afterProgress: readonly Step[] = [
  {
    ...job('pauseChangefeed', 'main', 'pauses a changefeed that has made progress', effects.paused),
    ...essential,
  },
  update(
    'accepts an update of a changefeed that has made progress',
    'main',
    expect.accepted,
    () => ({ target_ts: farTso }),
    ({ testChangefeeds }) => effects.updated(testChangefeeds.idOf('main'), 'target_ts', farTso),
  ),
  {
    ...job('resumeChangefeed', 'main', 'resumes a changefeed where it was paused', effects.resumed),
    ...essential,
  },
];

export const teardown: readonly Step[] = [
  ...afterProgress,
  {
    ...job('removeChangefeed', 'main', 'removes a running changefeed', effects.removed),
    ...essential,
  },
  {
    ...job('removeChangefeed', 'ending', 'removes a finished changefeed', effects.removed),
    ...essential,
  },
  {
    ...job(
      'removeChangefeed',
      'main',
      'gives the same response for a removed changefeed as for an unknown one',
      effects.removed,
      expect.unknownOfRemoval,
    ),
  },
];

export const finalRemovals: readonly Step[] = [
  job('removeChangefeed', 'stopped', 'removes a stopped changefeed', effects.removed),
  job('removeChangefeed', 'running', 'removes a changefeed without settings', effects.removed),
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
    const body = ({ testChangefeeds }: Discovered) =>
      operationId === 'updateChangefeed'
        ? { body: { mounter_worker_num: 32, filter_rules: testChangefeeds.filterRules } }
        : {};
    return [
      write(operationId, 'refuses a malformed ID', malformed, (discovered) => ({
        ...path(malformedId),
        ...body(discovered),
      })),
      write(operationId, 'refuses an unknown ID with 400, not 404', unknown, (discovered) => ({
        ...path(discovered.testChangefeeds.unknownId),
        ...body(discovered),
      })),
    ];
  },
);
