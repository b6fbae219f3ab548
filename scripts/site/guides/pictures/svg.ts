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
export type Arrow = (path: string, words?: { text: string; x: number; y: number }) => string;

/** A picture of a page. */
export interface Picture {
  /** The name in the page; two pictures of a page have different ones. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What is read aloud instead of the picture. */
  readonly description: string;
  /** Whether the picture is for wide or for narrow windows alone. */
  readonly windows?: 'wide' | 'narrow';
}

/** Returns a picture. `draw` gets the function that draws its arrows. */
export function picture(
  { name, width, height, description, windows }: Picture,
  draw: (arrow: Arrow) => readonly string[],
): string {
  const head = `<defs><marker id="${name}-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0 L10 5 L0 10 z"/></marker></defs>`;
  const arrow: Arrow = (path, words) => {
    const label = words
      ? `<text x="${words.x}" y="${words.y}" text-anchor="middle" class="small">${escapeHtml(words.text)}</text>`
      : '';
    return `<path class="arrow" d="${path}" marker-end="url(#${name}-head)"/>${label}`;
  };
  const only = windows === undefined ? '' : ` ${windows}`;
  return `<div class="picture${only}"><svg viewBox="0 0 ${width} ${height}" style="max-width: ${width}px" role="img" aria-label="${escapeHtml(description)}" xmlns="http://www.w3.org/2000/svg">${head}${draw(arrow).join('')}</svg></div>`;
}
