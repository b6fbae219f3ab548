// The style of the HTML report: light or dark as the reader's system is, and light on paper.
import { trusted } from './markup.js';

export const style = trusted(`
:root {
  --back: #ffffff; --panel: #f6f8fa; --text: #1f2328; --dim: #57606a; --line: #d0d7de;
  --good: #1a7f37; --bad: #b3202b; --warn: #8a5a00; --link: #0757b8; --mark: #fff3a8;
  --unseen: #c3cad2; --skipped: #e7ebef;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --panel: #161b22; --text: #e6edf3; --dim: #a0a9b4; --line: #30363d;
    --good: #4ac26b; --bad: #ff8279; --warn: #e0b04a; --link: #79b8ff; --mark: #5c4a00;
    --unseen: #59626d; --skipped: #2a3038;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 64px; }
h1, h2, h3, h4, h5, p { margin: 0; overflow-wrap: anywhere; }
h1 { font-size: 28px; line-height: 1.25; }
h2 { font-size: 20px; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
h3 { font-size: 16px; margin: 24px 0 8px; }
h4 { font-size: 15px; }
h5 { font-size: 13px; margin: 12px 0 4px; color: var(--dim); }
a { color: var(--link); }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: 4px 0 0; padding: 10px 12px; background: var(--back); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
mark { background: var(--mark); color: var(--text); border-radius: 3px; outline: 1px solid var(--warn); }
ul, ol { margin: 0; padding-left: 20px; overflow-wrap: anywhere; }
section > p { margin-bottom: 8px; }
.dim, header p { color: var(--dim); }
header { padding: 20px; background: var(--panel); border: 1px solid var(--line); border-left: 8px solid; border-radius: 8px; }
header.conforms { border-left-color: var(--good); }
header.violates { border-left-color: var(--bad); }
header.conforms h1 { color: var(--good); }
header.violates h1 { color: var(--bad); }
header .counts { color: var(--text); font-size: 17px; margin: 4px 0 10px; }
.finding { margin: 12px 0; padding: 14px 16px; background: var(--panel); border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; }
.finding.warning { border-left-color: var(--warn); }
.badge { color: var(--bad); text-transform: uppercase; font-size: 12px; letter-spacing: .04em; }
.warning .badge { color: var(--warn); }
dl { margin: 8px 0 0; }
dl > div { display: grid; grid-template-columns: 90px 1fr; gap: 8px; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 20px; margin-bottom: 8px; }
.key { width: 12px; height: 12px; }
.verified { fill: var(--good); }
.not-observed { fill: var(--unseen); }
.skipped { fill: var(--skipped); }
table { width: 100%; border-collapse: collapse; margin-bottom: 12px; }
th, td { text-align: left; padding: 5px 8px; border-bottom: 1px solid var(--line); vertical-align: middle; font-weight: 400; }
thead th { color: var(--dim); }
tbody tr:last-child th { font-weight: 600; }
td { width: 25%; font-variant-numeric: tabular-nums; }
td.none { color: var(--dim); }
td > div { display: flex; align-items: center; gap: 10px; }
td span { min-width: 52px; }
.bar { flex: 1; min-width: 0; height: 10px; border-radius: 3px; }
details { margin: 4px 0; }
summary { cursor: pointer; }
.axis { display: flex; justify-content: space-between; color: var(--dim); font-size: 13px; margin: 0 250px 4px 320px; }
.timeline { list-style: none; padding: 0; }
.timeline li { display: grid; grid-template-columns: 300px 1fr 230px; gap: 4px 20px; align-items: center; padding: 6px 0; border-top: 1px solid var(--line); font-size: 14px; }
.timeline svg { width: 100%; height: 10px; border-radius: 3px; }
.track { fill: var(--skipped); }
.span { fill: var(--good); }
.accepted .span { fill: var(--unseen); }
.never .span { fill: var(--bad); }
.never .when { color: var(--bad); font-weight: 600; }
.reasons > li { margin-bottom: 8px; }
.reasons ul { color: var(--dim); }
@media (max-width: 720px) {
  main { padding: 12px 12px 40px; }
  h1 { font-size: 23px; }
  header { padding: 14px; }
  th, td { padding: 5px 4px; font-size: 13px; }
  td { width: 20%; }
  td > div { display: block; }
  .bar { display: block; width: 100%; }
  tbody th { overflow-wrap: anywhere; }
  dl > div { grid-template-columns: 74px 1fr; }
  .axis { margin: 0 0 4px; }
  .timeline li { grid-template-columns: 1fr; }
}
@media print {
  body { font-size: 11px; }
  main { max-width: none; padding: 0; }
  * { print-color-adjust: exact; }
  article, tr, .timeline li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  details::details-content { content-visibility: visible; height: auto; }
}
`);
