// Refuses options that no run can take, before anything is sent.

import { readRelease } from '../../shared/release.js';
import { needOf, whyNotSent } from '../scenario/needs.js';
import { operationsIn } from '../scenario/selection.js';
import type { Need } from '../scenario/step.js';
import { isRunId, newRunId } from '../state/test-changefeeds.js';
import { CheckError, type CheckOptions } from './options.js';
import { planChecks } from './plan.js';
import { hasEffect } from './record/case-checks.js';
import type { Permissions } from './transport/guard.js';

/**
 * The run ID that the caller has chosen, or a new one.
 *
 * @param now Milliseconds since 1970.
 */
export function runIdOf({ runId }: CheckOptions, now: number): string {
  if (runId === undefined) return newRunId(now, Math.random);
  if (isRunId(runId)) return runId;
  throw new CheckError(
    `runId: expected check- and letters, digits and single hyphens, such as check-1a2b, got ${JSON.stringify(runId)}`,
  );
}

/** @param adopted IDs that the server gave to changefeeds of the run; read for each request. */
export function permissionsOf(
  { mode = 'read-only', owner, logLevel, release, generation }: CheckOptions,
  runId: string,
  adopted: () => ReadonlySet<string>,
): Permissions {
  if (mode === 'disruptive' && owner === undefined) {
    throw new CheckError(
      "owner: expected the owner's capture ID, as GET /api/v1/captures shows it; without it nothing disruptive is sent",
    );
  }
  if (release !== undefined && readRelease(release) === undefined) {
    throw new CheckError(
      `release: expected a release such as 8.5.7, got ${JSON.stringify(release)}`,
    );
  }
  if (generation !== undefined && !['classic', 'newarch'].includes(generation)) {
    throw new CheckError(
      `generation: expected classic or newarch, got ${JSON.stringify(generation)}`,
    );
  }
  return { mode, runId, logLevel: logLevel !== undefined, adopted };
}

/** What lets a run send an operation, with the options of the command. */
const remedies: Readonly<Record<Need, string>> = {
  read: 'Any mode reads',
  write: 'Allow writes: --allow-writes',
  disruptive: 'Allow disruptive operations: --allow-disruptive --owner <capture id>',
  'log-level': 'Name the log level: --allow-disruptive --owner <capture id> --log-level <level>',
};

/** @throws {CheckError} if the run would send nothing of what `only` names: such a run finds nothing because it checks nothing. */
export function requireSelection(options: CheckOptions): void {
  const { only = [], skip = [], floor, mode = 'read-only' } = options;
  const contradictory = skip.filter((name) => only.includes(name));
  if (contradictory.length > 0) {
    throw new CheckError(
      `only and skip both name ${contradictory.join(', ')}; remove it from one of them`,
    );
  }
  if (only.includes('floor') && floor === undefined) {
    throw new CheckError('only floor: expected a floor as well, such as 0.5');
  }
  const missing = namesWithoutRequest(options);
  if (missing.length === 0) return;
  const operations = operationsIn(missing).filter((id) => whyNotSent(id, options) !== undefined);
  const needs = new Set(operations.map(needOf));
  if (missing.includes('settling') && mode === 'read-only') needs.add('write');
  const remedy = [...needs].map((need) => ` ${remedies[need]}.`).join('');
  throw new CheckError(`only ${missing.join(', ')}: selects nothing in ${mode} mode.${remedy}`);
}

/** Operations of `only` that no planned request belongs to, and `settling` if nothing is sent that takes effect. */
function namesWithoutRequest(options: CheckOptions): readonly string[] {
  const { only = [] } = options;
  const operations = operationsIn(only);
  const asksForSettling = only.includes('settling');
  if (operations.length === 0 && !asksForSettling) return [];
  const planned = planChecks(options);
  const sent = new Set(planned.map(({ operationId }) => operationId));
  const takesEffect = planned.some(({ operationId }) => operationId && hasEffect(operationId));
  return [
    ...operations.filter((id) => !sent.has(id)),
    ...(asksForSettling && !takesEffect ? ['settling'] : []),
  ];
}
