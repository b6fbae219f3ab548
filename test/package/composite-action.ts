// Runs the shell steps of a composite action as GitHub's runner does: inputs through the environment, outputs through files.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './installed.js';

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Ran {
  /** The exit code of the last step. */
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** Runs the steps that have a script, in their order, until one fails. Steps that use other actions are left out. */
export async function runAction(given: Readonly<Record<string, string>>): Promise<Ran> {
  const { inputs, runs }: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'ticdc-openapi-action-'));
  const files = {
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  for (const path of Object.values(files)) writeFileSync(path, '');
  const outputs: Record<string, string> = {};
  const evaluate = (expression: string) => {
    const [source, name = '', , output = ''] = expression.trim().split('.');
    return source === 'inputs' ? (given[name] ?? inputs[name]?.default ?? '') : outputs[output];
  };
  let [code, log]: [number | null, string] = [0, ''];
  for (const { run, env = {} } of runs.steps) {
    if (run === undefined) continue;
    const values = Object.entries(env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluate(expression) ?? ''),
    ]);
    const script = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
      cwd: folder,
      env: { ...process.env, ...files, RUNNER_TEMP: folder, ...Object.fromEntries(values) },
    });
    for (const stream of [script.stdout, script.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
      });
    }
    [code] = await once(script, 'close');
    for (const [, name = '', value = ''] of readFileSync(files.GITHUB_OUTPUT, 'utf8').matchAll(
      /^([\w-]+)=(.*)$/gm,
    )) {
      outputs[name] = value;
    }
    if (code !== 0) break;
  }
  return { code, log, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), outputs, folder };
}
