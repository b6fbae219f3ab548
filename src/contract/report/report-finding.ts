// Makes the findings of a report: a finding in words, with the line of spec/ that it breaks and a line that repeats its request.
import { type OperationId, operations } from '../../../generated/operations.js';
import { joinPointer } from '../../shared/json-pointer.js';
import { isSecretHeader, maskSecrets } from '../../shared/mask-secrets/index.js';
import { describeFinding } from '../finding/describe.js';
import type { Finding, ShownRequest } from '../finding/finding.js';
import type { Generation } from '../schema/server-version.js';
import { sourceOf } from '../schema/source-of.js';
import type { ReportedFinding } from './report.js';

/**
 * Puts a finding into words, with everything that a reader needs to act on it.
 *
 * @param request The request that shows the finding again. Default: the finding's own.
 */
export function reportFinding(
  finding: Finding,
  generation: Generation,
  request: ShownRequest | undefined = finding.request,
): ReportedFinding {
  const source = sourceOf(finding.contractPointer ?? placeOf(finding.operationId), generation);
  return {
    ...describeFinding(finding),
    ...(source !== undefined && { source }),
    ...(request !== undefined && { curl: curlOf(request) }),
    ...(request?.exchange !== undefined && { exchange: request.exchange }),
  };
}

/** Returns the place of the operation in the description; the description as a whole for undefined. */
function placeOf(operationId: OperationId | undefined): string {
  if (operationId === undefined) return '';
  const { path, method } = operations[operationId];
  return joinPointer('/paths', path, method.toLowerCase());
}

/** Returns a line for a shell that sends a request again. Credentials become placeholders, other secrets are masked. */
function curlOf({ method, url, headers = {}, body, isCompressed }: ShownRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    return `-H ${quote(`${name}: ${isSecretHeader(name) ? '<secret>' : maskSecrets(value)}`)}`;
  });
  return [
    'curl -sS -i',
    ...(isCompressed ? ['--compressed'] : []),
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...lines,
    ...(body === undefined ? [] : [`--data-raw ${quote(maskSecrets(body))}`]),
    quote(maskSecrets(url)),
  ].join(' ');
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
