// Measures a read-only run with 10,000 changefeeds: it must send no more requests and take little more time than reading their lists.
import { operations } from '../../../generated/operations.js';
import { parseJson } from '../../../src/codec/index.js';
import { runChecks } from '../../../src/contract/run/run-checks.js';
import { createTransport } from '../../../src/contract/run/transport/transport.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { median } from '../measure/figures.js';
import { call } from '../sandbox/call.js';
import type { Row } from '../sandbox/figures.js';

const path = '/api/v1/changefeeds';
const rounds = 5;
/** Maximum ratio of the additional time of the run to the time of reading the lists. */
const bound = 2;

export const listsHead = [
  'changefeeds',
  'requests',
  'run (ms)',
  'responses (MB)',
  'getting and parsing them (ms)',
];

interface Measured {
  readonly requests: number;
  readonly run: number;
  readonly megabytes: number;
  readonly reading: number;
}

export async function measureLists(): Promise<Row[]> {
  const few = await measure(10);
  const many = await measure(10_000);
  const extra = many.run - few.run;
  const reading = many.reading - few.reading;
  return [
    { cells: cellsOf('10', few) },
    {
      cells: cellsOf('10,000', many),
      target: { text: 'the same number of requests', met: many.requests === few.requests },
    },
    {
      cells: ['difference', '', extra.toFixed(0), '', reading.toFixed(0)],
      target: { text: `at most ${bound}x the reading`, met: extra <= bound * reading },
    },
  ];
}

function cellsOf(name: string, { requests, run, megabytes, reading }: Measured): string[] {
  return [name, `${requests}`, run.toFixed(0), megabytes.toFixed(1), reading.toFixed(0)];
}

async function measure(count: number): Promise<Measured> {
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', latency: 'none' });
  const transport = createTransport();
  try {
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        call(sandbox.url, 'POST', path, 202, {
          changefeed_id: `bench-${index}`,
          sink_uri: 'blackhole://',
        }),
      ),
    );
    sandbox.cluster.advance(5_000);

    const runs: number[] = [];
    let requests = 0;
    let urls: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      urls = [];
      const start = performance.now();
      const report = await runChecks({
        url: sandbox.url,
        send: (request, signal) => {
          urls.push(request.url);
          return transport.send(request, signal);
        },
      });
      runs.push(performance.now() - start);
      requests = report.requests;
    }
    const readings: number[] = [];
    let megabytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const lengths = [];
      for (const url of urls) {
        const { body } = await transport.send({ method: 'GET', url, headers: {} });
        lengths.push(body.length);
        if (body.startsWith('[')) parseJson(body, operations.listChangefeeds.responses[200].shape);
      }
      readings.push(performance.now() - start);
      megabytes = lengths.reduce((sum, length) => sum + length, 0) / 1e6;
    }
    return { requests, run: median(runs), megabytes, reading: median(readings) };
  } finally {
    transport.close();
    await sandbox.close();
  }
}
