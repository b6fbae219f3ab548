// The style of the reference pages, beside Redoc's own.

/**
 * Every operation is deprecated, so Redoc would print all of them in a pale grey; other colours are darkened for the same reason, to be
 * read on white. The page actions are left out: "Copy" cannot write a `bigint`, the others are links to chat services.
 */
export const pageStyle = `
body { margin: 0; }
:root:root:root {
  --text-color-disabled: var(--text-color-description);
  --badge-deprecated-bg-color: var(--color-carrot-9);
  --link-color-primary: var(--color-blue-8);
  --code-block-tokens-string-color: var(--color-blue-8);
}
:root:root .tag-get { --tag-color: var(--color-green-9); }
:root:root .tag-put { --tag-color: var(--color-carrot-9); }
html:lang(ja) { --cjk: "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", Meiryo; }
html:lang(zh) { --cjk: "PingFang SC", "Hiragino Sans GB", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei"; }
:root:root:root:lang(ja), :root:root:root:lang(zh) {
  --font-family-base: system-ui, -apple-system, "Segoe UI", Roboto, var(--cjk), sans-serif;
  --heading-font-family: var(--font-family-base);
  --code-font-family: ui-monospace, "Roboto Mono", Menlo, Consolas, monospace, var(--cjk);
}
div:has(> [data-component-name="SplitButton/SplitButton"]) { display: none; }
header.site {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 24px; padding: 10px 20px;
  font: 14px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, var(--cjk, sans-serif), sans-serif;
  color: #1f2328; background: #f6f8fa; border-bottom: 1px solid #d1d9e0;
}
header.site nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
header.site a { color: #0b57a4; text-decoration: none; }
header.site a:hover { text-decoration: underline; }
header.site a[aria-current] { color: inherit; font-weight: 600; }
header.site .brand { color: inherit; font-weight: 700; }
html.dark header.site { color: #e6edf3; background: #151b23; border-color: #3d444d; }
html.dark header.site a { color: #79b8ff; }
html.dark header.site a[aria-current], html.dark header.site .brand { color: inherit; }
.plain { max-width: 60em; margin: 0 auto; padding: 20px; font: 16px/1.6 system-ui, var(--cjk, sans-serif), sans-serif; }
.plain table { border-collapse: collapse; } .plain td, .plain th { border: 1px solid #d1d9e0; padding: 4px 8px; vertical-align: top; text-align: left; }
.plain pre { overflow: auto; background: #f6f8fa; padding: 12px; } .plain code { overflow-wrap: anywhere; }
@media print { * { content-visibility: visible !important; } header.site { display: none; } }
`;
