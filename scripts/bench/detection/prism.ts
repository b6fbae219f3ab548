// Runs Prism's proxy in front of a server with a defect and reads its reports.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createTransport, type Transport } from '../../../src/contract/run/transport/transport.js';
import { freePort } from '../measure/server.js';
import { type Played, startLivelyCluster } from './cluster.js';
import type { Middleware } from './defect.js';
import { type MutatingServer, startMutatingServer } from './mutating-server.js';
import type { Step } from './traffic.js';

/** `header`: responses pass, with `sl-violations`. `errors`: wrong responses are replaced by a 500. */
export type PrismMode = 'header' | 'errors';

export interface PrismProxy {
  /** Resolves with true if Prism reports a problem that it does not report for the server without a defect. */
  finds(steps: readonly Step[], played: Played, middleware: Middleware): Promise<boolean>;
  /** Resolves with the number of steps with a report although the server has no defect. */
  falseAlarms(steps: readonly Step[], played: Played): Promise<number>;
  close(): Promise<void>;
}

const documentFile = '.tmp/detection/openapi-without-formats.json';

/** Writes the document without 64-bit formats: Prism treats `int64` as 53 bits and would report every real TSO. */
function writeDocument(): void {
  const text = readFileSync('generated/openapi.json', 'utf8');
  mkdirSync('.tmp/detection', { recursive: true });
  writeFileSync(documentFile, text.replace(/"format":\s*"u?int64",\s*/g, ''));
}

export async function startPrism(mode: PrismMode): Promise<PrismProxy> {
  writeDocument();
  const server = await startMutatingServer();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const process = spawnProxy(port, server.url, mode);
  const transport = createTransport();
  const baselines = new Map<Played, string[]>();
  await firstResponse(url, transport, process);

  async function baseline(steps: readonly Step[], played: Played): Promise<string[]> {
    const known = baselines.get(played);
    if (known !== undefined) return known;
    const reports: string[] = [];
    for await (const report of reportsOf(steps, played, undefined)) reports.push(report);
    baselines.set(played, reports);
    return reports;
  }

  async function* reportsOf(
    steps: readonly Step[],
    played: Played,
    middleware: Middleware | undefined,
  ) {
    const sandbox = await startLivelyCluster(played);
    server.use(sandbox, middleware);
    try {
      for (const step of steps) {
        if ('wait' in step) sandbox.cluster.advance(step.wait);
        yield 'wait' in step ? '' : await reportOf(step, url, transport);
      }
    } finally {
      await sandbox.close();
    }
  }

  return {
    async finds(steps, played, middleware) {
      const expected = await baseline(steps, played);
      let index = 0;
      for await (const report of reportsOf(steps, played, middleware)) {
        if (report !== '' && report !== expected[index]) return true;
        index += 1;
      }
      return false;
    },
    async falseAlarms(steps, played) {
      return (await baseline(steps, played)).filter((report) => report !== '').length;
    },
    close: () => close(process, transport, server),
  };
}

function spawnProxy(port: number, upstream: string, mode: PrismMode): ChildProcess {
  const command = [
    'node_modules/@stoplight/prism-cli/dist/index.js',
    'proxy',
    documentFile,
    upstream,
  ];
  const options = [
    '--port',
    `${port}`,
    '--verboseLevel',
    'silent',
    ...(mode === 'errors' ? ['--errors'] : []),
  ];
  return spawn(process.execPath, [...command, ...options], { stdio: 'ignore' });
}

async function firstResponse(url: string, { send }: Transport, { exitCode }: ChildProcess) {
  for (let tries = 0; exitCode === null && tries < 3_000; tries += 1) {
    // An unknown route does not reach the server behind the proxy.
    const response = await send({ method: 'GET', url: `${url}/none`, headers: {} }).catch(
      () => undefined,
    );
    if (response !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Prism did not start');
}

/** Returns Prism's report on one step; empty if there is none. */
async function reportOf(
  step: Exclude<Step, { readonly wait: number }>,
  url: string,
  { send }: Transport,
): Promise<string> {
  const { method, target, headers = {}, body } = step;
  const content = body === undefined ? {} : { body };
  const response = await send({ method, url: url + target, headers, ...content }).catch(
    () => undefined,
  );
  if (response === undefined) return 'no response';
  const violations = response.headers['sl-violations'] ?? '';
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json');
  return violations + (isProblem ? response.body : '');
}

async function close(proxy: ChildProcess, transport: Transport, server: MutatingServer) {
  transport.close();
  proxy.kill();
  if (proxy.exitCode === null && proxy.signalCode === null) await once(proxy, 'exit');
  await server.close();
}
