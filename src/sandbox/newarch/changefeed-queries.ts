// The list of changefeeds and their details (facts C.4, C.5).
import { jsonAnswer } from '../../edge/answer.js';
import { shuffle } from '../cluster/random.js';
import type { ChangefeedState } from '../cluster/types.js';
import { changefeedAnswer, listItem } from './changefeed-view.js';
import { checkReady, findChangefeed } from './checks.js';
import type { NewarchHandler } from './types.js';

const listedByDefault: readonly ChangefeedState[] = [
  'normal',
  'stopped',
  'failed',
  'warning',
  'pending',
];

export const listChangefeeds: NewarchHandler = (context, { query }) => {
  checkReady(context);
  const filter = query.get('state') ?? '';
  const isListed = (state: ChangefeedState) => {
    if (filter === '') return listedByDefault.includes(state);
    return filter === 'all' || filter === state;
  };
  const listed = context.cluster.changefeeds().filter(({ state }) => isListed(state));
  const items = listed.map((changefeed) => listItem(context, changefeed));
  return jsonAnswer(200, shuffle(context.memory.order, items), undefined, 0);
};

export const getChangefeed: NewarchHandler = (context, { parameters }) =>
  changefeedAnswer(context, 200, findChangefeed(context, parameters.changefeed_id ?? ''));
