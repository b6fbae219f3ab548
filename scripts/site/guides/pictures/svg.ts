// Drawing pictures as SVG that takes its colours from the page, so that they fit light and dark pages.
import { escapeHtml } from '../../html.js';

/** A box with a title and a line below it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly note?: string;
  /** The most important box of the picture. */
  readonly isMain?: boolean;
}

/** Returns a box with its text in the middle. */
export function box({ x, y, width, height, title, note, isMain = false }: Box): string {
  const middle = x + width / 2;
  const base = y + height / 2 + 5;
  const words = (line: string, at: number, kind: string) =>
    `<text x="${middle}" y="${at}" text-anchor="middle" class="${kind}">${escapeHtml(line)}</text>`;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" class="${isMain ? 'main' : 'box'}"/>`,
    words(title, note === undefined ? base : base - 9, isMain ? 'main-text' : 'title'),
    ...(note === undefined ? [] : [words(note, base + 12, isMain ? 'main-text small' : 'small')]),
  ].join('');
}

/** Returns an arrow along a path, such as `M10 20 L30 20`, with words beside it. */
export function arrow(path: string, words?: { text: string; x: number; y: number }): string {
  const label = words
    ? `<text x="${words.x}" y="${words.y}" text-anchor="middle" class="small">${escapeHtml(words.text)}</text>`
    : '';
  return `<path class="arrow" d="${path}" marker-end="url(#head)"/>${label}`;
}

/** Returns a picture. `title` and `description` are read aloud instead of it. */
export function picture(
  width: number,
  height: number,
  words: { title: string; description: string },
  parts: readonly string[],
): string {
  const head =
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0 L10 5 L0 10 z"/></marker></defs>';
  return `<div class="picture" tabindex="0" role="group" aria-label="${escapeHtml(words.title)}"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(words.description)}" xmlns="http://www.w3.org/2000/svg">${head}${parts.join('')}</svg></div>`;
}
