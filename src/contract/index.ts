// The contract checks: pure checks of an exchange, and the cases that provoke exchanges.
export { type Case, NotObserved, type Outcome, runCase } from './case.js';
export { cases, casesOnDemand } from './cases/index.js';
export { checkExchange, type Expectation } from './check-exchange.js';
export type { Exchange } from './exchange.js';
export { type Finding, formatFinding } from './finding.js';
export { type Rounding, rounding } from './rounding.js';
export { neverSucceeded, type RequestInput, Session, type SessionOptions } from './session.js';
export { type Need, type Permissions, refusal, type Target } from './target.js';
