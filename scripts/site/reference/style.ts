// The style of the reference pages, beside Redoc's own.
import { headerStyle } from '../header.js';

/**
 * Every operation is deprecated, so Redoc would print all of them in a pale grey; other colours are darkened for the same reason, to be
 * read on white. The page actions are left out: "Copy" cannot write a `bigint`, the others are links to chat services.
 */
export const pageStyle = `${headerStyle}:root:root:root {
  --text-color-disabled: var(--text-color-description);
  --badge-deprecated-bg-color: var(--color-carrot-9);
  --link-color-primary: var(--color-blue-8);
  --code-block-tokens-string-color: var(--color-blue-8);
  --code-block-tokens-boolean-color: var(--color-green-9);
  --input-content-placeholder-color: var(--text-color-description);
  --schema-type-text-color: var(--text-color-secondary);
}
:root:root:root.light { --schema-required-color: #b80909; }
:root:root:root.dark { --schema-required-color: #ff9b9b; --text-color-description: #b4b6c2; }
:root:root.light .tag-delete { --tag-color: #b3003b; }
html.light .schema-name.schema-name { color: #0a4b8f; }
html.dark .schema-name.schema-name { color: #a5d0ff; }
:root:root .tag-get { --tag-color: var(--color-green-9); }
:root:root .tag-put { --tag-color: var(--color-carrot-9); }
:root:root:root:lang(ja), :root:root:root:lang(zh) {
  --font-family-base: var(--site-font);
  --heading-font-family: var(--font-family-base);
  --code-font-family: ui-monospace, "Roboto Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace, var(--cjk);
}
div:has(> [data-component-name="SplitButton/SplitButton"]) { display: none; }
/* In the list of a group's operations, long paths wrap instead of being cut, and push no badge out. */
[data-testid="items-navigation-list"] button.button { height: auto; padding-block: 6px; }
[data-testid="items-navigation-list"] button > span { max-width: 100%; align-items: flex-start; }
[data-testid="items-navigation-list"] button > span > * { vertical-align: top; align-self: flex-start; }
[data-testid="items-navigation-list"] button > span > span { white-space: normal; overflow-wrap: anywhere; text-align: left; }
[data-testid="items-navigation-list"] [data-component-name="Tag/Tag"] { flex-shrink: 0; }
/* Japanese has no spaces: breaks lines of headings between phrases, in browsers that know them. */
:lang(ja) :is(h1, h2, h3) { word-break: auto-phrase; }
@media (max-width: 639px) { :root:root:root h1 { font-size: 26px; line-height: 1.3; } }
.plain { max-width: 60em; margin: 0 auto; padding: 20px; font: 16px/1.6 var(--site-font); }
.plain table { border-collapse: collapse; } .plain td, .plain th { border: 1px solid #d1d9e0; padding: 4px 8px; vertical-align: top; text-align: left; }
.plain pre { overflow: auto; background: #f6f8fa; padding: 12px; } .plain code { overflow-wrap: anywhere; }
@media print { * { content-visibility: visible !important; } }
`;
