// The whole life of a changefeed, with the exact text of every GET at every step.
import { expect, test } from 'vitest';
import { play } from './play.js';

const capture = '2b92409d-3fb6-44af-8ebe-de10d4e8eb2a';

/** What one step shows, in literals: JSON as it is written. */
interface Step {
  readonly state: string;
  /** As the list shows it, if that differs. */
  readonly listedState?: string;
  readonly checkpoint: string;
  readonly time: string;
  /** The time in the list, if it differs. */
  readonly listedTime?: string;
  readonly resolved: string;
  readonly target: string;
  /** Lines of the error that the list shows. */
  readonly error?: readonly string[];
  /** Whether the detail is that of an unknown changefeed (server-behaviour/changefeeds.md#detail). */
  readonly isHidden?: boolean;
  readonly hasTables?: boolean;
  readonly isListedByDefault?: false;
}

const unknown = `{
    "error_msg": "[CDC:ErrChangeFeedNotExists]changefeed not exists, default/a",
    "error_code": "CDC:ErrChangeFeedNotExists"
}`;

const healthy = '200 ';
const unhealthy = `500 {
    "error_msg": "[CDC:ErrClusterIsUnhealthy]TiCDC cluster is unhealthy",
    "error_code": "CDC:ErrClusterIsUnhealthy"
}`;

const noCapture = `400 {
    "error_msg": "[CDC:ErrCaptureNotExist]capture not exists, ${capture}",
    "error_code": "CDC:ErrCaptureNotExist"
}`;

/** Responses while there is no changefeed. */
const nothing = {
  all: '200 []',
  byDefault: '200 []',
  detail: `400 ${unknown}`,
  processors: '200 []',
  processor: `400 ${unknown}`,
  health: healthy,
};

function texts(release: string, step: Step) {
  const error = step.error
    ? `{\n            ${step.error.join(',\n            ')}\n        }`
    : 'null';
  const list = `200 [
    {
        "upstream_id": 6994678488490306291,
        "namespace": "default",
        "id": "a",
        "state": "${step.listedState ?? step.state}",
        "checkpoint_tso": ${step.checkpoint},
        "checkpoint_time": "${step.listedTime ?? step.time}",
        "error": ${error}
    }
]`;
  const operations = release === '8.5.7' ? '' : ',\n            "table_operations": null';
  const tasks = `,
    "task_status": [
        {
            "capture_id": "${capture}",
            "table_ids": [
                63,
                65
            ]${operations}
        }
    ]`;
  const detail = `200 {
    "upstream_id": 6994678488490306291,
    "namespace": "default",
    "id": "a",
    "sink_uri": "mysql://root:xxxxx@10.0.0.1:3306/",
    "create_time": "2021-08-10 14:04:54.242",
    "start_ts": 426921294362574849,
    "resolved_ts": ${step.resolved},
    "target_ts": ${step.target},
    "checkpoint_tso": ${step.checkpoint},
    "checkpoint_time": "${step.time}",
    "sort_engine": "unified",
    "state": "${step.state}",
    "error": null,
    "error_history": null,
    "creator_version": "v${release}"${step.hasTables && step.state === 'normal' ? tasks : ''}
}`;
  return {
    all: list,
    byDefault: step.isListedByDefault === false ? '200 []' : list,
    detail: step.isHidden ? `400 ${unknown}` : detail,
    processors: step.hasTables
      ? `200 [
    {
        "namespace": "default",
        "changefeed_id": "a",
        "capture_id": "${capture}"
    }
]`
      : '200 []',
    processor: step.hasTables
      ? '200 {\n    "table_ids": [\n        63,\n        65\n    ]\n}'
      : noCapture,
    health: step.state === 'normal' && !step.hasTables ? unhealthy : healthy,
  };
}

const errorOf = (address: string, time: string, code: string, message: string) => [
  `"time": "2021-08-10T${time}+08:00"`,
  `"addr": "${address}"`,
  `"code": "${code}"`,
  `"message": "${message}"`,
];

test.each([
  [
    '8.5.7',
    { begun: '1970-01-01 08:00:00.000', unset: 'normal', pending: 'pending', isHidden: false },
  ],
  [
    '6.5.12',
    { begun: '0001-01-01 00:00:00.000', unset: 'normal', pending: 'warning', isHidden: true },
  ],
] as const)(
  'v%s answers every GET of a whole life digit for digit',
  async (release, { begun, unset, pending, isHidden }) => {
    const { ask, cluster, get, urls } = await play(release, { captures: 1 });
    const address = new URL(urls[0] ?? '').host;
    const began = cluster.now();
    const look = async () => {
      const response = async (path: string) => {
        const { status, text } = await get(path);
        return `${status} ${text}`;
      };
      return {
        all: await response('/changefeeds?state=all'),
        byDefault: await response('/changefeeds'),
        detail: await response('/changefeeds/a'),
        processors: await response('/processors'),
        processor: await response(`/processors/a/${capture}`),
        health: await response('/health'),
      };
    };
    /** Goes to a time, in milliseconds since the start. */
    const at = async (milliseconds: number, step: Step) => {
      cluster.advance(began + milliseconds - cluster.now());
      expect([milliseconds, await look()]).toEqual([milliseconds, texts(release, step)]);
    };
    const accepted = { status: 202, type: undefined, text: '' };

    expect(await look()).toEqual(nothing);

    const body =
      '{"changefeed_id":"a","sink_uri":"mysql://root:secret@10.0.0.1:3306/","target_ts":426921310091214848}';
    expect(await ask('POST', '/changefeeds', body)).toEqual(accepted);
    expect(await look()).toEqual(nothing);

    // Created: seen, begun and scheduled tick by tick, then 250 ms until the checkpoint moves.
    const target = '426921310091214848';
    const start = { checkpoint: '426921294362574849', time: '2021-08-10 14:04:54.242', target };
    await at(50, {
      ...start,
      state: 'normal',
      listedState: unset,
      checkpoint: '0',
      time: '1970-01-01 08:00:00.000',
      listedTime: begun,
      resolved: '0',
      isHidden,
    });
    await at(100, { ...start, state: 'normal', resolved: '0', isHidden });
    const running = { state: 'normal', hasTables: true };
    await at(150, { ...start, ...running, resolved: '426921294362574849' });
    await at(350, { ...start, ...running, resolved: '426921294362574849' });
    await at(400, {
      ...running,
      target,
      checkpoint: '426921294415003656',
      time: '2021-08-10 14:04:54.442',
      resolved: '426921294467432449',
    });
    const moved = {
      ...running,
      target,
      checkpoint: '426921295096578051',
      time: '2021-08-10 14:04:57.042',
      resolved: '426921295149006849',
    };
    await at(3_000, moved);

    // Paused: the response comes first.
    expect(await ask('POST', '/changefeeds/a/pause')).toEqual(accepted);
    await at(3_000, moved);
    const stopped = {
      state: 'stopped',
      checkpoint: '426921295096578051',
      time: '2021-08-10 14:04:57.042',
      resolved: '0',
      target,
    };
    await at(3_100, stopped);

    // Updated: the state stays.
    const update = '{"target_ts":426921296984014848}';
    expect(await ask('PUT', '/changefeeds/a', update)).toEqual(accepted);
    await at(3_100, stopped);
    const updated = { ...stopped, target: '426921296984014848' };
    await at(3_150, updated);

    // Resumed: it goes on from where it was.
    expect(await ask('POST', '/changefeeds/a/resume')).toEqual(accepted);
    await at(3_200, updated);
    const resumed = { ...updated, state: 'normal' };
    await at(3_250, { ...resumed, isHidden });
    await at(3_300, { ...resumed, hasTables: true, resolved: '426921295149006849' });
    const goesOn = {
      ...running,
      target: '426921296984014848',
      checkpoint: '426921295620866053',
      time: '2021-08-10 14:04:59.042',
      resolved: '426921295673294852',
    };
    await at(5_000, goesOn);

    // An error: pending, warning, normal, and finished as the target is passed by then.
    cluster.fail('a', { code: 'CDC:ErrX', message: 'a <broken> sink' });
    const failing = {
      target: '426921296984014848',
      checkpoint: '426921295620866053',
      time: '2021-08-10 14:04:59.042',
      resolved: '0',
      error: errorOf(address, '14:04:59.292', 'CDC:ErrX', 'a \\u003cbroken\\u003e sink'),
    };
    await at(5_100, { ...failing, state: 'pending', listedState: pending });
    await at(15_050, { ...failing, state: 'pending', listedState: pending });
    await at(15_100, { ...failing, state: 'warning' });
    const caughtUp = {
      target: '426921296984014848',
      checkpoint: '426921296984014848',
      time: '2021-08-10 14:05:04.242',
      resolved: '426921296984014848',
    };
    await at(16_150, { ...caughtUp, error: failing.error, state: 'warning', hasTables: true });
    await at(16_200, { ...caughtUp, ...running });
    await at(16_250, {
      ...caughtUp,
      resolved: '0',
      error: failing.error,
      state: 'finished',
      isListedByDefault: false,
    });

    // Resumed, finished again; resumed, failed for good, removed.
    expect(await ask('POST', '/changefeeds/a/resume')).toEqual(accepted);
    await at(16_350, { ...caughtUp, resolved: '0', state: 'normal', isHidden });
    await at(16_400, { ...caughtUp, ...running });
    await at(16_450, { ...caughtUp, resolved: '0', state: 'finished', isListedByDefault: false });

    expect(await ask('POST', '/changefeeds/a/resume')).toEqual(accepted);
    await at(16_550, { ...caughtUp, resolved: '0', state: 'normal', isHidden });
    cluster.fail('a', { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' });
    await at(16_650, {
      ...caughtUp,
      resolved: '0',
      error: errorOf(address, '14:05:10.842', 'CDC:ErrSnapshotLostByGC', 'lost'),
      state: 'failed',
    });

    expect(await ask('DELETE', '/changefeeds/a')).toEqual(accepted);
    expect(await look()).toEqual(nothing);
  },
);
