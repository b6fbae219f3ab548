// A run sends only what its mode allows, and changes only test changefeeds.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';
import { accepted, type Between, findingsOf, idsOn, is, rulesOf, withSandbox } from './support.js';

const relay: Between = (request, send) => send(request);
const changing = (sent: readonly string[]) => sent.filter((line) => !line.startsWith('GET '));

test('a run in read-only mode sends only GET, whatever its other options are', () =>
  withSandbox(async ({ sandbox, options }) => {
    const report = await runChecks({
      ...options,
      mode: 'read-only',
      logLevel: undefined,
      send: undefined,
    });
    expect(findingsOf(report)).toEqual([]);
    const { journal } = sandbox.cluster;
    expect(journal.length).toBeGreaterThan(20);
    expect(new Set(journal.map(({ method }) => method))).toEqual(new Set(['GET']));
  }));

test('a run in write mode changes only test changefeeds, and IDs that no changefeed can have', () =>
  withSandbox(async ({ sent, options }) => {
    await runChecks({ ...options, mode: 'writes', logLevel: undefined });
    const changed = changing(sent).map((line) => line.replace(/(?:\/(?:pause|resume))?\/?$/, ''));
    const allowed =
      /^(?:POST \/api\/v1\/changefeeds|[A-Z]+ \/api\/v1\/changefeeds\/(?:check-unit-\w+|a_b))$/;
    expect(changed.length).toBeGreaterThan(50);
    expect(changed.filter((line) => !allowed.test(line))).toEqual([]);
  }));

test.each([
  { release: '8.5.7' },
  { generation: 'newarch' },
  { release: '8.5.7', generation: 'newarch' },
] as const)('a server that a far start ends gets none, checked against %j', async (against) => {
  const starts: bigint[] = [];
  await withSandbox(
    async ({ options }) => {
      const report = await runChecks({
        ...options,
        ...against,
        mode: 'writes',
        settleTimeout: 100,
      });
      expect(report.cases).toContainEqual(
        expect.objectContaining({
          name: 'refuses to start in the future',
          reason: 'it ends servers of the release that this one reports',
        }),
      );
    },
    {
      release: '7.5.7',
      between: (request, send) => {
        const [, start] = /"start_ts":(\d+)/.exec(request.body ?? '') ?? [];
        if (start !== undefined) starts.push(BigInt(start));
        return send(request);
      },
    },
  );
  expect(starts.filter((start) => start > 1n << 62n)).toEqual([]);
  expect(starts.length).toBeGreaterThan(0);
});

test.each([{ release: '8.5.6' }, { generation: 'classic' }] as const)(
  'a server that schedules nothing after a drain gets none, checked against %j',
  async (against) => {
    await withSandbox(
      async ({ sandbox, options }) => {
        await runChecks({ ...options, ...against, settleTimeout: 100 });
        const drains = sandbox.cluster.journal.filter(({ path }) => path.endsWith('/drain'));
        expect(drains.filter(({ status }) => status === 202)).toEqual([]);
      },
      { generation: 'newarch' },
    );
  },
);

test('a changefeed that does not advance is neither paused nor resumed nor updated, only removed', async () => {
  const standing: Between = async (request, send) => {
    const response = await send(request);
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' || !/\/changefeeds(?:\/[^/]+)?$/.test(pathname)) return response;
    const [, start = '0'] = /"start_ts": (\d+)/.exec(response.body) ?? [];
    const body = response.body.replace(/"checkpoint_tso": \d+/g, `"checkpoint_tso": ${start}`);
    const { 'content-length': _, ...headers } = response.headers;
    return { ...response, headers, body };
  };
  await withSandbox(
    async ({ sandbox, sent, options }) => {
      const report = await runChecks({ ...options, mode: 'writes', logLevel: undefined });
      const dangerous = /^(?:PUT \S+|POST \S+\/(?:pause|resume)) ?$/;
      const ofTests = changing(sent).filter((line) => /\/check-unit-\d+(?:\/|$)/.test(line));
      expect(ofTests.filter((line) => dangerous.test(line))).toEqual([]);
      expect(ofTests.length).toBeGreaterThan(3);
      expect(report.cases).toContainEqual(
        expect.objectContaining({
          operationId: 'pauseChangefeed',
          name: 'pauses a changefeed',
          outcome: 'not observed',
          reason:
            'the changefeed has not advanced beyond its start, and before that this request can end the server',
        }),
      );
      expect(await idsOn(sandbox)).toEqual([]);
    },
    { between: standing, state: 'empty' },
  );
});

test('test changefeeds match no table, and no two that are created share a host', async () => {
  const bodies: string[] = [];
  const created: string[] = [];
  await withSandbox(({ options }) => runChecks({ ...options, mode: 'writes' }), {
    between: async (request, send) => {
      const { body = '' } = request;
      const response = await send(request);
      if (request.method !== 'POST' || !request.url.endsWith('/changefeeds')) return response;
      bodies.push(body);
      if (response.status === 202) created.push(body);
      return response;
    },
  });
  const harmless = bodies.filter((body) => body.includes('check_unit.*'));
  const hosts = created.flatMap(
    (body) => /blackhole:\/\/(?:checker:no-secret@)?([^/"]+)\//.exec(body)?.[1] ?? [],
  );
  expect(bodies.filter((body) => /"sink_uri":"(?!blackhole:|no-such-scheme:)/.test(body))).toEqual(
    [],
  );
  expect(harmless.length).toBeGreaterThan(20);
  expect(new Set(hosts).size).toBe(hosts.length);
});

test('all creates that must be refused have one ID, unless one is accepted', async () => {
  const idsWith = async (isAccepted: (body: string) => boolean) => {
    const ids = new Set<string>();
    await withSandbox(({ options }) => runChecks({ ...options, mode: 'writes' }), {
      between: async (request, send) => {
        const { body = '' } = request;
        const id = /"changefeed_id":"(check-unit-\d+)"/.exec(body)?.[1];
        if (request.method === 'POST' && id !== undefined) ids.add(id);
        return isAccepted(body) ? accepted : send(request);
      },
    });
    return [...ids].toSorted();
  };
  const roles = ['check-unit-2', 'check-unit-3', 'check-unit-34'];
  expect(await idsWith(() => false)).toEqual([...roles, 'check-unit-7']);
  expect((await idsWith((body) => body.includes('No/Such_Zone'))).length).toBe(5);
});

test('nothing disruptive is sent if the named capture is not the owner', () =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, owner: 'another' });
    await expect(run).rejects.toThrow(
      /^the owner is [\da-f-]{36}, not another; nothing disruptive was sent/,
    );
    expect(changing(sent)).toEqual([]);
  }));

test('nothing disruptive is sent without a named owner', () =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, owner: undefined });
    await expect(run).rejects.toThrow("owner: expected the owner's capture ID");
    expect(sent).toEqual([]);
  }));

/** Responds with captures of which none is the owner. */
const ownerless: Between = async (request, send) => {
  const response = await send(request);
  if (!request.url.endsWith('/captures')) return response;
  return { ...response, body: response.body.replaceAll('"is_owner": true', '"is_owner": false') };
};

test('the owner is read again just before the first disruptive request, and disruptive steps are skipped if it is another one', async () => {
  let isOther = false;
  await withSandbox(
    async ({ sandbox, sent, options }) => {
      const report = await runChecks({
        ...options,
        onProgress: (line) => {
          isOther = line.startsWith('tables');
        },
      });
      expect(changing(sent).filter((line) => /resign|drain|tables/.test(line))).toEqual([]);
      const skipped = report.cases.filter(({ outcome }) => outcome === 'skipped');
      expect(new Set(skipped.map(({ reason }) => reason))).toEqual(
        new Set([`the owner is unknown, not ${options.owner}`]),
      );
      expect(skipped.map(({ operationId }) => operationId)).toContain('resignOwner');
      expect(report.left).toEqual([]);
      expect(await idsOn(sandbox)).toEqual([]);
    },
    { between: (request, send) => (isOther ? ownerless : relay)(request, send) },
  );
});

test('only disruptive steps are skipped if the owner is another one and the reads have given errors', () =>
  withSandbox(
    async ({ sent, options }) => {
      const report = await runChecks(options);
      expect(rulesOf(findingsOf(report))).toContain('listCaptures one-owner');
      expect(changing(sent).filter((line) => /resign|drain|tables/.test(line))).toEqual([]);
      expect(changing(sent).length).toBeGreaterThan(50);
      const skipped = report.cases.filter(({ outcome }) => outcome === 'skipped');
      expect(skipped.map(({ operationId }) => operationId)).toContain('drainCapture');
      expect(report.left).toEqual([]);
    },
    { between: ownerless },
  ));

test('another owner ends a run that has written and found nothing', () =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, owner: 'another', only: ['resignOwner'] });
    await expect(run).rejects.toThrow('not another; nothing disruptive was sent');
    expect(changing(sent)).toEqual([]);
  }));

test('a run in write mode ends if the server asks for credentials', () =>
  withSandbox(async ({ sandbox, options }) => {
    sandbox.cluster.fault({ kind: 'auth', users: { checker: 'secret' } });
    await expect(runChecks({ ...options, mode: 'writes' })).rejects.toThrow(
      'pass a user and a password (TICDC_USER and TICDC_PASSWORD for the command)',
    );
    const credentials = { user: 'checker', password: 'secret' };
    const report = await runChecks({ ...options, mode: 'writes', credentials });
    expect(findingsOf(report)).toEqual([]);
  }));

test('a changefeed whose name only begins like those of the run is left alone', () =>
  withSandbox(async ({ options, sandbox, sent }) => {
    await create(sandbox, '{"changefeed_id":"check-unit-prod","sink_uri":"blackhole://prod/"}');
    await runChecks(options);
    expect(await idsOn(sandbox)).toEqual(['check-unit-prod']);
    expect(changing(sent).filter((line) => line.includes('check-unit-prod'))).toEqual([]);
  }));

test('a run ends and changes nothing if its names are taken', () =>
  withSandbox(async ({ options, sandbox, sent }) => {
    await create(sandbox, '{"changefeed_id":"check-unit-3","sink_uri":"blackhole://prod/"}');
    await expect(runChecks(options)).rejects.toThrow(
      'the server already has changefeeds of a run check-unit: check-unit-3',
    );
    expect(changing(sent)).toEqual([]);
    expect(await idsOn(sandbox)).toEqual(['check-unit-3']);
  }));

test('a changefeed of others is not removed if the server returns its ID for a create', () =>
  withSandbox(
    async ({ options, sandbox }) => {
      const before = await idsOn(sandbox);
      await runChecks({ ...options, mode: 'writes' });
      expect(await idsOn(sandbox)).toEqual(before);
    },
    {
      state: 'documented',
      between: async (request, send) => {
        const response = await send(request);
        if (!is(request, 'POST', /\/changefeeds$/) || response.status !== 202) return response;
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        return { status: 202, headers, body: '{"id":"changefeed-test1"}' };
      },
    },
  ));

async function create({ url, cluster }: Sandbox, body: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/changefeeds`, { method: 'POST', body });
  expect(response.status).toBe(202);
  cluster.advance(1_000);
}

test.each(['8.1.2', '8.5.7'])(
  'a run does not end servers that a pause right after a create ends, v%s (server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7)',
  (release) =>
    withSandbox(
      async ({ sandbox, options }) => {
        const report = await runChecks(options);
        expect(findingsOf(report)).toEqual([]);
        const running = sandbox.urls.map((url) => fetch(`${url}/api/v1/status`));
        expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200, 200]);
      },
      { release, quirks: true, latency: 'ticks' },
    ),
);
