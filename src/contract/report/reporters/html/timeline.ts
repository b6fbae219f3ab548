// What took effect when, as a picture: a bar for each effect on the time of the run.
import type { Report, Settling } from '../../report.js';
import { nameOf, plural } from '../summary.js';
import { seconds } from '../text.js';
import { type Markup, markup } from './markup.js';

/** Maximum number of bars. */
const mostBars = 300;
/** Width of the picture in its own units, and the least width of a bar, which must be seen. */
const width = 1_000;
const leastWidth = 6;

export function timelineSection(report: Report): Markup {
  const { settlings, milliseconds } = report;
  if (settlings.length === 0) return markup``;
  const inOrder = settlings.toSorted((left, right) => (left.began ?? 0) - (right.began ?? 0));
  const rest = settlings.length - mostBars;
  const more =
    rest > 0
      ? [markup`<p>And ${plural(rest, 'more effect')}, which <code>json</code> has.</p>`]
      : [];
  const middle = seconds(milliseconds / 2);
  return markup`<section><h2>Took effect after the response</h2>
<p>Each bar begins when the run began to wait for an effect, and ends when a read showed it.</p>
<div class="axis" aria-hidden="true"><span>0</span><span>${middle}</span><span>${seconds(milliseconds)}</span></div>
<ol class="timeline">${inOrder.slice(0, mostBars).map((one) => item(one, milliseconds))}</ol>${more}
</section>`;
}

function item(settling: Settling, total: number): Markup {
  const { operationId, changefeedId, rule, verdict } = settling;
  const id = changefeedId === undefined ? [] : [markup` <span class="dim">${changefeedId}</span>`];
  return markup`<li class="${verdict}"><span class="what"><strong>${nameOf(operationId)}</strong>${id}<br>${rule}</span>
<svg viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="${width}" height="10"/>${bar(settling, total)}</svg>
<span class="when">${describeTime(settling)}</span></li>`;
}

function bar({ began, milliseconds = 0 }: Settling, total: number): readonly Markup[] {
  if (began === undefined || total <= 0) return [];
  const long = Math.min(width, Math.max(leastWidth, (width * milliseconds) / total));
  const start = Math.max(0, Math.min(width - long, (width * began) / total));
  return [markup`<rect class="span" x="${start}" width="${long}" height="10"/>`];
}

/** `at 1.4 s, after 52 ms`. */
function describeTime({ verdict, milliseconds, began }: Settling): string {
  const time = milliseconds === undefined ? '' : seconds(milliseconds);
  const words = {
    settled: time && `after ${time}`,
    accepted: 'not observable',
    never: time ? `never within ${time}` : 'never',
  };
  return [began === undefined ? '' : `at ${seconds(began)}`, words[verdict]]
    .filter(Boolean)
    .join(', ');
}
