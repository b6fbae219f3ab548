// The checks by their IDs: what each asks, and how much a finding of it matters. docs/checks.md has a section for each.

/** `error`: the contract is broken. `warning`: worth a look, such as an undocumented field of a newer server. */
export type Severity = 'error' | 'warning';

interface Check {
  readonly severity: Severity;
  /** What is asked, as a question. */
  readonly asks: string;
}

export const checks = {
  // One answer.
  'status-code': {
    severity: 'error',
    asks: 'Is the status one that this request must provoke? Any other is a finding, documented or not.',
  },
  'content-type': {
    severity: 'error',
    asks: 'Is it the documented one, and absent where there is no body?',
  },
  'response-headers': {
    severity: 'error',
    asks: "Are there only documented headers, besides HTTP's own?",
  },
  'response-body': {
    severity: 'error',
    asks: 'Is there a body exactly where one is documented, is it JSON, does it satisfy the schema?',
  },
  'exact-integers': {
    severity: 'error',
    asks: 'Is every 64-bit integer written as a plain integer within its bounds? Read from the raw text.',
  },
  'duplicate-keys': { severity: 'error', asks: 'Does every key stand once?' },
  'undocumented-fields': {
    severity: 'error',
    asks: 'Are there only documented fields? A warning if the server is newer than every known release.',
  },
  'release-fields': {
    severity: 'error',
    asks: 'Does the server send what its release must send, and nothing that it cannot send?',
  },
  'error-template': {
    severity: 'error',
    asks: 'Do error_msg and error_code agree, and is the code a known one?',
  },

  // Several answers.
  consistency: { severity: 'error', asks: 'Do answers agree with each other?' },
  'state-filter': {
    severity: 'error',
    asks: 'Does the list hold what its state filter asks for, and nothing else?',
  },
  settling: {
    severity: 'error',
    asks: 'Does what was accepted take effect, in time, and on nothing else?',
  },
  routing: {
    severity: 'error',
    asks: 'Are unknown routes, wrong methods and trailing slashes answered as the router does?',
  },

  // The run.
  transport: { severity: 'error', asks: 'Did an answer come at all?' },
  'never-succeeded': {
    severity: 'error',
    asks: 'Did every operation that was sent with success expected succeed at least once?',
  },
  rounding: {
    severity: 'error',
    asks: 'Do the 64-bit integers look as if something on their way had rounded them?',
  },
  floor: { severity: 'error', asks: 'Did the run see as much as was asked for?' },
} as const satisfies Readonly<Record<string, Check>>;

export type CheckId = keyof typeof checks;

/** In the order of the documentation. */
export const checkIds: readonly CheckId[] = Object.keys(checks).filter(
  (name): name is CheckId => name in checks,
);

/** Where the documentation explains a check. */
export function anchorOf(check: CheckId): string {
  return `docs/checks.md#${check}`;
}
