// Reports of runs: one that conforms, one with findings, one that checked nothing.
import type {
  RecordedExchange,
  Report,
  ReportedFinding,
} from '../../../../src/contract/report/report.js';

const base = {
  tool: { name: 'ticdc-openapi', version: '0.1.0' },
  target: { url: 'http://127.0.0.1:8300', generation: 'classic', release: 'v8.5.7' },
  runId: 'check-abc',
  mode: 'read-only',
  started: '2026-10-01T12:00:00.250Z',
  milliseconds: 1_250,
  requests: 4,
  interrupted: false,
  cases: [],
  coverage: [],
  settlings: [],
  left: [],
  drained: [],
} as const satisfies Report;

export const nothingChecked: Report = {
  ...base,
  requests: 0,
  cases: [
    {
      operationId: 'createChangefeed',
      name: 'creates a changefeed',
      outcome: 'skipped',
      reason: 'it writes',
      findings: [],
      milliseconds: 0,
    },
  ],
};

export const conforming: Report = {
  ...base,
  cases: [
    {
      operationId: 'getServerStatus',
      name: 'answers 200',
      outcome: 'conforms',
      findings: [],
      milliseconds: 12,
    },
  ],
  coverage: [
    { kind: 'operation', operationId: 'getServerStatus', name: '', verdict: 'verified' },
    { kind: 'status', operationId: 'getServerStatus', name: '200', verdict: 'verified' },
    { kind: 'field', operationId: 'getServerStatus', name: '200 /version', verdict: 'verified' },
  ],
};

export const badState: ReportedFinding = {
  ruleId: 'unknown-value',
  check: 'response-body',
  operationId: 'listChangefeeds',
  subject: {},
  pointer: '/0/state',
  expected: 'one of normal, stopped, error, failed, finished, removed, warning, pending',
  received: '"nomral"',
  contractPointer: '/components/schemas/ChangefeedState',
  severity: 'error',
  source: 'ticdc-openapi/spec/components/schemas/ChangefeedState.yaml:14',
  curl: "curl -sS 'http://127.0.0.1:8300/api/v1/changefeeds?state=all'",
};

export const newField: ReportedFinding = {
  ruleId: 'undocumented-field',
  check: 'undocumented-fields',
  operationId: 'getServerStatus',
  subject: {},
  pointer: '/uptime',
  expected: 'no such field',
  received: '18446744073709551615',
  severity: 'warning',
};

/** A rule between responses, about one changefeed. */
export const badCheckpoint: ReportedFinding = {
  ruleId: 'checkpoint-goes-back',
  check: 'consistency',
  operationId: 'getChangefeed',
  subject: { changefeed: 'test1' },
  pointer: '',
  expected: 'a checkpoint of test1 that does not go back behind 426921294362574849',
  received: '426921294362574848',
  severity: 'error',
};

export const violating: Report = {
  ...base,
  mode: 'writes',
  requests: 41,
  cases: [
    ...conforming.cases,
    {
      operationId: 'getServerStatus',
      name: 'has only documented fields',
      outcome: 'conforms',
      findings: [newField],
      milliseconds: 3,
    },
    {
      operationId: 'listChangefeeds',
      name: 'lists all with state=all',
      outcome: 'violates',
      findings: [
        badState,
        { ...badState, pointer: '/1/state', received: '"stoped"' },
        {
          ruleId: 'undocumented-header',
          check: 'response-headers',
          operationId: 'listChangefeeds',
          subject: {},
          pointer: '',
          expected: 'no header x-proxy',
          received: 'x-proxy: a & b <c> "d"\u0007',
          severity: 'error',
        },
      ],
      milliseconds: 40,
    },
    {
      operationId: 'resignOwner',
      name: 'gives the ownership up',
      outcome: 'skipped',
      reason: 'it disturbs the cluster; --allow-disruptive --owner <capture id> allows it',
      findings: [],
      milliseconds: 0,
    },
    {
      operationId: 'drainCapture',
      name: 'moves the tables away',
      outcome: 'skipped',
      reason: 'it disturbs the cluster; --allow-disruptive --owner <capture id> allows it',
      findings: [],
      milliseconds: 0,
    },
    {
      operationId: 'getProcessor',
      name: 'reads a processor',
      outcome: 'not observed',
      reason: 'the server has no processor',
      findings: [],
      milliseconds: 0,
    },
    {
      operationId: undefined,
      name: 'answers an unknown route with 404',
      outcome: 'conforms',
      findings: [],
      milliseconds: 2,
    },
  ],
  coverage: [
    ...conforming.coverage,
    { kind: 'status', operationId: 'getServerStatus', name: '500', verdict: 'not observed' },
    { kind: 'status', operationId: 'listChangefeeds', name: '200', verdict: 'verified' },
    {
      kind: 'value',
      operationId: 'listChangefeeds',
      name: '200 /-/state normal',
      verdict: 'verified',
    },
    {
      kind: 'value',
      operationId: 'listChangefeeds',
      name: '200 /-/state failed',
      verdict: 'not observed',
    },
    {
      kind: 'operation',
      operationId: 'resignOwner',
      name: '',
      verdict: 'skipped',
      reason: 'it disturbs the cluster',
    },
    {
      kind: 'status',
      operationId: 'resignOwner',
      name: '202',
      verdict: 'skipped',
      reason: 'it disturbs the cluster',
    },
  ],
  settlings: [
    {
      operationId: 'createChangefeed',
      changefeedId: 'check-abc-1',
      rule: 'the changefeed is known',
      verdict: 'settled',
      milliseconds: 53,
    },
    {
      operationId: 'createChangefeed',
      changefeedId: 'check-abc-2',
      rule: 'the changefeed is known',
      verdict: 'settled',
      milliseconds: 1_400,
    },
    {
      operationId: 'pauseChangefeed',
      changefeedId: 'check-abc-1',
      rule: 'the state is stopped',
      verdict: 'never',
      milliseconds: 30_000,
    },
    { operationId: 'rebalanceTables', rule: 'tables have moved', verdict: 'accepted' },
  ],
  left: ['check-abc-1'],
  drained: [],
};

const exchanges: readonly RecordedExchange[] = [
  {
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:8300/api/v1/changefeeds?state=all',
      headers: { 'x-auth': '<secret>' },
    },
    started: '2026-10-01T12:00:00.300Z',
    milliseconds: 12,
    response: {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-proxy': 'a & b <c>' },
      body: '[{"checkpoint_tso":18446744073709551615,"id":"test1","state":"nomral"}]',
      length: 71,
    },
  },
  {
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:8300/api/v1/changefeeds',
      headers: { 'content-type': 'application/json' },
      body: '{"changefeed_id":"check-abc-1","sink_uri":"blackhole://"}',
    },
    started: '2026-10-01T12:00:00.320Z',
    milliseconds: 40,
    failure: 'the connection ended before a complete response arrived',
  },
  {
    request: { method: 'GET', url: 'http://127.0.0.1:8300/api/v1/captures' },
    started: '2026-10-01T12:00:00.400Z',
    milliseconds: 3,
    response: {
      status: 500,
      headers: { 'content-encoding': 'gzip', location: '/elsewhere' },
      body: 'x'.repeat(65_536),
      length: 70_000,
      isCut: true,
    },
  },
];

/** The run with findings, with its exchanges and the times of its effects. */
export const recorded: Report = {
  ...violating,
  milliseconds: 40_000,
  cases: violating.cases.map((result) => ({
    ...result,
    findings: result.findings.map((one) => (one === badState ? { ...one, exchange: 0 } : one)),
  })),
  settlings: violating.settlings.map((one, index) => ({ ...one, began: 1_000 * index })),
  exchanges,
};
