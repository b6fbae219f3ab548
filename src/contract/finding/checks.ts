// The checks by ID, each with its question and the severity of its findings. docs/checks.md has a section for each check.

/** `error`: the contract is broken. `warning`: deserves attention, such as an undocumented field of a newer server. */
export type Severity = 'error' | 'warning';

interface Check {
  readonly severity: Severity;
  /** The question that the check answers. */
  readonly question: string;
}

export const checks = {
  // One response.
  'status-code': {
    severity: 'error',
    question:
      'Is the status one that this request must provoke? Any other is a finding, documented or not.',
  },
  'content-type': {
    severity: 'error',
    question: 'Is the Content-Type the documented one, and absent if there is no body?',
  },
  'response-headers': {
    severity: 'error',
    question: "Are there only documented headers, besides HTTP's own?",
  },
  'response-body': {
    severity: 'error',
    question:
      'Is there a body exactly where one is documented, is it JSON, does it satisfy the schema?',
  },
  'exact-integers': {
    severity: 'error',
    question:
      'Is every 64-bit integer written as a plain integer within its bounds? Read from the raw text.',
  },
  'duplicate-keys': {
    severity: 'error',
    question: 'Does every key occur only once in its object?',
  },
  'undocumented-fields': {
    severity: 'error',
    question:
      'Are there only documented fields? A warning if the server is newer than every known release.',
  },
  'release-fields': {
    severity: 'error',
    question: 'Does the server send what its release must send, and nothing that it cannot send?',
  },
  'error-template': {
    severity: 'error',
    question: 'Do error_msg and error_code agree, and is the code a known one?',
  },

  // Several responses.
  consistency: { severity: 'error', question: 'Do responses agree with each other?' },
  'state-filter': {
    severity: 'error',
    question: 'Does the list contain exactly the changefeeds that match its state filter?',
  },
  settling: {
    severity: 'error',
    question: 'Does an accepted operation take effect in time, and affect nothing else?',
  },
  routing: {
    severity: 'error',
    question:
      "Do unknown routes, wrong methods and trailing slashes get the responses of TiCDC's router?",
  },

  // The run.
  transport: { severity: 'error', question: 'Did a complete response arrive in time?' },
  'never-succeeded': {
    severity: 'error',
    question: 'Did every operation that was expected to succeed do so at least once?',
  },
  rounding: {
    severity: 'error',
    question: 'Do the 64-bit integers look rounded, for example by a proxy?',
  },
  floor: {
    severity: 'error',
    question: 'Did the run verify at least the share that --floor requires?',
  },
} as const satisfies Readonly<Record<string, Check>>;

export type CheckId = keyof typeof checks;

/** All checks, in the order of docs/checks.md. */
export const checkIds: readonly CheckId[] = Object.keys(checks).filter(
  (name): name is CheckId => name in checks,
);

/** Returns the link to the documentation of a check. */
export function anchorOf(check: CheckId): string {
  return `docs/checks.md#${check}`;
}
