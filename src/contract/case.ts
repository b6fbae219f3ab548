// A case: one request, what it needs, and the statuses it must provoke. Running it gives an outcome.
import type { OperationId } from '../../generated/operations.js';
import { checkExchange } from './check-exchange.js';
import type { Exchange } from './exchange.js';
import { type Finding, finding } from './finding.js';
import type { RequestInput, Session } from './session.js';
import { type Need, refusal } from './target.js';

/** One request that the contract says something about. */
export interface Case {
  /** A sentence that ends the operation's name: `listChangefeeds returns the changefeeds`. */
  readonly name: string;
  readonly need: Need;
  /** The statuses that the request must provoke. */
  readonly statuses: readonly [number, ...number[]];
  /** What a mock is asked for (`Prefer`), since it cannot know the state that provokes the answer. */
  readonly prefer?: string;
  /** Makes the request, or says in words why there is nothing to send to this server. */
  readonly request: (
    session: Session,
  ) => RequestInput | NotObserved | Promise<RequestInput | NotObserved>;
  /** Looks at the answer beyond what the contract's schemas say. */
  readonly also?: (exchange: Exchange) => Finding[];
}

/** The server holds nothing to send this request about. */
export class NotObserved {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** What became of a case. */
export type Outcome =
  | { readonly kind: 'conforms' }
  | { readonly kind: 'violates'; readonly findings: readonly Finding[] }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Runs one case. Does not throw: a server that does not answer is a finding. */
export async function runCase(
  operationId: OperationId,
  one: Case,
  session: Session,
): Promise<Outcome> {
  const reason = refusal(session.target, one.need);
  if (reason !== undefined) return { kind: 'skipped', reason: `not sent: ${reason}` };
  try {
    const input = await one.request(session);
    if (input instanceof NotObserved)
      return { kind: 'skipped', reason: `not observed: ${input.reason}` };
    if (one.statuses.some((status) => status < 300)) session.exercised.add(operationId);
    const exchange = await session.send(operationId, withPreference(input, one, session), one.need);
    const findings = [...checkExchange(exchange, one), ...(one.also?.(exchange) ?? [])];
    return findings.length === 0 ? { kind: 'conforms' } : { kind: 'violates', findings };
  } catch (error) {
    const findings = [finding('transport', operationId, 'an answer', describe(error))];
    return { kind: 'violates', findings };
  }
}

function withPreference(input: RequestInput, { prefer }: Case, { target }: Session): RequestInput {
  if (prefer === undefined || !target.stateless) return input;
  return { ...input, headers: { ...input.headers, prefer } };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
