// The contract checks: of one response, and of a live server.

export { printRelease, type Release, readRelease } from '../shared/release.js';
export type { RuleId } from './finding/catalogue/index.js';
export { anchorOf, type CheckId, checks, type Severity } from './finding/checks.js';
export {
  type DescribedFinding as Finding,
  describeFinding,
  formatFinding,
} from './finding/describe.js';
export type { Finding as FindingData } from './finding/finding.js';
export type { Subject } from './finding/subject.js';
export type {
  CaseResult,
  CoverageItem,
  Mode,
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
export { type ContractItem as Item, describedItems } from './response/contract-items.js';
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
  type PlannedRequest,
} from './run/options.js';
export { planChecks } from './run/plan.js';
export { runChecks } from './run/run-checks.js';
export { contractOf, type ReleaseContract } from './schema/release-contract.js';
export type { Generation } from './schema/server-version.js';
export { sourceOf } from './schema/source-of.js';
