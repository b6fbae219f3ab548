// Makes the reference page from the HTML of Redocly's `build-docs`: with exact integers and without resources of other hosts.

/** Replaces the image from Redocly's servers in the link to its site. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="12"><text y="10" font-family="sans-serif" font-size="11" fill="#555">Redocly</text></svg>',
)}`;

const logoAddresses = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g;

/** Prevents requests of Redoc's script to other hosts. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Redoc shows a `bigint` as it is, but turns examples, enums and defaults into text with
 * `JSON.stringify`, which refuses it. Here it writes the digits. `JSON.rawJSON` would do the same,
 * but only in browsers of 2025 and later.
 */
export const exactStringifyScript = `{
  const stringify = JSON.stringify;
  BigInt.prototype.toJSON = function () { return '\\u0001' + this + '\\u0001'; };
  JSON.stringify = function (...input) {
    const text = stringify.apply(this, input);
    return typeof text === 'string' ? text.replace(/"\\\\u0001(-?\\d+)\\\\u0001"/g, '$1') : text;
  };
}`;

/**
 * Redoc renders a section when it is scrolled near, so that printing and the browser's own search would miss the others. This renders
 * them one after the other while the browser is idle, and the rest before it prints. Only the observers with a margin render sections.
 */
export const wholePageScript = `{
  const Native = window.IntersectionObserver;
  const waiting = new Set();
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 100));
  let isScheduled = false;
  const renderNext = () => {
    isScheduled = false;
    const [next] = waiting;
    if (next === undefined) document.documentElement.dataset.isWhole = 'true';
    else next.render();
    schedule();
  };
  const schedule = () => {
    const isDone = waiting.size === 0 && document.documentElement.dataset.isWhole === 'true';
    if (isScheduled || isDone || document.readyState !== 'complete') return;
    isScheduled = true;
    whenIdle(renderNext);
  };
  window.IntersectionObserver = class extends Native {
    constructor(callback, options) {
      super(callback, options);
      this.render = () => {
        waiting.delete(this);
        callback([{ isIntersecting: true }], this);
      };
      this.rendersSection = options?.rootMargin !== undefined;
    }
    observe(element) {
      super.observe(element);
      if (this.rendersSection) waiting.add(this);
      schedule();
    }
    disconnect() {
      waiting.delete(this);
      super.disconnect();
    }
  };
  addEventListener('load', schedule);
  addEventListener('beforeprint', () => waiting.forEach((one) => one.render()));
}`;

/**
 * Every operation is deprecated, so Redoc would print all of them in a pale grey; other colours are
 * darkened for the same reason, to be read on white. The page actions are left out: "Copy" cannot
 * write a `bigint`, the others are links to chat services.
 */
const style = `
body { margin: 0; }
:root:root:root {
  --text-color-disabled: var(--text-color-description);
  --badge-deprecated-bg-color: var(--color-carrot-9);
  --link-color-primary: var(--color-blue-8);
  --code-block-tokens-string-color: var(--color-blue-8);
}
:root:root .tag-get { --tag-color: var(--color-green-9); }
:root:root .tag-put { --tag-color: var(--color-carrot-9); }
div:has(> [data-component-name="SplitButton/SplitButton"]) { display: none; }
@media print { * { content-visibility: visible !important; } }
`;

/** The Handlebars template for `build-docs`. */
export const pageTemplate = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<title>{{title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>${style}</style>
<script>${exactStringifyScript}</script>
<script>${wholePageScript}</script>
{{{redocHead}}}
</head>
<body>
{{{redocHTML}}}
</body>
</html>
`;

/** Redoc's script shows the operations of the opened group only. These places make it show those of all groups. */
const groupConditions = [
  ['shouldRenderOps:e.sectionId===u||', 'shouldRenderOps:!0||e.sectionId===u||'],
  ['{return t?t===e||t.startsWith(e+`/`):!1}', '{return!0}'],
] as const;

function withAllGroups(script: string): string {
  return groupConditions.reduce((text, [found, wanted]) => cut(text, found).join(wanted), script);
}

const definitionStart = 'const __redoc_definition = ';
const definitionEnd = ';\n      const __redoc_options = ';
const prerenderedStart = '<div id="redoc">';
const scriptStart = '<script type="module">';

/**
 * Returns the finished page.
 * @param built The output of `build-docs --inlineBundle` with `pageTemplate`.
 * @param json The text of the OpenAPI document, from which every digit on the page comes.
 * @throws {Error} if `built` has an unexpected form or shows a rounded integer.
 */
export function finishPage(built: string, json: string): string {
  const [head, afterHead] = cut(built, prerenderedStart);
  const [prerendered, afterPrerendered] = cut(afterHead, scriptStart);
  const [script, afterScript] = cut(afterPrerendered, definitionStart);
  const [, tail] = cut(afterScript, definitionEnd);
  refuseRounded(prerendered, json);
  return [
    head,
    prerenderedStart,
    // Redoc's router reads the address after the `#`, but `build-docs` writes links for a server of its own.
    prerendered.replaceAll(' href="/', ' href="#/'),
    scriptStart,
    withAllGroups(script.replaceAll(logoAddresses, logo)),
    definitionStart,
    exactLiteral(json),
    definitionEnd,
    tail,
  ].join('');
}

/** Converts JSON text to a JavaScript expression. Integers that a double may not hold become `bigint`. */
export function exactLiteral(json: string): string {
  return json
    .replaceAll(jsonToken, (token) => (isUnsafeInteger(token) ? `${token}n` : token))
    .replaceAll(
      unsafeInScript,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

const jsonToken = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const unsafeInScript = /[<\u2028\u2029]/g;

function isUnsafeInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** Checks that the prerendered text has no large integers, which `build-docs` rounds. */
function refuseRounded(prerendered: string, json: string): void {
  for (const literal of new Set(json.match(jsonToken)?.filter(isUnsafeInteger))) {
    const rounded = String(Number(literal));
    if (rounded !== literal && prerendered.includes(rounded)) {
      throw new Error(`The prerendered part of the page shows ${literal} as ${rounded}.`);
    }
  }
}

function cut(text: string, mark: string): [before: string, after: string] {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `The output of \`redocly build-docs\` has changed: expected ${JSON.stringify(mark)} once. ` +
        'Adapt scripts/site/reference-page.ts to the version of @redocly/cli in package.json.',
    );
  }
  return [before, after];
}
