// The contract checks: of one answer, and of a live server.
export {
  checkExchange,
  type Expectation,
  type Judgement,
  judgeExchange,
} from './check-exchange.js';
export { anchorOf, type CheckId, checks, type Severity } from './checks.js';
export { cleanUp } from './clean-up.js';
export { type ContractView, contractOf, type Generation } from './contract-view.js';
export { describedItems, type Item } from './coverage.js';
export type { Exchange } from './exchange.js';
export { type Finding, formatFinding, severityOf } from './finding.js';
export {
  CheckError,
  type CheckOptions,
  type Clock,
  type Mode,
  type PlannedRequest,
} from './options.js';
export { planChecks } from './plan.js';
export { printRelease, type Release, readRelease } from './release-range.js';
export type { CaseResult, CoverageItem, Report, ReportedFinding, Settling } from './report.js';
export { type Rounding, rounding } from './rounding.js';
export { runChecks } from './run-checks.js';
export { sourceOf } from './source-of.js';
