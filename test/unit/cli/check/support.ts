// An environment for `ticdc-openapi check` that records what is written and which options the engine receives.
import { check } from '../../../../src/cli/check/command.js';
import type { Engine, Environment } from '../../../../src/cli/check/environment.js';
import type { Report } from '../../../../src/contract/report/report.js';
import type { CheckOptions } from '../../../../src/contract/run/options.js';
import { conforming } from '../../contract/report/sample-reports.js';

export const url = 'http://127.0.0.1:8300';

export interface Setting {
  readonly report?: Report;
  readonly engine?: Partial<Engine>;
  readonly env?: Environment['env'];
  readonly isTTY?: boolean;
}

export function createEnvironment({
  report = conforming,
  engine = {},
  env = {},
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
  let listener: (name: string) => void = () => {};
  const environment: Environment = {
    stdout: { write: (text) => (seen.stdout += text), isTTY, columns: 40 },
    stderr: { write: (text) => (seen.stderr += text), isTTY, columns: 40 },
    env,
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
    onSignal: (added) => {
      listener = added;
      return () => {
        listener = () => {};
      };
    },
    exit: (code) => seen.exits.push(code),
  };
  return { environment, seen, signal: (name: string) => listener(name) };
}

export async function run(argv: readonly string[], setting: Setting = {}) {
  const { environment, seen } = createEnvironment(setting);
  const code = await check(argv, environment);
  return { code, ...seen };
}

export async function optionsOf(argv: readonly string[], setting: Setting = {}) {
  const { options } = await run([url, ...argv], setting);
  const { signal, onProgress, ...rest } = options[0] ?? { url: '' };
  return JSON.parse(JSON.stringify(rest));
}
