// The reporters: a report as text, for people and for programs. Each is pure and masks secrets once more.
import { maskSecrets } from '../../mask.js';
import type { Report } from '../report.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

export type ReporterName = 'pretty' | 'json' | 'junit' | 'sarif';

export interface ReporterOptions {
  /** Whether escape sequences of terminals may be used. */
  readonly color: boolean;
}

/** A report as text that ends with a line feed. */
export type Reporter = (report: Report, options: ReporterOptions) => string;

export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty: (report, options) => pretty(withoutSecrets(report), options),
  json: (report) => json(withoutSecrets(report)),
  junit: (report) => junit(withoutSecrets(report)),
  sarif: (report) => sarif(withoutSecrets(report)),
};

/** Every text of the report masked, whichever property holds it. A report has no number that JSON would round. */
function withoutSecrets(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_, value) =>
    typeof value === 'string' ? maskSecrets(value) : value,
  );
}
