// The contract checks: pure checks of an exchange, and the cases that provoke exchanges.
export { type Case, NotObserved, type Outcome, runCase } from './case.js';
export { cases, casesOnDemand } from './cases/index.js';
export {
  checkExchange,
  type Expectation,
  type Judgement,
  judgeExchange,
} from './check-exchange.js';
export { anchorOf, type CheckId, checks, type Severity } from './checks.js';
export { type ContractView, contractOf, type Generation } from './contract-view.js';
export { describedItems, type Item } from './coverage.js';
export type { Exchange } from './exchange.js';
export { type Finding, formatFinding, severityOf } from './finding.js';
export { printRelease, type Release, readRelease } from './release-range.js';
export { type Rounding, rounding } from './rounding.js';
export { neverSucceeded, type RequestInput, Session, type SessionOptions } from './session.js';
export { sourceOf } from './source-of.js';
export { type Need, type Permissions, refusal, type Target } from './target.js';
