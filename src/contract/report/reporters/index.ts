// The reporters: a report as text, for people and for programs. Each is pure and masks secrets once more.
import { maskSecrets } from '../../../shared/mask-secrets/index.js';
import type { Report } from '../report.js';
import { har } from './har.js';
import { html } from './html/index.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { type ReporterName, showsExchanges } from './names.js';
import { pretty, type ReporterOptions } from './pretty.js';
import { sarif } from './sarif.js';

export type { ReporterName, ReporterOptions };

/** Prints a report as text that ends with a line feed. */
export type Reporter = (report: Report, options: ReporterOptions) => string;

export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty: masked('pretty', pretty),
  json: masked('json', json),
  junit: masked('junit', junit),
  sarif: masked('sarif', sarif),
  markdown: masked('markdown', markdown),
  html: masked('html', html),
  har: masked('har', har),
};

/**
 * Masks secrets in every text of the report, whichever property holds it, before it is printed. No number of a report loses digits in
 * JSON. A reporter that shows no exchanges gets none, so that its text does not depend on the other reporters.
 */
function masked(name: ReporterName, print: Reporter): Reporter {
  const isShown = (key: string) =>
    showsExchanges(name) || (key !== 'exchanges' && key !== 'exchange');
  return (report, options) => {
    const text = JSON.stringify(report, (key, value) => (isShown(key) ? value : undefined));
    const safe = JSON.parse(text, (_, value) =>
      typeof value === 'string' ? maskSecrets(value) : value,
    );
    return print(safe, options);
  };
}
