// How much of the contract was verified, as a picture: for each operation a bar of statuses, of fields and of values.
import type { OperationId } from '../../../../../generated/operations.js';
import type { CoverageItem, Report } from '../../report.js';
import { kinds, withPercent } from '../figures.js';
import { nameOf, observable, plural, subjects } from '../summary.js';
import { type Markup, markup } from './markup.js';

const verdicts = ['verified', 'not observed', 'skipped'] as const;

export function coverageSection(report: Report): Markup {
  const described = subjects.filter((subject) => itemsOf(report, subject).length > 0);
  if (described.length === 0) return markup``;
  const legend = verdicts.map(
    (verdict) =>
      markup`<li><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="${className(verdict)}" width="10" height="10"/></svg> ${verdict}</li>`,
  );
  const titles = kinds.map(([title]) => markup`<th scope="col">${title}</th>`);
  const rows = described.map((subject) => {
    const items = itemsOf(report, subject);
    const cells = kinds.map(([, kind]) => cell(items.filter((item) => item.kind === kind)));
    return markup`<tr><th scope="row">${subject ?? 'all'}</th>${cells}</tr>`;
  });
  return markup`<section><h2>Verified of the contract</h2>
<p>Of what this run could observe it verified ${withPercent(observable(report))}. The bars show all that the contract describes for this release.</p>
<ul class="legend">${legend}</ul>
<table class="coverage">
<thead><tr><th scope="col">operation</th>${titles}</tr></thead>
<tbody>${rows}</tbody>
</table>
${unverified(report)}
</section>`;
}

/** Returns the items of an operation; all of them for undefined. */
function itemsOf({ coverage }: Report, subject: OperationId | undefined): readonly CoverageItem[] {
  return subject === undefined
    ? coverage
    : coverage.filter(({ operationId }) => operationId === subject);
}

const className = (verdict: CoverageItem['verdict']) => verdict.replace(' ', '-');

function cell(items: readonly CoverageItem[]): Markup {
  if (items.length === 0) return markup`<td class="none">none</td>`;
  let x = 0;
  const parts = verdicts.flatMap((verdict) => {
    const count = items.filter((item) => item.verdict === verdict).length;
    if (count === 0) return [];
    const width = (100 * count) / items.length;
    const part = markup`<rect class="${className(verdict)}" x="${x}" width="${width}" height="10"/>`;
    x += width;
    return [part];
  });
  const verified = items.filter(({ verdict }) => verdict === 'verified').length;
  return markup`<td><div><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg><span>${verified}/${items.length}</span></div></td>`;
}

/** Names what was not verified, for each operation. */
function unverified({ coverage }: Report): Markup {
  const all = coverage.filter(
    ({ kind, verdict }) => kind !== 'operation' && verdict !== 'verified',
  );
  if (all.length === 0) return markup``;
  const lines = subjects.flatMap((subject) =>
    (['not observed', 'skipped'] as const).flatMap((outcome) => {
      const names = all
        .filter(({ operationId, verdict }) => operationId === subject && verdict === outcome)
        .map(({ kind, name }) => `${kind} ${name}`);
      return names.length === 0
        ? []
        : [markup`<li><strong>${nameOf(subject)}</strong>, ${outcome}: ${names.join(', ')}</li>`];
    }),
  );
  return markup`<details><summary>All that was not verified: ${plural(all.length, 'item')}</summary><ul>${lines}</ul></details>`;
}
