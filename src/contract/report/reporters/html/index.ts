// The HTML reporter: one page that needs no other file, no network and no script.
import type { Report } from '../../report.js';
import { verdictOf } from '../../verdict.js';
import { runLine } from '../figures.js';
import { cleanUpLine, nameOf, notChecked, outcomes, subjects, verdictLine } from '../summary.js';
import { coverageSection } from './coverage.js';
import { findingsSection } from './findings.js';
import { type Markup, markup } from './markup.js';
import { style } from './style.js';
import { timelineSection } from './timeline.js';

/** Prints the page. The policy in its head keeps a browser from loading or running anything. */
export function html(report: Report): string {
  const { target, interrupted } = report;
  const conforms = verdictOf(report) === 'conforms' && !interrupted;
  const [conclusion = ''] = verdictLine(report).split(':');
  const { text } = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${conclusion}: ${target.url}</title>
<style>${style}</style>
</head>
<body>
<main>
${header(report, conforms)}
${lastingSection(report)}
${findingsSection(report)}
${coverageSection(report)}
${timelineSection(report)}
${notCheckedSection(report)}
</main>
</body>
</html>`;
  return `${text}\n`;
}

function header(report: Report, conforms: boolean): Markup {
  const { tool, target, runId, started } = report;
  const [conclusion = '', counts = ''] = verdictLine(report).split(/: (.*)/s);
  return markup`<header class="${conforms ? 'conforms' : 'violates'}">
<p class="server">${target.url}</p>
<h1><span aria-hidden="true">${conforms ? '✓' : '✗'}</span> ${conclusion}</h1>
<p class="counts">${counts}</p>
<p>${runLine(report)}<br>${tool.name} ${tool.version}, run ${runId}, started ${started}</p>
</header>`;
}

function lastingSection(report: Report): Markup {
  const { left, drained } = report;
  if (left.length === 0 && drained.length === 0) return markup``;
  const leftText =
    left.length === 0
      ? []
      : markup`<p>These test changefeeds may still exist: ${left.join(', ')}. To remove them:</p><pre>${cleanUpLine(report)}</pre>`;
  const drainedText =
    drained.length === 0
      ? []
      : markup`<p>Drained until it is restarted: capture ${drained.join(', ')}.</p>`;
  return markup`<section><h2>What the run leaves</h2>${leftText}${drainedText}</section>`;
}

function notCheckedSection(report: Report): Markup {
  const groups = notChecked(report);
  if (groups.length === 0) return markup``;
  const { skipped, 'not observed': notObserved } = outcomes(report);
  const items = groups.map(({ outcome, reason, cases }) => {
    const lines = subjects.flatMap((subject) => {
      const names = cases
        .filter(({ operationId }) => operationId === subject)
        .map(({ name }) => name);
      return names.length === 0
        ? []
        : [markup`<li>${nameOf(subject)}: ${[...new Set(names)].join('; ')}</li>`];
    });
    return markup`<li><strong>${cases.length} ${outcome}:</strong> ${reason}<ul>${lines}</ul></li>`;
  });
  return markup`<section><h2>Not checked</h2>
<p>${skipped} cases were skipped, ${notObserved} could not be observed.</p>
<ul class="reasons">${items}</ul></section>`;
}
