// The findings of the HTML report, each with the exchange that shows it.
import { STATUS_CODES } from 'node:http';
import type { RecordedExchange, Report } from '../../report.js';
import {
  type GroupedFinding,
  groupFindings,
  helpUriOf,
  nameOf,
  plural,
  subjects,
} from '../summary.js';
import { seconds } from '../text.js';
import { excerptAt } from './body-excerpt.js';
import { type Markup, markup } from './markup.js';

/** Maximum number of findings: browsers get slow with more. The reporters for programs print all of them. */
const mostFindings = 300;

export function findingsSection(report: Report): Markup {
  const all = groupFindings(report);
  if (all.length === 0) {
    return markup`<section><h2>Findings</h2><p>None: nothing that was checked breaks the contract.</p></section>`;
  }
  const ordered = subjects.flatMap((subject) =>
    all.filter(({ operationId }) => operationId === subject),
  );
  const shown = ordered.slice(0, mostFindings);
  const groups = subjects.flatMap((subject) => {
    const own = shown.filter(({ operationId }) => operationId === subject);
    if (own.length === 0) return [];
    const articles = own.map((finding) => article(finding, report));
    return [markup`<h3>${nameOf(subject)}</h3>${articles}`];
  });
  const rest = all.length - shown.length;
  const more =
    rest > 0
      ? [markup`<p>And ${plural(rest, 'more finding')}, which <code>json</code> has.</p>`]
      : [];
  return markup`<section><h2>Findings</h2>${groups}${more}</section>`;
}

function article(finding: GroupedFinding, { tool, exchanges }: Report): Markup {
  const { check, ruleId, severity, pointer, caseName, expected, received, source, count } = finding;
  const { curl, exchange } = finding;
  const place = pointer === '' ? [] : [markup` at <code>${pointer}</code>`];
  const alike = count === 1 ? '' : `, the first of ${count.toLocaleString('en-US')} alike`;
  const recorded = exchange === undefined ? undefined : exchanges?.[exchange];
  return markup`<article class="finding ${severity}">
<h4><span class="badge">${severity}</span> <code>${check}</code>${place}${alike}</h4>
<dl>
${row('Expected', markup`${expected}`)}
${row('Received', markup`<strong>${received}</strong>`)}
${row('Case', markup`${caseName}`)}
${source === undefined ? [] : row('Described', markup`<code>${source}</code>`)}
${row('Rule', markup`<code>${ruleId}</code>, <a href="${helpUriOf(check, tool.version)}">explained</a>`)}
</dl>
${curl === undefined ? [] : markup`<h5>Request</h5><pre>${curl}</pre>`}
${recorded === undefined ? [] : response(recorded, pointer)}
</article>`;
}

const row = (name: string, content: Markup) =>
  markup`<div><dt>${name}</dt><dd>${content}</dd></div>`;

function response(recorded: RecordedExchange, pointer: string): Markup {
  const { response, milliseconds, failure = '' } = recorded;
  if (response === undefined) return markup`<h5>Response</h5><p>None: ${failure}</p>`;
  const { status, headers, body, length } = response;
  const { before, value, after } = excerptAt(body, pointer);
  const type = headers['content-type'] ?? 'no Content-Type';
  const line = `${status} ${STATUS_CODES[status] ?? ''} after ${seconds(milliseconds)}, ${type}, ${plural(length, 'byte')}`;
  const marked = value === '' ? [] : [markup`<mark>${value}</mark>`];
  const text = body === '' ? [] : [markup`<pre>${before}${marked}${after}</pre>`];
  return markup`<h5>Response</h5><p>${line}</p>${text}`;
}
