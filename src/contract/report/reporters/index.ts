// The reporters: a report as text, for people and for programs. Each is pure and masks secrets once more.
import { maskSecrets } from '../../../shared/mask-secrets/index.js';
import type { Report } from '../report.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty, type ReporterOptions } from './pretty.js';
import { sarif } from './sarif.js';

export type ReporterName = 'pretty' | 'json' | 'junit' | 'sarif';

export type { ReporterOptions };

/** Prints a report as text that ends with a line feed. */
export type Reporter = (report: Report, options: ReporterOptions) => string;

export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty: (report, options) => pretty(withoutSecrets(report), options),
  json: (report) => json(withoutSecrets(report)),
  junit: (report) => junit(withoutSecrets(report)),
  sarif: (report) => sarif(withoutSecrets(report)),
};

/** Masks secrets in every text of the report, whichever property holds it. No number of a report loses digits in JSON. */
function withoutSecrets(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_, value) =>
    typeof value === 'string' ? maskSecrets(value) : value,
  );
}
