// A world for `ticdc-openapi check` that remembers what is written to it and told to the engine.
import { check } from '../../../../src/cli/check/command.js';
import type { Engine, World } from '../../../../src/cli/check/world.js';
import type { Report } from '../../../../src/contract/report/report.js';
import type { CheckOptions } from '../../../../src/contract/run/options.js';
import { conforming } from '../../contract/reporters/sample-reports.js';

export const url = 'http://127.0.0.1:8300';

export interface Setting {
  readonly report?: Report;
  readonly engine?: Partial<Engine>;
  readonly environment?: World['environment'];
  readonly isTTY?: boolean;
}

export function createWorld({
  report = conforming,
  engine = {},
  environment = {},
  isTTY = false,
}: Setting) {
  const seen = {
    stdout: '',
    stderr: '',
    options: [] as CheckOptions[],
    exits: [] as number[],
    now: 1_000,
    engines: 0,
  };
  let tell: (name: string) => void = () => {};
  const world: World = {
    stdout: { write: (text) => (seen.stdout += text), isTTY, columns: 40 },
    stderr: { write: (text) => (seen.stderr += text), isTTY, columns: 40 },
    environment,
    engine: async () => {
      seen.engines += 1;
      return {
        planChecks: () => [],
        cleanUp: async () => ({ removed: [], left: [] }),
        ...engine,
        runChecks: async (options) => {
          seen.options.push(options);
          return engine.runChecks?.(options) ?? report;
        },
      };
    },
    now: () => seen.now,
    newRunId: () => 'check-new',
    onSignal: (listener) => {
      tell = listener;
      return () => {
        tell = () => {};
      };
    },
    exit: (code) => seen.exits.push(code),
  };
  return { world, seen, signal: (name: string) => tell(name) };
}

export async function run(argv: readonly string[], setting: Setting = {}) {
  const { world, seen } = createWorld(setting);
  const code = await check(argv, world);
  return { code, ...seen };
}

export async function optionsOf(argv: readonly string[], setting: Setting = {}) {
  const { options } = await run([url, ...argv], setting);
  const { signal, onProgress, ...rest } = options[0] ?? { url: '' };
  return JSON.parse(JSON.stringify(rest));
}
