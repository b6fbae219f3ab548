// What a rule between responses consists of.
import type { CheckId } from '../finding/checks.js';
import type { Finding } from '../finding/finding.js';
import type { ServerVersion } from '../schema/server-version.js';
import type { Snapshot } from '../state/snapshot.js';

/** A rule between responses. It is pure: it reads a snapshot and returns findings. */
export interface Rule {
  /** The name of its case in a report, as a sentence. */
  readonly name: string;
  /** Returns a finding for everything that breaks the rule. */
  readonly check: (snapshot: Snapshot, server: ServerVersion) => readonly Finding[];
}

/** A rule, and whether a snapshot holds anything that it can check. */
export interface ConditionalRule extends Rule {
  /** The check that its findings belong to. */
  readonly checkId: CheckId;
  readonly applies: (snapshot: Snapshot, server: ServerVersion) => boolean;
  /** Why the rule does not apply, for the report. */
  readonly reason: string;
}
