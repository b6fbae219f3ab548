// What a run may not do: send what the mode does not allow, touch what is not its own.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import { guarded } from '../../../../src/contract/run/transport/guard.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';
import { type Between, findingsOf, idsOn, is, withSandbox } from './support.js';

const relay: Between = (request, send) => send(request);
const changing = (sent: readonly string[]) => sent.filter((line) => !line.startsWith('GET '));

test('a read-only run sends nothing but GET, whatever else it is given', () =>
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

test('the layer that sends throws for anything else in a read-only run', async () => {
  const sent: string[] = [];
  const send = guarded(
    async ({ method }) => {
      sent.push(method);
      return { status: 200, headers: {}, body: '' };
    },
    { mode: 'read-only', runId: 'check-unit', logLevel: false, adopted: new Set() },
  );
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'get']) {
    const request = { method, url: 'http://localhost/api/v1/changefeeds/a_b', headers: {} };
    await expect(send(request)).rejects.toThrow('was not sent: the mode does not allow it');
  }
  expect(sent).toEqual([]);
});

test('a run that writes changes nothing but changefeeds of its own, and what has no legal ID', () =>
  withSandbox(async ({ sent, options }) => {
    await runChecks({ ...options, mode: 'writes', logLevel: undefined });
    const changed = changing(sent).map((line) => line.replace(/(?:\/(?:pause|resume))?\/?$/, ''));
    const allowed =
      /^(?:POST \/api\/v1\/changefeeds|[A-Z]+ \/api\/v1\/changefeeds\/(?:check-unit-\w+|a_b))$/;
    expect(changed.length).toBeGreaterThan(50);
    expect(changed.filter((line) => !allowed.test(line))).toEqual([]);
  }));

test.each([
  ['DELETE', '/api/v1/changefeeds/test1'],
  ['PUT', '/api/v1/changefeeds/check-unit'],
  ['POST', '/api/v1/changefeeds/check-unite-1/pause'],
  ['POST', '/api/v1/changefeeds/check-unit-1/tables/move_table'],
  ['POST', '/api/v1/owner/resign'],
  ['PUT', '/api/v1/captures/drain'],
  ['POST', '/api/v1/log'],
])('%s %s is not sent by a run that only writes', async (method, path) => {
  const send = guarded(() => Promise.reject(new Error('it was sent')), {
    mode: 'writes',
    runId: 'check-unit',
    logLevel: false,
    adopted: new Set(),
  });
  const request = { method, url: `http://localhost${path}`, headers: {} };
  await expect(send(request)).rejects.toThrow('was not sent');
});

test('its changefeeds match no table, and no two that are created share a host', async () => {
  const bodies: string[] = [];
  await withSandbox(({ options }) => runChecks({ ...options, mode: 'writes' }), {
    between: (request, send) => {
      const isCreate = request.method === 'POST' && request.url.endsWith('/changefeeds');
      if (isCreate) bodies.push(request.body ?? '');
      return send(request);
    },
  });
  const harmless = bodies.filter((body) => body.includes('check_unit.*'));
  const hosts = bodies.flatMap(
    (body) => /blackhole:\/\/(?:checker:no-secret@)?([^/"]+)\//.exec(body)?.[1] ?? [],
  );
  expect(bodies.filter((body) => /"sink_uri":"(?!blackhole:|no-such-scheme:)/.test(body))).toEqual(
    [],
  );
  expect(harmless.length).toBeGreaterThan(20);
  expect(new Set(hosts).size).toBe(hosts.length);
});

test('nothing disruptive is sent for a capture that is not the owner', () =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, owner: 'another' });
    await expect(run).rejects.toThrow(
      /^the owner is [\da-f-]{36}, not another; nothing disruptive was sent/,
    );
    expect(changing(sent)).toEqual([]);
  }));

test('nothing disruptive is sent without an owner', () =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, owner: undefined });
    await expect(run).rejects.toThrow("owner: expected the owner's capture ID");
    expect(sent).toEqual([]);
  }));

const untitled: Between = async (request, send) => {
  const answer = await send(request);
  if (!request.url.endsWith('/captures')) return answer;
  return { ...answer, body: answer.body.replaceAll('"is_owner": true', '"is_owner": false') };
};

test('the owner is read again just before the first disruptive request, and another one leaves out what is disruptive', async () => {
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
    { between: (request, send) => (isOther ? untitled : relay)(request, send) },
  );
});

test('where the reads have shown errors, another owner leaves out what is disruptive and nothing else', () =>
  withSandbox(
    async ({ sent, options }) => {
      const report = await runChecks(options);
      expect(findingsOf(report)).toContain(
        'listCaptures consistency: expected exactly one owner, received 0 among 3 captures',
      );
      expect(changing(sent).filter((line) => /resign|drain|tables/.test(line))).toEqual([]);
      expect(changing(sent).length).toBeGreaterThan(50);
      const skipped = report.cases.filter(({ outcome }) => outcome === 'skipped');
      expect(skipped.map(({ operationId }) => operationId)).toContain('drainCapture');
      expect(report.left).toEqual([]);
    },
    { between: untitled },
  ));

test('where nothing was written and nothing found, another owner ends a run of the disruptive operations', () =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, owner: 'another', only: ['resignOwner'] });
    await expect(run).rejects.toThrow('not another; nothing disruptive was sent');
    expect(changing(sent)).toEqual([]);
  }));

test('a server that asks for credentials is not checked as if it broke the contract', () =>
  withSandbox(async ({ sandbox, options }) => {
    sandbox.cluster.fault({ kind: 'auth', users: { checker: 'secret' } });
    await expect(runChecks({ ...options, mode: 'writes' })).rejects.toThrow(
      'the server asks for credentials before it changes anything',
    );
    const credentials = { user: 'checker', password: 'secret' };
    const report = await runChecks({ ...options, mode: 'writes', credentials });
    expect(findingsOf(report)).toEqual([]);
  }));

test("a changefeed whose name only begins with the run's is left alone", () =>
  withSandbox(async ({ options, sandbox, sent }) => {
    await create(sandbox, '{"changefeed_id":"check-unit-prod","sink_uri":"blackhole://prod/"}');
    await runChecks(options);
    expect(await idsOn(sandbox)).toEqual(['check-unit-prod']);
    expect(changing(sent).filter((line) => line.includes('check-unit-prod'))).toEqual([]);
  }));

test('a run whose names are taken could not run, and changes nothing', () =>
  withSandbox(async ({ options, sandbox, sent }) => {
    await create(sandbox, '{"changefeed_id":"check-unit-3","sink_uri":"blackhole://prod/"}');
    await expect(runChecks(options)).rejects.toThrow(
      'the server has changefeeds of a run check-unit already: check-unit-3; clean up after that run, or take another ID',
    );
    expect(changing(sent)).toEqual([]);
    expect(await idsOn(sandbox)).toEqual(['check-unit-3']);
  }));

test("a server that calls somebody else's changefeed the one that it made does not get it removed", () =>
  withSandbox(
    async ({ options, sandbox }) => {
      const before = await idsOn(sandbox);
      await runChecks({ ...options, mode: 'writes' });
      expect(await idsOn(sandbox)).toEqual(before);
    },
    {
      state: 'documented',
      between: async (request, send) => {
        const answer = await send(request);
        if (!is(request, 'POST', /\/changefeeds$/) || answer.status !== 202) return answer;
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        return { status: 202, headers, body: '{"id":"changefeed-test1"}' };
      },
    },
  ));

async function create({ url, cluster }: Sandbox, body: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/changefeeds`, { method: 'POST', body });
  expect(answer.status).toBe(202);
  cluster.advance(1_000);
}
