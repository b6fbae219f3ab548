// Creates and updates whose sinks, settings and fields vary, compared with what six real servers responded.
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { extent } from '../fixtures/extent.js';
import {
  type Agreement,
  agreementOf,
  type Compared,
  playMatrix,
  recordedServers,
} from './sink-matrix.js';

/** The least part of the responses that must agree, in percent. */
const targets = { status: 99, code: 97, text: 85 } as const;

/** The requests for which a response differs, by the reason. */
const known = {
  'The server has the file.': [
    'mysql: ssl-ca=/etc/hostname',
    'fields: rules ["@/etc/hostname"]',
    'storage: uri file:///proc/none/x',
  ],
  'The server prints the address of the number.': ['config: encoder-concurrency -1'],
} as const;

const expected: readonly string[] = Object.values(known).flat();

test.each(
  extent<readonly string[]>(['classic-5.4.3', 'classic-8.5.7', 'newarch-8.5.7'], recordedServers),
)('the sandbox refuses sinks and fields as %s does', async (server) => {
  const compared = await play(server);
  process.stdout.write(`${server}: ${rates(compared)}\n`);
  for (const kind of new Set(compared.map((one) => one.kind))) {
    process.stdout.write(`  ${kind}: ${rates(compared.filter((one) => one.kind === kind))}\n`);
  }
  for (const level of ['status', 'code', 'text'] as const) {
    const percent = (100 * reaching(compared, level)) / compared.length;
    expect(percent, level).toBeGreaterThanOrEqual(targets[level]);
  }
  const differing = compared.filter((one) => agreementOf(one) !== 'text').map(({ name }) => name);
  expect(differing.filter((name) => !expected.includes(name))).toEqual([]);
});

async function play(server: string): Promise<Compared[]> {
  const [generation, release] = server.split('-');
  const sandbox = await startSandbox({
    port: 0,
    captures: 2,
    generation: generation === 'newarch' ? 'newarch' : 'classic',
    release,
    clock: 'virtual',
    quirks: true,
    tables: ['test.t1', 'test.t2'],
    faults: [{ kind: 'sink-unreachable', host: '127.0.0.1:1' }],
  });
  try {
    return await playMatrix(sandbox, server);
  } finally {
    await sandbox.close();
  }
}

const levels: readonly Agreement[] = ['none', 'status', 'code', 'text'];

/** Returns the number of responses that agree at least in `level`. */
function reaching(compared: readonly Compared[], level: Agreement): number {
  const least = levels.indexOf(level);
  return compared.filter((one) => levels.indexOf(agreementOf(one)) >= least).length;
}

function rates(compared: readonly Compared[]): string {
  const counts = levels.slice(1).map((level) => `${level} ${reaching(compared, level)}`);
  return `${compared.length} responses, ${counts.join(', ')}`;
}
