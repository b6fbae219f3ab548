// A broken spec gives one message with file and line, whatever is wrong with it.
import { expect, test } from 'vitest';
import { loadSpec } from '../../../../scripts/generate/spec/load-spec.js';
import { copySpec, type Edit } from './spec-copy.js';

const NEWARCH = 'overlays/newarch.yaml';
const TICK = 'components/schemas/Tick.yaml';

const cases: [name: string, edit: Edit, message: string | RegExp][] = [
  [
    'a YAML syntax error',
    { file: 'paths/ticks.yaml', before: 'tags: [Ticks]', after: 'tags: [Ticks' },
    /^spec\/paths\/ticks\.yaml:4: not valid YAML: /,
  ],
  [
    'a duplicate key',
    { file: 'paths/ticks.yaml', before: '  tags:', after: '  operationId: again\n  tags:' },
    'spec/paths/ticks.yaml:3: the key "operationId" occurs twice in one object',
  ],
  [
    'a YAML alias',
    {
      file: TICK,
      before: 'required: [state, at]',
      after: 'required: &names [state]\nx-names: *names',
    },
    'spec/components/schemas/Tick.yaml:4: YAML aliases are not supported: write a $ref',
  ],
  [
    'a number that would be rounded',
    {
      file: TICK,
      before: 'example: 9223372036854775808',
      after: 'example: 9.223372036854775808e18',
    },
    'spec/components/schemas/Tick.yaml:48: this number would be rounded: write it as a plain integer',
  ],
  [
    'an empty file',
    { file: 'components/schemas/Nothing.yaml', before: '', after: '# Nothing yet\n' },
    'spec/components/schemas/Nothing.yaml:1: the file is empty',
  ],
  [
    'a $ref to a missing file',
    { file: 'paths/ticks.yaml', before: 'schemas/TickRequest.yaml', after: 'schemas/Request.yaml' },
    'spec/paths/ticks.yaml:50: $ref "../components/schemas/Request.yaml" points to ' +
      'spec/components/schemas/Request.yaml, which does not exist',
  ],
  [
    'a $ref to something else than a component file',
    {
      file: 'paths/ticks.yaml',
      before: '../components/schemas/TickRequest.yaml',
      after: './log.yaml',
    },
    'spec/paths/ticks.yaml:50: $ref "./log.yaml" must be a relative path to a file ' +
      'components/<type>/<Name>.yaml, or in a folder of it',
  ],
  [
    'a key beside $ref',
    {
      file: TICK,
      before: '    $ref: ./Link.yaml',
      after: '    $ref: ./Link.yaml\n    nullable: true',
    },
    'spec/components/schemas/Tick.yaml:59: keys next to $ref have no effect in OpenAPI 3.0: ' +
      'move them to the file or wrap it in allOf',
  ],
  [
    'a component that nothing refers to',
    { file: 'components/schemas/Dead.yaml', before: '', after: '# Unused.\ntype: string\n' },
    'spec/components/schemas/Dead.yaml:2: nothing refers to this file: refer to it or delete it',
  ],
  [
    'an illegal structure',
    { file: 'paths/ticks.yaml', before: '  summary: List ticks', after: '  sumary: List ticks' },
    /^spec\/paths\/ticks\.yaml:4: Property `sumary` is not expected here/,
  ],
  [
    'a missing operationId',
    { file: 'paths/ticks.yaml', before: '  operationId: createTick\n', after: '' },
    'spec/paths/ticks.yaml:40: Operation object should contain `operationId` field.',
  ],
  [
    'an example of a media type that does not match',
    {
      file: 'paths/ticks.{tick_id}.yaml',
      before: 'tso: 426921294362574849',
      after: 'tso: 18446744073709551616',
    },
    'spec/paths/ticks.{tick_id}.yaml:24: the example does not match its schema: /tso must be an integer ' +
      'from 9007199254740992 to 18446744073709551615, got 18446744073709551616',
  ],
  [
    'a named example that does not match',
    { file: 'components/examples/ticks.yaml', before: 'at:', after: 'when:' },
    "spec/components/examples/ticks.yaml:3: the example does not match its schema: /0 must have required property 'at', " +
      'got {"state":"normal","when":"2021-08-10 14:04:54.242","tso":...',
  ],
  [
    'a schema example that does not match',
    { file: TICK, before: 'example: high', after: 'example: higher' },
    'spec/components/schemas/Tick.yaml:57: the example does not match its schema: ' +
      'it must be equal to one of the allowed values, got "higher"',
  ],
  [
    'a parameter example that does not match',
    { file: 'components/parameters/Age.yaml', before: 'example: old', after: 'example: 3' },
    'spec/components/parameters/Age.yaml:8: the example does not match its schema: it must be string, got 3; ' +
      'it must be equal to one of the allowed values, got 3',
  ],
  [
    'a default that does not match',
    { file: 'components/parameters/Age.yaml', before: "default: 'no'", after: 'default: young' },
    'spec/components/parameters/Age.yaml:7: the default does not match its schema: ' +
      'it must be equal to one of the allowed values, got "young"',
  ],
  [
    'a bound beyond its format',
    { file: TICK, before: 'maximum: 18446744073709551615', after: 'maximum: 18446744073709551616' },
    'spec/components/schemas/Tick.yaml:22: maximum 18446744073709551616 is beyond uint64: 0 to 18446744073709551615',
  ],
  [
    'a minimum above the maximum',
    {
      file: TICK,
      before: '    minimum: 0\n  level',
      after: '    minimum: 1\n    maximum: 0\n  level',
    },
    'spec/components/schemas/Tick.yaml:52: minimum 1 is above maximum 0',
  ],
  [
    'an unknown integer format',
    { file: TICK, before: 'format: int32', after: 'format: int23' },
    'spec/components/schemas/Tick.yaml:51: unknown integer format "int23": expected int32, int64 or uint64',
  ],
  [
    'a schema that says the same twice',
    { file: TICK, before: 'required: [state, at]', after: 'required: [state, at, at]' },
    /^spec\/components\/schemas\/Tick\.yaml:3: the schema cannot be used: must NOT have duplicate items/,
  ],
  [
    'a 64-bit integer that requests and responses share',
    {
      file: 'components/schemas/TickRequest.yaml',
      before: '  exact:',
      after: '  tick:\n    $ref: ./Tick.yaml\n  exact:',
    },
    'spec/components/schemas/Tick.yaml:1: the schema Tick has a 64-bit integer, ' +
      'so a request and a response cannot share it: split it',
  ],
  [
    'a 64-bit integer in a schema that contains itself',
    {
      file: 'components/schemas/Link.yaml',
      before: 'type: string',
      after: 'type: integer\n    format: uint64',
    },
    'spec/components/schemas/Link.yaml:1: the schema contains itself and 64-bit integers',
  ],
  [
    'a parameter that is not a string',
    {
      file: 'paths/ticks.{tick_id}.yaml',
      before: 'type: string\n    example: one',
      after: 'type: integer\n    example: 1',
    },
    'spec/paths/ticks.{tick_id}.yaml:9: the parameter tick_id is not a string: the client sends only strings',
  ],
  [
    'an operation with query and body',
    {
      file: 'paths/ticks.yaml',
      before: '  requestBody:',
      after: '  parameters:\n    - $ref: ../components/parameters/Age.yaml\n  requestBody:',
    },
    'spec/paths/ticks.yaml:47: createTick takes query parameters and a body: its function can take only one of them',
  ],
  [
    'an overlay target that matches nothing',
    { file: NEWARCH, before: 'Tick.properties.zero', after: 'Tick.properties.one' },
    'spec/overlays/newarch.yaml:14: the target $.components.schemas.Tick.properties.one matches nothing in the description',
  ],
  [
    'an overlay target that is no JSONPath',
    { file: NEWARCH, before: 'Tick.properties.zero', after: 'Tick..' },
    /^spec\/overlays\/newarch\.yaml:14: the target \$\.components\.schemas\.Tick\.\. is not a JSONPath/,
  ],
  [
    'an unknown field in an overlay',
    { file: NEWARCH, before: 'remove: true', after: 'removed: true' },
    'spec/overlays/newarch.yaml:15: "removed" is not a field of overlays: target, description, update, remove',
  ],
  [
    'an example that an overlay makes wrong',
    { file: NEWARCH, before: 'example: 9223372036854775808', after: 'example: -1' },
    'spec/overlays/newarch.yaml:13: the example does not match its schema: ' +
      'it must be an integer from 0 to 18446744073709551615, got -1',
  ],
  [
    'a reference in an overlay that leads nowhere',
    {
      file: NEWARCH,
      before: 'type: integer',
      after: "$ref: '#/components/schemas/Gid'\n        x-type: integer",
    },
    'spec/overlays/newarch.yaml:9: $ref "#/components/schemas/Gid" does not exist in the description',
  ],
];

test.each(cases)('%s', async (_name, edit, message) => {
  const error = await loadSpec(copySpec(edit)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  const text = error instanceof Error ? error.message : '';
  if (typeof message === 'string') expect(text).toBe(message);
  else expect(text).toMatch(message);
  expect(text.split('\n')).toHaveLength(1);
});
