// A step of a run: one request, what it needs, and what it must provoke. All that is sent is a step, so that a plan can show it.
import type { OperationId } from '../../../generated/operations.js';
import type { Finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import type { GivenSettings } from '../rules/created-settings.js';
import type { Known } from '../state/discovered.js';
import type { Role } from '../state/test-changefeeds.js';
import type { SettlingRule } from './effects.js';
import type { Expected } from './expected.js';
import type { NotObserved, RequestInput } from './request-input.js';

/** The least that the mode must allow. */
export type Need = 'read' | 'write' | 'disruptive' | 'log-level';

export interface Step {
  readonly operationId: OperationId;
  /** A sentence that ends the operation's name: `refuses a malformed ID`. */
  readonly name: string;
  readonly need: Need;
  readonly expect: Expected;
  /** Only what a server remembers provokes the answer, so a mock is asked for it. */
  readonly onDemand?: true;
  /** Makes the request, or says in words why there is nothing to send. */
  readonly request: (known: Known) => RequestInput | NotObserved;
  /** The own changefeed that the step works on. */
  readonly role?: Role;
  /** What it names is there, so that an answer that it is not may come from somebody else's change. */
  readonly namesExisting?: true;
  /** What it does depends on who the owner is: it is sent only while that is the capture which the operator has named. */
  readonly needsOwner?: true;
  /** A change that later steps on the same changefeed build on. */
  readonly essential?: true;
  /** What a new changefeed must show of its settings. */
  readonly gives?: (known: Known) => GivenSettings;
  /** When the effect of a 202 must have shown. */
  readonly settles?: (known: Known) => SettlingRule;
  /** Looks at the body of a success beyond what its schema says. */
  readonly also?: (value: JsonObject, known: Known) => readonly Finding[];
}

export const path = (changefeed_id: string) => ({ path: { changefeed_id } });
