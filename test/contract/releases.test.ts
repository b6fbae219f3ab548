// Servers of every release keep the contract: a clean sandbox gives no finding, also while others use it.
import { expect, test } from 'vitest';
import { formatFinding, type Mode, runChecks } from '../../src/contract/index.js';
import { createTransport } from '../../src/contract/transport.js';
import { everythingAllowed, startChecked } from '../fixtures/checked-sandbox.js';
import { beside } from '../fixtures/second-client.js';
import { replaced } from './live.js';

const releases = [
  '5.2.4',
  '5.3.4',
  '5.4.3',
  '6.0.0',
  '6.1.7',
  '6.5.12',
  '7.1.6',
  '7.5.7',
  '8.1.2',
  '8.5.7',
];
const modes: readonly Mode[] = ['read-only', 'writes', 'disruptive'];

test
  .skipIf(replaced !== undefined)
  .for(releases.flatMap((release) => modes.map((mode) => [release, mode] as const)))(
  'v%s, %s: no finding, nothing left, the release and generation known',
  async ([release, mode]) => {
    const sandbox = await startChecked({ release, state: 'documented' });
    try {
      const report = await runChecks({ ...(await everythingAllowed(sandbox)), mode });
      expect(report.cases.flatMap(({ findings }) => findings.map(formatFinding))).toEqual([]);
      expect(report.left).toEqual([]);
      expect(report.target).toMatchObject({ release: `v${release}`, generation: 'classic' });
      expect(report.settlings.filter(({ verdict }) => verdict === 'never')).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);

test
  .skipIf(replaced !== undefined)
  .for(releases.flatMap((release) => [1, 2, 3].map((seed) => [release, seed] as const)))(
  'v%s beside a second client (seed %i): no finding, nothing left',
  async ([release, seed]) => {
    const sandbox = await startChecked({ release, state: seed === 1 ? 'documented' : 'empty' });
    const transport = createTransport();
    try {
      const mode = modes[seed % 3];
      const options = { ...(await everythingAllowed(sandbox)), mode };
      const send = beside(sandbox, transport.send, seed);
      const report = await runChecks({ ...options, send });
      expect(report.cases.flatMap(({ findings }) => findings.map(formatFinding))).toEqual([]);
      expect(report.left).toEqual([]);
    } finally {
      transport.close();
      await sandbox.close();
    }
  },
);
