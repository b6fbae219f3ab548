// Operations on processors.

import { captureNotExists, changefeedNotExists } from '../../../http/refusals/changefeed-errors.js';
import { checkId } from '../../../http/refusals/ids.js';
import { refuse } from '../../../http/refusals/refusal.js';
import {
  errorResponse,
  type HttpResponse,
  invalidParameter,
  jsonResponse,
} from '../../../http/response.js';
import type { Changefeed } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';
import { byId } from '../common/format.js';
import type { Context, Handler } from '../common/types.js';
import { pathChangefeed, reading } from './checks.js';

export const listProcessors: Handler = ({ cluster, traits }) => {
  const isListed = ({ scheduled }: Changefeed) => scheduled || traits.processorsListed === 'all';
  const changefeeds = cluster.changefeeds().filter(isListed).sort(byId);
  const captures = [...cluster.captures()].sort(byId);
  const processors = captures.flatMap((capture) =>
    changefeeds.map((changefeed) => ({
      ...(traits.namespace && { namespace: changefeed.namespace }),
      changefeed_id: changefeed.id,
      capture_id: capture.id,
    })),
  );
  return jsonResponse(
    200,
    traits.querySource === 'etcd' ? processors : cluster.shuffled(processors),
  );
};

export const getProcessor: Handler = (context, call) => {
  const changefeed = pathChangefeed(context, call, reading);
  const { capture_id: captureId = '' } = call.parameters;
  checkId('capture_id', captureId);

  const { traits } = context;
  const runs = changefeed.state === 'normal' || changefeed.state === 'warning';
  if (!runs || !isListed(context, changefeed, captureId)) {
    const shown = context.quirks ? abnormal(context, changefeed, captureId) : undefined;
    if (shown !== undefined) return shown;
    throw missing(traits, changefeed.id, captureId);
  }
  const shown = detail(traits, changefeed, captureId);
  const isNormal = changefeed.state === 'normal' || !context.quirks;
  return isNormal ? jsonResponse(200, shown) : followedByError(context, shown, changefeed);
};

/** Returns whether the release finds a processor of the capture. */
function isListed({ cluster, traits }: Context, changefeed: Changefeed, captureId: string) {
  if (cluster.capture(captureId) === undefined) return false;
  const others = traits.missingProcessor === 'capture' ? cluster.changefeeds() : [changefeed];
  return others.some(({ scheduled }) => scheduled);
}

function missing(traits: Traits, changefeedId: string, captureId: string) {
  if (traits.missingProcessor !== 'task status') return captureNotExists(traits, captureId);
  const key = `/tidb/cdc/task/status/${captureId}/${changefeedId}`;
  return refuse('CDC:ErrTaskStatusNotExists', `task status not exists, key: ${key}`);
}

function detail(traits: Traits, changefeed: Changefeed, captureId: string) {
  const tables = changefeed.tables.get(captureId);
  const table_ids = tables ?? null;
  if (traits.processorDetail === 'tables') return { table_ids };
  const nothing = { checkpoint_ts: 0, resolved_ts: 0, table_ids, count: 0, error: null };
  if (traits.processorDetail === 'zeroes') return nothing;
  const isIdle = tables === undefined || tables.length === 0;
  if (isIdle && traits.idleProcessor === 'nothing') return { ...nothing, table_ids: null };
  const start =
    isIdle && traits.idleProcessor === 'start_ts' ? changefeed.config.start_ts : undefined;
  return {
    checkpoint_ts: start ?? changefeed.checkpointTs,
    resolved_ts: start ?? changefeed.resolvedTs,
    table_ids,
    ...(traits.processorDetail === 'positions and count' && { count: 0 }),
    error: null,
  };
}

/**
 * Returns the response about a changefeed that does not run, where a bug makes the server continue after the error (v6.1.1 and
 * later); undefined for the plain error. v6.1 keeps the scheduler of such a changefeed, later releases do not.
 *
 * @throws {Refusal} where the release does not find the changefeed.
 */
function abnormal(
  context: Context,
  changefeed: Changefeed,
  captureId: string,
): HttpResponse | undefined {
  const { traits, cluster } = context;
  if (traits.abnormalProcessor === 'none') return undefined;
  if (traits.abnormalProcessor === 'stale' && changefeed.scheduled) {
    if (cluster.capture(captureId) === undefined) return undefined;
    return followedByError(context, detail(traits, changefeed, captureId), changefeed);
  }
  if (!isListed(context, changefeed, captureId)) return undefined;
  if (traits.abnormalProcessor !== 'two documents') {
    throw changefeedNotExists(traits, changefeed.id);
  }
  return followedByError(context, detail(traits, changefeed, captureId), changefeed);
}

/** Returns `value` and the error as two JSON documents in one body: a bug. */
function followedByError({ traits }: Context, value: unknown, { state }: Changefeed): HttpResponse {
  const response = jsonResponse(200, value);
  const text = `invalid api parameter: changefeed in abnormal state: ${state}, can't get processors of an abnormal changefeed`;
  const { message, code } = invalidParameter(text);
  const error = errorResponse(400, { message, code: traits.codeOfWrapped ? code : '' });
  return { ...response, body: response.body + error.body };
}
