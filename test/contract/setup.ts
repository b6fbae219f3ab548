// Chooses the server under test before any test runs, says which, and finds out whether it answers.
import type { TestProject } from 'vitest/node';
import { redact } from '../../src/client/index.js';
import { Session, type Target } from '../../src/contract/index.js';
import { startMock } from '../../src/mock/index.js';

declare module 'vitest' {
  export interface ProvidedContext {
    target: Target;
    /** Why the server cannot be tested; empty if it can. */
    problem: string;
  }
}

/** The live server that the environment names, or undefined if it names none. */
function liveTarget(environment: NodeJS.ProcessEnv): Target | undefined {
  const { TICDC_URL, TICDC_ALLOW_WRITES, TICDC_ALLOW_DISRUPTIVE } = environment;
  if (TICDC_URL === undefined) return undefined;
  const disruptive = TICDC_ALLOW_DISRUPTIVE || false;
  return {
    url: TICDC_URL.replace(/\/+$/, ''),
    name: 'the live server of TICDC_URL',
    permissions: { writes: TICDC_ALLOW_WRITES === '1' || disruptive !== false, disruptive },
    stateless: false,
  };
}

export default async function setup(project: TestProject) {
  const live = liveTarget(process.env);
  const mock = live === undefined ? await startMock({ port: 0 }) : undefined;
  const target: Target = live ?? {
    url: mock?.url ?? '',
    name: 'the mock, started for this run because TICDC_URL is not set',
    permissions: { writes: true, disruptive: true },
    stateless: true,
  };
  process.stderr.write(`\nContract tests against ${target.name}: ${redact(target.url)}\n`);
  project.provide('target', target);
  project.provide('problem', await problemWith(target));
  return () => mock?.close();
}

async function problemWith(target: Target): Promise<string> {
  if (!/^https?:\/\/./.test(target.url))
    return 'TICDC_URL is not an http or https URL such as http://127.0.0.1:8300.';
  try {
    await new Session({ target, runId: 'probe' }).send('getServerStatus', {}, 'read');
    return '';
  } catch (error) {
    return (
      `No server answers at ${redact(target.url)} (${redact(reasonOf(error))}). ` +
      'Start one there, correct TICDC_URL, or unset it to test the mock.'
    );
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const reason = cause instanceof Error ? cause.message || String(cause) : message;
  return reason === 'bad port'
    ? 'fetch refuses this port, which belongs to another protocol'
    : reason;
}
