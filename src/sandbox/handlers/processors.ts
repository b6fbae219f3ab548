// Operations of tag Processor.
import { type Answer, errorAnswer, invalidParameter, jsonAnswer } from '../../edge/answer.js';
import type { Changefeed } from '../cluster/types.js';
import { captureNotExists, changefeedNotExists } from '../errors.js';
import { refuse } from '../refusal.js';
import type { Traits } from '../releases.js';
import { byId } from '../view.js';
import { checkId, pathChangefeed } from './checks.js';
import type { Context, Handler } from './types.js';

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
  return jsonAnswer(200, traits.asks === 'etcd' ? processors : cluster.shuffled(processors));
};

export const getProcessor: Handler = (context, call) => {
  const access = { etcdPath: 'changefeed/info', authenticated: false } as const;
  const changefeed = pathChangefeed(context, call, access);
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
  return isNormal ? jsonAnswer(200, shown) : followedByError(context, shown, changefeed);
};

/** Whether a processor of the capture is known where the release looks for it. */
function isListed({ cluster, traits }: Context, changefeed: Changefeed, captureId: string) {
  if (!cluster.captures().some(({ id }) => id === captureId)) return false;
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
  switch (traits.processorDetail) {
    case 'tables':
      return { table_ids };
    case 'zeroes':
      return { checkpoint_ts: 0, resolved_ts: 0, table_ids, count: 0, error: null };
    default:
      return {
        checkpoint_ts: changefeed.checkpointTs,
        resolved_ts: changefeed.resolvedTs,
        table_ids,
        ...(traits.processorDetail === 'positions and count' && { count: 0 }),
        error: null,
      };
  }
}

/**
 * What a changefeed that does not run gets where the server forgets to stop (v6.1.1 and later); undefined for the clean answer.
 * v6.1 keeps its scheduler, later releases only notice those of running changefeeds.
 */
function abnormal(context: Context, changefeed: Changefeed, captureId: string): Answer | undefined {
  const { traits, cluster } = context;
  if (traits.abnormalProcessor === 'none') return undefined;
  if (traits.abnormalProcessor === 'stale' && changefeed.scheduled) {
    if (!cluster.captures().some(({ id }) => id === captureId)) return undefined;
    return followedByError(context, detail(traits, changefeed, captureId), changefeed);
  }
  if (!isListed(context, changefeed, captureId)) return undefined;
  if (traits.abnormalProcessor !== 'two documents') {
    throw changefeedNotExists(traits, changefeed.id, 'changefeed/info');
  }
  return followedByError(context, detail(traits, changefeed, captureId), changefeed);
}

/** A bug: a second document without anything in between. */
function followedByError({ traits }: Context, value: unknown, { state }: Changefeed): Answer {
  const answer = jsonAnswer(200, value);
  const text = `invalid api parameter: changefeed in abnormal state: ${state}, can't get processors of an abnormal changefeed`;
  const { message, code } = invalidParameter(text);
  const error = errorAnswer(400, { message, code: traits.codeOfWrapped ? code : '' });
  return { ...answer, body: answer.body + error.body };
}
