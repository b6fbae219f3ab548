// Which of the described responses a request gets.
import { expect, test } from 'vitest';
import { chooseResponse } from '../../../src/mock/choice.js';
import type { MockOperation } from '../../../src/mock/operations.js';

const operation: MockOperation = {
  id: 'listThings',
  method: 'GET',
  path: '/things',
  responses: new Map([
    [202, new Map()],
    [
      400,
      new Map([
        ['text/plain', ['both', 'textOnly']],
        ['application/json', ['both']],
      ]),
    ],
    [404, new Map([['text/plain', []]])],
  ]),
};

test.each([
  [{}, { status: 202, mediaType: undefined, example: undefined, dynamic: false, named: false }],
  [
    { code: 400, dynamic: true },
    { status: 400, mediaType: 'application/json', example: undefined, dynamic: true, named: true },
  ],
  [
    { code: 404 },
    { status: 404, mediaType: 'text/plain', example: undefined, dynamic: false, named: true },
  ],
  [
    { code: 400, example: 'both', dynamic: true },
    { status: 400, mediaType: 'application/json', example: 'both', dynamic: false, named: true },
  ],
  [
    { code: 400, example: 'textOnly' },
    { status: 400, mediaType: 'text/plain', example: 'textOnly', dynamic: false, named: true },
  ],
])('%j chooses %j', (preferences, expected) => {
  expect(chooseResponse(operation, preferences, false)).toEqual(expected);
});

test('the client decides about dynamic responses, the server if it does not', () => {
  expect(chooseResponse(operation, {}, true).dynamic).toBe(true);
  expect(chooseResponse(operation, { dynamic: false }, true).dynamic).toBe(false);
  expect(chooseResponse(operation, { code: 400, example: 'both' }, true).dynamic).toBe(false);
});

test('what there is not is answered with what there is', () => {
  expect(() => chooseResponse(operation, { code: 418 }, false)).toThrow(
    'Prefer: code=418: listThings has no such response, but 202, 400, 404',
  );
  expect(() => chooseResponse(operation, { code: 400, example: 'x' }, false)).toThrow(
    'Prefer: example=x: listThings has no such example for status 400, but both, textOnly',
  );
});
