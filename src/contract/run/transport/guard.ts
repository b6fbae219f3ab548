// The lowest layer of a run: sends nothing to the server that the mode does not allow.

import type { Mode } from '../../report/report.js';
import { isTestChangefeed } from '../../state/test-changefeeds.js';
import type { Send } from './transport.js';

/** What may be sent. */
export interface Permissions {
  readonly mode: Mode;
  readonly runId: string;
  /** Whether the log operation may be sent. */
  readonly logLevel: boolean;
  /** IDs that the server itself gave to changefeeds of the run. */
  readonly adopted: () => ReadonlySet<string>;
}

const wellFormed = /^[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/;
const longestId = 128;

/**
 * Wraps a `send` so that it throws instead of sending what is not allowed: in read-only mode anything but GET; in write mode any change
 * of something other than test changefeeds. A changefeed with a malformed ID cannot exist.
 */
export function guarded(send: Send, permissions: Permissions): Send {
  return async (request, signal) => {
    const path = new URL(request.url).pathname;
    if (!isAllowed(request.method, path, permissions)) {
      throw new Error(`${request.method} ${path} was not sent: the mode does not allow it`);
    }
    return send(request, signal);
  };
}

function isAllowed(method: string, path: string, permissions: Permissions): boolean {
  const { mode, logLevel } = permissions;
  if (method === 'GET') return true;
  if (path.endsWith('/api/v1/log')) return logLevel;
  if (mode === 'read-only') return false;
  if (/\/api\/v1\/(?:owner\/resign|captures\/drain)$/.test(path)) return mode === 'disruptive';
  if (method === 'POST' && path.endsWith('/api/v1/changefeeds')) return true;
  const [, encoded = '', job = ''] = /\/api\/v1\/changefeeds\/([^/]*)(?:\/(.*))?$/.exec(path) ?? [];
  if (job.startsWith('tables/') && mode !== 'disruptive') return false;
  return mayBeChanged(decodeURIComponent(encoded), permissions);
}

function mayBeChanged(id: string, { runId, adopted }: Permissions): boolean {
  return (
    isTestChangefeed(runId, id) ||
    adopted().has(id) ||
    !wellFormed.test(id) ||
    id.length > longestId
  );
}
