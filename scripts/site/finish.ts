// Finishes pages: a Content-Security-Policy, the canonical address, and the other languages of a page.
import { createHash } from 'node:crypto';
import { cardName, cardSize } from './card.js';
import { guideWords } from './guides/words.js';
import { escapeHtml } from './html.js';
import { folderOf, languageOf, languages, languageTag } from './languages.js';
import { loopbackSources } from './try/request.js';

/** The place of a page in the site. */
export interface Place {
  /** Address of the site, with a slash at its end. */
  readonly url: string;
  /** The first part of the page's address, such as `latest`. */
  readonly version: string;
  /** The rest of the page's address, such as `ja/concepts.html`. */
  readonly path: string;
  /** Whether `latest` has this page too, in the given language folder; the canonical address leads there. */
  readonly isInLatest: (path: string) => boolean;
}

/**
 * Returns the page with what its place adds.
 * @throws {Error} if the page does not state its encoding, which all of this follows.
 */
export function finishPage(html: string, place: Place): string {
  const charset = /<meta charset="utf-8">/i;
  if (!charset.test(html)) throw new Error(`${place.path}: expected <meta charset="utf-8">.`);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(html, place.path)}">`;
  return html.replace(charset, (found) => `${found}\n${policy}\n${metadata(html, place)}`);
}

/**
 * Prevents requests to other hosts, and scripts that are not of this page. Redoc and VitePress write styles into the page. The page to try
 * requests may also call this machine.
 */
function contentSecurityPolicy(html: string, path: string): string {
  const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)]
    .filter(([, attributes = '', text]) => !/\bsrc=/.test(attributes) && text !== '')
    .map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'self'",
    ...(/(?:^|\/)try\/index\.html$/.test(path) ? [`connect-src ${loopbackSources}`] : []),
    ["script-src 'self'", ...new Set(scripts)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function metadata(html: string, { url, path, isInLatest }: Place): string {
  if (!isInLatest(path)) return '';
  const address = (target: string) => escapeHtml(`${url}latest/${pagePath(target)}`);
  const own = languageOf(path);
  const [, title = ''] = html.match(/<title>([^<]*)<\/title>/) ?? [];
  const [, description = escapeHtml(guideWords[own].description)] =
    html.match(/<meta name="description" content="([^"]*)">/) ?? [];
  const rest = path.replace(/^(?:ja|zh)\//, '');
  const others = languages
    .map((language) => ({ language, target: `${folderOf(language)}${rest}` }))
    .filter(({ target }) => isInLatest(target))
    .map(
      ({ language, target }) =>
        `<link rel="alternate" hreflang="${languageTag[language]}" href="${address(target)}">`,
    );
  return [
    `<link rel="canonical" href="${address(path)}">`,
    ...others,
    `<meta property="og:title" content="${title}">`,
    `<meta property="og:description" content="${description}">`,
    '<meta property="og:type" content="website">',
    `<meta property="og:url" content="${address(path)}">`,
    `<meta property="og:image" content="${address(cardName(own))}">`,
    `<meta property="og:image:width" content="${cardSize.width}">`,
    `<meta property="og:image:height" content="${cardSize.height}">`,
    '<meta name="twitter:card" content="summary_large_image">',
  ].join('\n');
}

/** Addresses of folders end with a slash. */
export function pagePath(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

/** Returns a page that leads to another one, for the addresses without a version. */
export function redirectPage(target: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${target}">
<title>ticdc-openapi</title>
</head>
<body><main><p><a href="${target}">ticdc-openapi</a></p></main></body>
</html>
`;
}
