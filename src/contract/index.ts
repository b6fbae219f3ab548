// The contract checks: of one answer, and of a live server.

export { anchorOf, type CheckId, checks, type Severity } from './finding/checks.js';
export { type Finding, formatFinding, severityOf } from './finding/finding.js';
export { printRelease, type Release, readRelease } from './release-range.js';
export type {
  CaseResult,
  CoverageItem,
  Report,
  ReportedFinding,
  Settling,
} from './report/report.js';
export {
  type Reporter,
  type ReporterName,
  type ReporterOptions,
  reporters,
} from './report/reporters/index.js';
export { type Verdict, verdictOf } from './report/verdict.js';
export { describedItems, type Item } from './response/described-items.js';
export type { Exchange } from './response/exchange.js';
export {
  checkExchange,
  type Expectation,
  type Judgement,
  judgeExchange,
} from './response/judge-exchange.js';
export { type Rounding, rounding } from './rules/rounding.js';
export { cleanUp } from './run/clean-up.js';
export {
  CheckError,
  type CheckOptions,
  type Clock,
  type Mode,
  type PlannedRequest,
} from './run/options.js';
export { planChecks } from './run/plan.js';
export { runChecks } from './run/run-checks.js';
export { type ContractView, contractOf, type Generation } from './schema/release-contract.js';
export { sourceOf } from './schema/source-of.js';
