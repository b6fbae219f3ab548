// Kinds of wrong refusals, for each reason for which an operation refuses requests.
import type { OperationId } from '../../../../generated/operations.js';
import { errorCodesOf } from '../../../../src/contract/schema/error-codes.js';
import type { RawResponse } from '../defect.js';
import { added, objects, renamed, replaced, twice, without } from '../mutations/bodies.js';
import {
  badGateway,
  body,
  coded,
  emptyAccepted,
  html,
  json,
  mediaType,
  status,
  text,
  unknownChangefeed,
  unreadable,
  type When,
  withMessage,
} from '../mutations/responses.js';
import { current } from '../targets.js';
import type { Mutation } from './field-defects.js';

const success = (code: number, content = ''): RawResponse => ({
  status: code,
  headers: content === '' ? {} : { 'content-type': json },
  body: content,
});

const invalid = 'CDC:ErrAPIInvalidParam';
const malformedId: When = ({ status }, { changefeedId }) =>
  status === 400 && !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(changefeedId);
const noChangefeed = [
  'an unknown changefeed',
  unknownChangefeed,
  'CDC:ErrChangeFeedNotExists',
  404,
] as const;
const noCapture = [
  'an unknown capture',
  coded('CDC:ErrCaptureNotExist'),
  'CDC:ErrCaptureNotExist',
  404,
] as const;
const noBody = ['an unreadable body', unreadable, invalid, 422] as const;

/**
 * A reason to refuse: what is refused as the end of a sentence, which responses it gets, its code, the status that other kinds of
 * servers send for it, and the response of a server that accepts it. Default: an empty 202.
 */
export type Refusal = readonly [
  what: string,
  when: When,
  code: string,
  usual: number,
  accepted?: RawResponse,
];

export const refusals: Partial<Record<OperationId, readonly Refusal[]>> = {
  setLogLevel: [
    ['an unknown level', withMessage('fail to change log level'), invalid, 422, success(200)],
    [...noBody, success(200)],
  ],
  getChangefeed: [
    [...noChangefeed, success(200, 'null')],
    ['a malformed ID', malformedId, invalid, 422, success(200, 'null')],
  ],
  createChangefeed: [
    noBody,
    ['a malformed ID', withMessage('invalid changefeed_id'), invalid, 422],
    ['a taken ID', coded('CDC:ErrChangeFeedAlreadyExists'), 'CDC:ErrChangeFeedAlreadyExists', 409],
    ['an unknown sink', coded('CDC:ErrSinkURIInvalid'), 'CDC:ErrSinkURIInvalid', 422],
    [
      'a target_ts below start_ts',
      coded('CDC:ErrTargetTsBeforeStartTs'),
      'CDC:ErrTargetTsBeforeStartTs',
      422,
    ],
  ],
  updateChangefeed: [
    ['an unreadable body', unreadable, '', 422],
    noChangefeed,
    [
      'a running changefeed',
      withMessage('can only update changefeed config when it is stopped'),
      'CDC:ErrChangefeedUpdateRefused',
      409,
    ],
    [
      'an update that changes nothing',
      withMessage('the same with the old one'),
      'CDC:ErrChangefeedUpdateRefused',
      409,
    ],
    [
      'a target_ts below start_ts',
      withMessage('can not update target'),
      'CDC:ErrChangefeedUpdateRefused',
      422,
    ],
  ],
  pauseChangefeed: [noChangefeed],
  resumeChangefeed: [noChangefeed],
  removeChangefeed: [noChangefeed],
  rebalanceTables: [noChangefeed],
  moveTable: [
    noBody,
    noChangefeed,
    ['a request without capture_id', withMessage('invalid capture_id'), invalid, 422],
  ],
  getProcessor: [
    [...noChangefeed, success(200, '{\n    "table_ids": null\n}')],
    [...noCapture, success(200, 'null')],
  ],
  drainCapture: [
    ['an unreadable body', coded(invalid), invalid, 422, success(202, '{"current_table_count":0}')],
    [...noCapture, success(202, '{"current_table_count":0}')],
    [
      'the owner',
      withMessage('cannot drain the owner'),
      'CDC:ErrSchedulerRequestFailed',
      409,
      success(202, '{"current_table_count":1}'),
    ],
  ],
};

/** A mutation of the responses that match. */
export type RefusalMutation = readonly [...Mutation, when: When];

export function refusalDefects([what, when, code, usual, accepted]: Refusal): RefusalMutation[] {
  const { statuses } = errorCodesOf(current.generation).codes.get(code) ?? {};
  const wrong = [usual, 500].filter((one) => !statuses?.includes(one));
  // Of these responses alone servers label the JSON as text.
  const swapped = when === unreadable ? json : html;
  const list: Mutation[] = [
    ...wrong.map((one): Mutation => ['statuses', `answers ${one} for ${what}`, status(one)]),
    ['media types', `labels its refusal of ${what} ${swapped}`, mediaType(swapped)],
    ...(code === '' ? [] : codes(what, code)),
    ...errorFields.map(
      ([kind, behaviour, change]): Mutation => [kind, `${behaviour} for ${what}`, change],
    ),
    ['accepted refusals', `accepts ${what}`, () => accepted ?? emptyAccepted],
  ];
  return list.map((mutation): RefusalMutation => [...mutation, when]);
}

function codes(what: string, code: string): Mutation[] {
  const other = code === invalid ? 'CDC:ErrChangeFeedNotExists' : invalid;
  return [
    ['errors', `has another code for ${what}`, text((all) => all.replaceAll(code, other))],
    [
      'errors',
      `has an unknown code for ${what}`,
      text((all) => all.replaceAll(code, 'CDC:ErrOdd')),
    ],
    ['errors', `has an empty error_code for ${what}`, objects(replaced('error_code', ''))],
  ];
}

const plain = 'text/plain; charset=utf-8';

/** Wrong error bodies, whatever is refused. */
const errorFields: readonly Mutation[] = [
  ['errors', 'leaves error_code out', objects(without('error_code'))],
  ['errors', 'leaves error_msg out', objects(without('error_msg'))],
  ['errors', 'calls error_code code', objects(renamed('error_code', 'code'))],
  ['errors', 'calls error_msg message', objects(renamed('error_msg', 'message'))],
  ['errors', 'sends null for error_msg', objects(replaced('error_msg', null))],
  ['errors', 'sends error_code as a number', objects(replaced('error_code', 8004))],
  [
    'errors',
    'contradicts its message in error_code',
    objects(replaced('error_code', 'CDC:ErrOwnerNotFound')),
  ],
  ['errors', 'adds the stack', objects(added('stack', 'goroutine 1 [running]'))],
  ['syntax', 'writes error_code twice', twice('error_code')],
  ['errors', 'answers bare text', body('refused', plain)],
  ['errors', 'answers a gateway page', () => badGateway],
];
