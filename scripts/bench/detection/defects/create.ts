// Defects of creating a changefeed.

import { type Call, type Defect, defectsOf } from '../defect.js';
import { changed, digits, replaced, rounded, textOf } from '../mutations/bodies.js';
import {
  accepted,
  createdId,
  delayed,
  followedBy,
  ignored,
  shownAfter,
} from '../mutations/effects.js';
import {
  asked,
  bindError,
  refusing,
  stateOf,
  whole,
  withBody,
  withoutCounter,
} from '../mutations/looking.js';
import { accepting, bodyText, changedRequest, requestFor } from '../mutations/requests.js';
import {
  both,
  changing,
  coded,
  emptyAccepted,
  errorResponse,
  header,
  status,
  withMessage,
} from '../mutations/responses.js';

/** Rounds an integer of the request, as a server does that reads JSON into doubles. */
const roundsRequest = (name: string) =>
  changedRequest((request) => {
    const response = { status: 0, headers: {}, body: request.body };
    const call = { request, operationId: undefined, changefeedId: '' };
    return { ...request, body: digits(name, rounded)(response, call).body };
  });

const sinkOf = (call: Call) => textOf(asked(call).sink_uri);

const sinkRefused = (message: string) => errorResponse(400, 'CDC:ErrSinkURIInvalid', message);

const targetBeforeStart = coded('CDC:ErrTargetTsBeforeStartTs');

export const createDefects: readonly Defect[] = [
  ...defectsOf('createChangefeed', [
    [
      'statuses',
      'answers 201 and where the changefeed is',
      changing(both(status(201), header('location', '/api/v1/changefeeds/new'))),
    ],
    [
      'refused requests',
      'refuses every sink that goes nowhere',
      (operationId) => async (call, server) =>
        call.operationId === operationId && call.request.body.includes('blackhole')
          ? errorResponse(
              400,
              'CDC:ErrSinkURIInvalid',
              'the sink scheme (blackhole) is not supported',
            )
          : server.send(call.request),
    ],
    ['settling', 'creates nothing', ignored],
    ['settling', 'creates two minutes late', delayed(120_000)],
    [
      'settling',
      'creates the changefeed stopped',
      followedBy((call) => requestFor('pauseChangefeed', createdId(call))),
    ],
    [
      'settling',
      'removes the changefeed again',
      followedBy((call) => requestFor('removeChangefeed', createdId(call))),
    ],
    ['settling', 'shows the new changefeed as failed', shownAfter(replaced('state', 'failed'))],
    [
      'settling',
      'creates the changefeed under another ID',
      changedRequest(bodyText((all) => all.replace(/("changefeed_id"\s*:\s*"[^"]*)"/, '$10"'))),
    ],
    [
      'settling',
      'takes all tables in place of those of filter_rules',
      changedRequest(
        bodyText((all) => all.replace(/"filter_rules"\s*:\s*\[[^\]]*\]/, '"filter_rules":["*.*"]')),
      ),
    ],
    ['integers', 'rounds the start_ts that it is given', roundsRequest('start_ts')],
    ['integers', 'rounds the target_ts that it is given', roundsRequest('target_ts')],
    [
      'settling',
      'forgets the target_ts that it is given',
      changedRequest(bodyText((all) => all.replace(/"target_ts"\s*:\s*\d+/, '"target_ts":0'))),
    ],
    [
      'leaks',
      'creates a second changefeed as well',
      (operationId) => async (call, server) => {
        const response = await server.send(call.request);
        if (call.operationId !== operationId || response.status >= 300) return response;
        const id = createdId(call);
        await server.send({
          ...call.request,
          body: call.request.body.replaceAll(id, `${id}-copy`),
        });
        return response;
      },
    ],
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
          sinkRefused(
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
        (call) => sinkRefused(`the sink scheme (${sinkOf(call).split(':')[0]}) is not supported`),
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
  ]),
];
