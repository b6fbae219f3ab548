// The time of a call through each client, beside bare `fetch` and `JSON.parse`. The sandbox runs in a process of its own.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import createFetchClient from 'openapi-fetch';
import type { paths } from '../../../generated/schema.js';
import type { Row } from '../sandbox/figures.js';
import { heyApi, orval } from './others.js';
import { importOurs } from './ours.js';
import { medians } from './side-by-side.js';

export const callsHead = ['GET /api/v1/changefeeds/test1', 'median', 'ratio'];

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Measures calls of each client, one after the other over kept-alive connections. */
export async function measureCalls(count: number): Promise<Row[]> {
  const command = ['--import', 'tsx', `${root}src/cli/index.ts`, 'sandbox', '--port', '0'];
  const options = ['--latency', 'none', '--state', 'documented'];
  const sandbox = spawn(process.execPath, [...command, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const baseUrl = await new Promise<string>((resolve, reject) => {
      sandbox.stdout.setEncoding('utf8').once('data', (line: string) => {
        resolve(line.trim().split('\n')[0] ?? '');
      });
      sandbox.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}`)));
    });
    return toRows(await medians(count, await clientsOf(baseUrl)));
  } finally {
    sandbox.kill();
  }
}

async function clientsOf(baseUrl: string) {
  const url = `${baseUrl}/api/v1/changefeeds/test1`;
  const ours = (await importOurs()).createClient({ baseUrl });
  const plain = createFetchClient<paths>({ baseUrl });
  const params = { path: { changefeed_id: 'test1' } };
  const { client } = await import(heyApi.replace('index.ts', 'client.gen.ts'));
  const hey = await import(heyApi);
  client.setConfig({ baseUrl });
  // Its addresses are relative.
  writeFileSync(orval, readFileSync(orval, 'utf8').replaceAll('`/api/v1', `\`${baseUrl}/api/v1`));
  const generated = await import(orval);
  return {
    'bare fetch and JSON.parse': async () => JSON.parse(await (await fetch(url)).text()),
    'ticdc-openapi': () => ours.getChangefeed('test1'),
    'openapi-fetch': () => plain.GET('/api/v1/changefeeds/{changefeed_id}', { params }),
    'hey-api': () => hey.getChangefeed(params),
    orval: () => generated.getChangefeed('test1'),
  };
}

function toRows(times: Awaited<ReturnType<typeof medians<string>>>): Row[] {
  const bare = times['bare fetch and JSON.parse'] ?? Number.NaN;
  return Object.entries(times).map(([name, time]) => {
    const ratio = time / bare;
    const cells = [name, `${(time * 1_000).toFixed(0)} us`, ratio.toFixed(2)];
    if (name !== 'ticdc-openapi') return { cells };
    return { cells, target: { text: 'at most 1.2', met: ratio <= 1.2 } };
  });
}
