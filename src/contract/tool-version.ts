// The version of this package.
import { createRequire } from 'node:module';

export function toolVersion(): string {
  const { version } = createRequire(import.meta.url)('ticdc-openapi/package.json');
  return String(version);
}
