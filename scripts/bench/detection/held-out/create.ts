// Held-out defects of creating a changefeed.

import { changed, replaced, textOf } from '../bodies.js';
import { type Call, type Defect, defectsOf } from '../defect.js';
import { accepted, createdId, followedBy, shownAfter } from '../effects.js';
import { accepting, changedRequest, requestFor } from '../requests.js';
import { coded, emptyAccepted, errorResponse, withMessage } from '../responses.js';
import { asked, bindError, refusing, stateOf, whole, withBody, withoutCounter } from './shared.js';

const sinkOf = (call: Call) => textOf(asked(call).sink_uri);

const badSink = (message: string) => errorResponse(400, 'CDC:ErrSinkURIInvalid', message);

const targetBeforeStart = coded('CDC:ErrTargetTsBeforeStartTs');

export const createDefects: readonly Defect[] = defectsOf('createChangefeed', [
  [
    'settling',
    'drops the query of the sink',
    changedRequest((request, call) => {
      const uri = sinkOf(call);
      if (!uri.includes('?')) return request;
      return withBody(request, { ...asked(call), sink_uri: uri.replace(/\?.*/, '') });
    }),
  ],
  [
    'accepted refusals',
    'accepts a start in the future',
    accepting(withMessage('larger than current tso'), emptyAccepted),
  ],
  [
    'accepted refusals',
    'accepts a target that is the start',
    accepting((response, call) => {
      const { start_ts: start, target_ts: target } = asked(call);
      return targetBeforeStart(response, call) && whole(target) === whole(start);
    }, emptyAccepted),
  ],
  [
    'refused requests',
    'minds the letter case of fields',
    refusing(
      (call) =>
        Object.keys(asked(call)).some(
          (key) => /^(changefeed_id|sink_uri)$/i.test(key) && /[A-Z]/.test(key),
        ),
      () =>
        badSink(
          "sink uri invalid 'sink-uri is empty, can't not create a changefeed without sink-uri'",
        ),
    ),
  ],
  [
    'refused requests',
    'refuses a body that is not labelled JSON',
    refusing(
      ({ request }) => !/json/.test(request.headers['content-type'] ?? ''),
      () => bindError('unsupported content type'),
    ),
  ],
  ['consistency', 'stores no creator_version', shownAfter(replaced('creator_version', ''))],
  [
    'accepted refusals',
    'accepts a time zone that does not exist',
    accepting(withMessage('invalid timezone'), emptyAccepted),
  ],
  [
    'accepted refusals',
    'accepts an invalid filter rule',
    accepting(coded('CDC:ErrFilterRuleInvalid'), emptyAccepted),
  ],
  [
    'accepted refusals',
    'accepts the ID of a changefeed that is stopped',
    (operationId) => async (call, server) => {
      const response = await server.send(call.request);
      if (call.operationId !== operationId || !response.body.includes('already exists')) {
        return response;
      }
      return (await stateOf(server, createdId(call))) === 'stopped' ? emptyAccepted : response;
    },
  ],
  [
    'settling',
    'forgets the target where no start is given',
    changedRequest(async (request, call, server) => {
      const { target_ts: target, ...rest } = asked(call);
      if (target === undefined || rest.start_ts !== undefined) return request;
      return accepted(await server.rehearse(request)) ? withBody(request, rest) : request;
    }),
  ],
  [
    'integers',
    'stores target_ts without its counter',
    changedRequest((request, call) => {
      const { target_ts: target } = asked(call);
      if (target === undefined) return request;
      return withBody(request, changed('target_ts', withoutCounter)(asked(call), call));
    }),
  ],
  [
    'accepted refusals',
    'accepts IDs of 129 characters',
    accepting(
      ({ status }, call) => status === 400 && createdId(call).length === 129,
      emptyAccepted,
    ),
  ],
  [
    'refused requests',
    'refuses a scheme in capitals',
    refusing(
      (call) => /^[A-Z]+:/.test(sinkOf(call)),
      (call) => badSink(`the sink scheme (${sinkOf(call).split(':')[0]}) is not supported`),
    ),
  ],
  [
    'refused requests',
    'takes two JSON values for a mistake',
    refusing(
      ({ request }) => /^\{[^{}]*\}.*\S/.test(request.body.trim()),
      () => bindError('invalid character after top-level value'),
    ),
  ],
  [
    'settling',
    'starts the changefeed stopped',
    followedBy((call) => requestFor('pauseChangefeed', createdId(call)), 300),
  ],
]);
