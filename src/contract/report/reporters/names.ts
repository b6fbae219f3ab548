// The names of the reporters. This file imports nothing, so that a command can validate a name before it loads the reporters.

export const reporterNames = [
  'pretty',
  'json',
  'junit',
  'sarif',
  'markdown',
  'html',
  'har',
] as const;

export type ReporterName = (typeof reporterNames)[number];

/** Returns whether a reporter shows the exchanges of a run, which are recorded only if the option `recordExchanges` is set. */
export function showsExchanges(name: ReporterName): boolean {
  return name === 'html' || name === 'har';
}
