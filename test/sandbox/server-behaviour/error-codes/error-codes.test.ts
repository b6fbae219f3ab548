// server-behaviour/error-codes.md#codes: error codes, their statuses and samples of their messages.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import { removeUnderDyingOwner } from '../dying-owner.js';
import { late } from '../late.js';
import {
  empty,
  error,
  expectResponse,
  plain,
  refusal,
  refused,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const at = useReleases([...releases, '5.3.1', '5.4.0', '6.2.0', '6.3.0', '6.6.0', '7.5.1']);
const withBugs = useReleases(['8.5.7'], { quirks: true });
const latest = at('8.5.7');
const old = ['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'];

const create = (release: string, more: object = {}) =>
  at(release).post('/changefeeds', { changefeed_id: 'a', sink_uri, ...more });

/** Status and `error_code` of a response. */
function codeOf({ status, text }: { readonly status: number; readonly text: string }) {
  return [status, JSON.parse(text).error_code];
}

/** The code of a Kafka sink that cannot be reached. */
function producerCode(release: string): string {
  return /^[56]/.test(release) ? 'CDC:ErrKafkaNewSaramaProducer' : 'CDC:ErrKafkaNewProducer';
}

test.each(releases)(
  'server-behaviour/error-codes.md#codes-that-are-400: these codes are 400 and others 500 in %s',
  async (release) => {
    const { post, put, get, advance, sandbox } = at(release);
    const statuses: Record<string, number> = {};
    const note = ({ status, text }: { readonly status: number; readonly text: string }) => {
      const [, code = ''] = /\[(.*?)\]/.exec(JSON.parse(text).error_msg) ?? [];
      statuses[code] = status;
    };
    note(await create(release, { changefeed_id: 'a_b' }));
    note(await create(release, { sink_uri: '' }));
    note(await create(release, { start_ts: 1 }));
    note(await create(release, { target_ts: 1 }));
    note(await create(release, { filter_rules: ['db'] }));
    note(await get('/changefeeds/a'));
    const endOfPd = sandbox().cluster.fault({ kind: 'pd-unreachable' });
    note(await create(release));
    endOfPd();
    const end = sandbox().cluster.fault({ kind: 'sink-unreachable' });
    note(await create(release, { sink_uri: 'mysql://h:3306/' }));
    note(await create(release, { sink_uri: 'kafka://h:9092/t?protocol=canal-json' }));
    end();
    await create(release);
    advance(2_000);
    note(await create(release));
    note(await put('/changefeeds/a', {}));
    note(await get('/processors/a/nope'));
    note(await post('/changefeeds/a/tables/move_table', {}));
    expect(statuses).toEqual({
      'CDC:ErrAPIInvalidParam': 400,
      'CDC:ErrSinkURIInvalid': 400,
      'CDC:ErrStartTsBeforeGC': 400,
      'CDC:ErrTargetTsBeforeStartTs': 400,
      'CDC:ErrFilterRuleInvalid': 400,
      'CDC:ErrChangeFeedNotExists': 400,
      'CDC:ErrPDEtcdAPIError': 500,
      'CDC:ErrMySQLConnectionError': 400,
      [producerCode(release)]: 500,
      'CDC:ErrChangeFeedAlreadyExists': 500,
      'CDC:ErrChangefeedUpdateRefused': 400,
      [release === '5.2.4' ? 'CDC:ErrTaskStatusNotExists' : 'CDC:ErrCaptureNotExist']: 400,
    });
  },
);

test.each(old)(
  'server-behaviour/error-codes.md#code-anywhere-in-message: is 400 although error_code is empty in %s',
  async (release) => {
    expect(codeOf(await create(release, { filter_rules: ['@/no/file'] }))).toEqual([400, '']);
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrAPIInvalidParam: a bad ID', async () => {
  const wanted = refused('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b');
  expectResponse(await latest.get('/changefeeds/a_b'), wanted);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrChangeFeedNotExists: an unknown changefeed', async () => {
  const wanted = refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/nope');
  expectResponse(await latest.remove('/changefeeds/nope'), wanted);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrChangeFeedAlreadyExists: a duplicate', async () => {
  await latest.create('test5');
  const text = 'changefeed already exists, test5';
  const wanted = refusal(500, 'CDC:ErrChangeFeedAlreadyExists', text);
  expectResponse(await create('8.5.7', { changefeed_id: 'test5' }), wanted);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrSinkURIInvalid: an unsupported sink', async () => {
  const wanted = refused('CDC:ErrSinkURIInvalid', 'the sink scheme (foo) is not supported');
  expectResponse(await create('8.5.7', { sink_uri: 'foo://' }), wanted);
});

test.each(releases)(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrSinkURIInvalid: one that cannot be parsed has no code up to v6.1.7, as in %s',
  async (release) => {
    const response = await create(release, { sink_uri: 'mysql://h/%zz' });
    expect(codeOf(response)).toEqual([400, old.includes(release) ? '' : 'CDC:ErrSinkURIInvalid']);
    expect(JSON.parse(response.text).error_msg).toMatch(
      /^\[CDC:ErrSinkURIInvalid\].*invalid URL escape/,
    );
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrStartTsBeforeGC: a start too early', async () => {
  const response = await create('8.5.7', { start_ts: 1 });
  expect(codeOf(response)).toEqual([400, 'CDC:ErrStartTsBeforeGC']);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrTargetTsBeforeStartTs: an end before the start', async () => {
  const response = await create('8.5.7', { target_ts: 1 });
  expect(codeOf(response)).toEqual([400, 'CDC:ErrTargetTsBeforeStartTs']);
});

const withIneligible = useReleases(['8.5.7'], { tables: ['db.t:ineligible'] });

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrTableIneligible: a table without a key', async () => {
  const response = await withIneligible('8.5.7').post('/changefeeds', {
    changefeed_id: 'a',
    sink_uri,
  });
  expect(codeOf(response)).toEqual([400, 'CDC:ErrTableIneligible']);
});

test.each(releases)(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrFilterRuleInvalid: a bad rule in %s',
  async (release) => {
    const response = await create(release, { filter_rules: ['db'] });
    expect(codeOf(response)).toEqual([400, 'CDC:ErrFilterRuleInvalid']);
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrChangefeedUpdateRefused: an update while it runs', async () => {
  await latest.create('a');
  const text =
    'changefeed update error: can only update changefeed config when it is stopped or failed';
  const wanted = refused('CDC:ErrChangefeedUpdateRefused', text);
  expectResponse(await latest.put('/changefeeds/a', {}), wanted);
});

test.each(releases)(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrMySQLConnectionError: without the code up to v6.1.7, as in %s',
  async (release) => {
    at(release).sandbox().cluster.fault({ kind: 'sink-unreachable' });
    const response = await create(release, { sink_uri: 'mysql://h:3306/' });
    expect(codeOf(response)).toEqual([
      400,
      old.includes(release) ? '' : 'CDC:ErrMySQLConnectionError',
    ]);
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrCaptureNotExist: a processor, and a drain', async () => {
  await latest.create('a');
  const wanted = refused('CDC:ErrCaptureNotExist', 'capture not exists, nope');
  expectResponse(await latest.get('/processors/a/nope'), wanted);
  expectResponse(await latest.put('/captures/drain', { capture_id: 'nope' }), wanted);
});

const single = useReleases(['8.5.7'], { captures: 1 });

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrSchedulerRequestFailed 400: a drain of the only capture', async () => {
  const text = 'scheduler request failed, only one capture alive';
  const response = await single('8.5.7').put('/captures/drain', {});
  expectResponse(response, refused('CDC:ErrSchedulerRequestFailed', text));
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrSchedulerRequestFailed 503: a drain that the owner refuses', async () => {
  const { post, put, get, advance } = at('7.5.1');
  await post('/changefeeds', { changefeed_id: 'a', sink_uri });
  advance(100);
  const captures: { id: string; is_owner: boolean }[] = JSON.parse((await get('/captures')).text);
  const other = captures.find(({ is_owner }) => !is_owner);
  const response = await put('/captures/drain', { capture_id: other?.id });
  expect(codeOf(response)).toEqual([503, 'CDC:ErrSchedulerRequestFailed']);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrTaskStatusNotExists: 400 in 5.2.4', async () => {
  await at('5.2.4').create('a');
  const response = await at('5.2.4').get('/processors/a/nope');
  expect(codeOf(response)).toEqual([400, 'CDC:ErrTaskStatusNotExists']);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrCredentialNotFound, CDC:ErrUnauthorized: 401', async () => {
  latest.sandbox().cluster.fault({ kind: 'auth', users: {} });
  const none = await latest.post('/changefeeds/a/pause');
  expect(codeOf(none)).toEqual([401, 'CDC:ErrCredentialNotFound']);
  const headers = { authorization: `Basic ${btoa('u:p')}` };
  expectResponse(
    await latest.send('POST', '/changefeeds/a/pause', { headers }),
    refusal(401, 'CDC:ErrUnauthorized', 'user u unauthorized, error: The user is not allowed.'),
  );
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrServerIsNotReady: 503', async () => {
  latest.sandbox().cluster.fault({ kind: 'not-ready' });
  const wanted = refusal(503, 'CDC:ErrServerIsNotReady', 'cdc server is not ready');
  expectResponse(await latest.get('/captures'), wanted);
});

test.each(['6.3.0', '8.5.7'])(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrClusterIsUnhealthy: 500 in %s',
  async (release) => {
    const { get, post, advance } = at(release);
    await post('/changefeeds', { changefeed_id: 'a', sink_uri });
    advance(release === '6.3.0' ? 400 : 100);
    const wanted = refusal(500, 'CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');
    expectResponse(await get('/health'), wanted);
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrOwnerNotFound: 500 in the election gap', async () => {
  await latest.post('/owner/resign');
  const wanted = refusal(500, 'CDC:ErrOwnerNotFound', 'owner not found');
  expectResponse(await latest.get('/changefeeds'), wanted);
});

const loop =
  '[ErrRequestForwardErr]request forward error, an request can only forward to owner one time';

test.each([
  ['5.4.3', `${loop} `],
  ['6.1.7', loop],
  ['7.1.6', loop],
])(
  'server-behaviour/error-codes.md#err-request-forward-err: 500 without CDC: in %s',
  async (release, message) => {
    const init = { headers: { 'TiCDC-ForwardFromCapture': 'x' } };
    const response = await at(release).send('GET', '/changefeeds', init, 1);
    expectResponse(response, error(500, message, 'ErrRequestForwardErr'));
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrCaptureNotInitialized: 500 at start-up', async () => {
  latest.sandbox().cluster.fault({ kind: 'not-initialized' });
  const text = 'capture has not been initialized yet';
  expectResponse(await latest.get('/status'), refusal(500, 'CDC:ErrCaptureNotInitialized', text));
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrPDEtcdAPIError: 500', async () => {
  latest.sandbox().cluster.fault({ kind: 'pd-unreachable' });
  expect(codeOf(await create('8.5.7'))).toEqual([500, 'CDC:ErrPDEtcdAPIError']);
});

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrReachMaxTry of delete: 500 with its code', async () => {
  const { response } = await removeUnderDyingOwner('8.5.7');
  expect(codeOf({ status: response.status, text: response.body })).toEqual([
    500,
    'CDC:ErrReachMaxTry',
  ]);
});

test.each(['5.3.1', '5.4.0', '6.0.0'])(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrReachMaxTry of the owner lookup: 500 without its code in %s',
  async (release) => {
    await loseOwner(at(release).sandbox().cluster);
    const response = await at(release).get('/changefeeds');
    expect(codeOf(response)).toEqual([500, '']);
    expect(response.text).toContain('"[CDC:ErrReachMaxTry]reach maximum try: 3');
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrChangeFeedDeletionUnfinished: within the error of the delete', async () => {
  const { response } = await removeUnderDyingOwner('6.5.12');
  expect(response.body).toContain('[CDC:ErrChangeFeedDeletionUnfinished]');
});

test.each([
  ['6.1.7', 500, 'CDC:ErrInternalServerError'],
  ['6.5.12', 500, 'CDC:ErrInternalServerError'],
  ['6.6.0', 400, 'CDC:ErrAPIInvalidParam'],
])(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrInternalServerError: created again too soon in %s',
  async (release, status, code) => {
    await at(release).create('a');
    await at(release).remove('/changefeeds/a');
    at(release).advance(2_000);
    const response = await create(release);
    expect(codeOf(response)).toEqual([status, code]);
    expect(response.text.includes('%!(EXTRA ')).toBe(status === 500);
  },
);

test('server-behaviour/error-codes.md#dflow-err-meta-op-failed:ErrMetaOpFailed: a create that lost the race', async () => {
  await create('8.5.7', { changefeed_id: 'test5' });
  const text = 'unexpected meta operation failure: Create changefeed default/test5';
  const wanted = refusal(500, 'DFLOW:ErrMetaOpFailed', text);
  expectResponse(await create('8.5.7', { changefeed_id: 'test5' }), wanted);
});

test.each(releases)(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrKafka*: 500, without the code up to v6.1.7, as in %s',
  async (release) => {
    at(release).sandbox().cluster.fault({ kind: 'sink-unreachable' });
    const response = await create(release, { sink_uri: 'kafka://h:9092/t?protocol=canal-json' });
    expect(codeOf(response)).toEqual([500, old.includes(release) ? '' : producerCode(release)]);
    expect(response.text).toContain(`"[${producerCode(release)}]`);
  },
);

const unknownProtocol = { sink_uri: 'kafka://h:9092/t?protocol=foo' };

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrSinkUnknownProtocol: 500', async () => {
  const response = await create('8.5.7', unknownProtocol);
  expect(codeOf(response)).toEqual([500, 'CDC:ErrSinkUnknownProtocol']);
});

test.each(['5.4.3', '6.1.7', '6.2.0'])(
  'server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrMQSinkUnknownProtocol: 500 in %s',
  async (release) => {
    const response = await create(release, unknownProtocol);
    expect(response.status).toBe(500);
    expect(response.text).toContain('[CDC:ErrMQSinkUnknownProtocol]');
  },
);

test('server-behaviour/error-codes.md#err-storage-sink-and-replica-config:ErrSinkInvalidConfig: 500', async () => {
  const dispatchers = [{ matcher: ['*.*'], dispatcher: 'ts', partition: 'ts' }];
  const response = await create('8.5.7', {
    sink_uri: 'kafka://h:9092/t?protocol=canal-json',
    sink_config: { dispatchers },
  });
  expect(codeOf(response)).toEqual([500, 'CDC:ErrSinkInvalidConfig']);
});

test.each(releases)(
  'server-behaviour/error-codes.md#no-code-put-bad-body: 400 as text in %s',
  async (release) => {
    const { post, put, advance } = at(release);
    await at(release).create('a');
    await post('/changefeeds/a/pause');
    advance(2_000);
    expectResponse(await put('/changefeeds/a', '{'), error(400, 'unexpected EOF', '', plain));
  },
);

test.each(old)(
  'server-behaviour/error-codes.md#no-code-wrapped-plain-error: 400 or 500 in %s',
  async (release) => {
    at(release).sandbox().cluster.fault({ kind: 'sink-unreachable' });
    expect(codeOf(await create(release, { sink_uri: 'mysql://h/' }))).toEqual([400, '']);
    const sink_uri = 'kafka://h:9092/t?protocol=canal-json';
    expect(codeOf(await create(release, { sink_uri }))).toEqual([500, '']);
  },
);

test('server-behaviour/error-codes.md#no-code-no-leader: 500', async () => {
  await loseOwner(latest.sandbox().cluster);
  expectResponse(await latest.get('/changefeeds'), error(500, 'election: no leader', ''));
});

test('server-behaviour/error-codes.md#no-code-deadline: 500 in v5', async () => {
  const { response } = await late('5.4.3', 10_000, 'GET', '/processors');
  expectResponse(response, error(500, 'context deadline exceeded', ''));
});

test('server-behaviour/error-codes.md#no-json-404: text without a charset', async () => {
  const wanted = { status: 404, type: 'text/plain', text: '404 page not found' };
  expectResponse(await latest.get('/nope'), wanted);
  expectResponse(await at('5.3.4').send('PATCH', '/changefeeds/a'), wanted);
});

test('server-behaviour/error-codes.md#no-body-500: with quirks, a drain of an owner that goes', async () => {
  await withBugs('8.5.7').post('/owner/resign');
  expectResponse(await withBugs('8.5.7').put('/captures/drain', { capture_id: 'x' }), empty(500));
});

test('server-behaviour/error-codes.md#no-body-504: in v5, for what is done too late', async () => {
  const { response } = await late('5.4.3', 10_000, 'POST', '/log');
  // A log request without a body is refused, which has one.
  expect(response.status).toBe(400);
  expectResponse((await late('5.4.3', 10_000, 'POST', '/owner/resign')).response, empty(504));
});
