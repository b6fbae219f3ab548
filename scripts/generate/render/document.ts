// Renders an OpenAPI document as exact YAML or JSON.
import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/shared/json.js';
import { banner } from './banner.js';
import { toJson } from './json.js';

/** Renders JSON. Its first key, `x-generated`, names the source. */
export function renderJson(document: JsonObject): string {
  return `${toJson({ 'x-generated': banner, ...document })}\n`;
}

/** Renders YAML that YAML 1.1 and 1.2 parsers read alike: `'18:00'`, `'yes'` and times are quoted. */
export function renderYaml(document: JsonObject): string {
  const yaml = stringify(document, {
    compat: 'yaml-1.1',
    singleQuote: true,
    blockQuote: 'literal',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `# ${banner}\n${yaml}`;
}
