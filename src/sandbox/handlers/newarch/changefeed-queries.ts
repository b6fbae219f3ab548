// The list of changefeeds and their details (server-behaviour/new-architecture.md#list, server-behaviour/new-architecture.md#detail).
import { compactResponse } from '../../../http/response.js';
import { shuffle } from '../../model/random.js';
import type { ChangefeedState } from '../../model/types.js';
import type { Handler } from '../common/types.js';
import { changefeedResponse, listItem } from './changefeed-format.js';
import { checkReady, findChangefeed } from './checks.js';

const listedByDefault: readonly ChangefeedState[] = [
  'normal',
  'stopped',
  'failed',
  'warning',
  'pending',
];

export const listChangefeeds: Handler = (context, { query }) => {
  checkReady(context);
  const filter = query.get('state') ?? '';
  const isListed = (state: ChangefeedState) => {
    if (filter === '') return listedByDefault.includes(state);
    return filter === 'all' || filter === state;
  };
  const listed = context.cluster.changefeeds().filter(({ state }) => isListed(state));
  const items = listed.map((changefeed) => listItem(context, changefeed));
  return compactResponse(200, shuffle(context.state.order, items));
};

export const getChangefeed: Handler = (context, { parameters }) =>
  changefeedResponse(context, 200, findChangefeed(context, parameters.changefeed_id ?? ''));
