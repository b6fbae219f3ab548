// Writes an OpenAPI document as YAML or JSON, digit for digit.
import { stringify } from 'yaml';
import { banner } from './banner.js';
import type { Dictionary } from './document.js';
import { toJson } from './json.js';

/** JSON whose first key, `x-generated`, says where it comes from. */
export function renderJson(document: Dictionary): string {
  return `${toJson({ 'x-generated': banner, ...document })}\n`;
}

/** YAML that YAML 1.1 and 1.2 readers understand alike: `'18:00'`, `'yes'` and times are quoted. */
export function renderYaml(document: Dictionary): string {
  const yaml = stringify(document, {
    compat: 'yaml-1.1',
    singleQuote: true,
    blockQuote: 'literal',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `# ${banner}\n${yaml}`;
}
