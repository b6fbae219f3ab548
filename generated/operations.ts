// Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".

/** The positions of 64-bit integers inside a JSON value; other positions are left out. */
export type Shape =
  | 'int64'
  | 'uint64'
  | { readonly items: Shape }
  | {
      readonly properties?: Readonly<Record<string, Shape>>;
      readonly additionalProperties?: Shape;
    };

/** One response of an operation. */
export interface OperationResponse {
  /** Media types of the body; none if there is no body. */
  readonly contentTypes: readonly string[];
  /** The response can also have neither a body nor a Content-Type. */
  readonly emptyBody?: true;
  /** Semver range of the releases that send this response. Default: all. */
  readonly releases?: string;
  readonly shape?: Shape;
}

/** One operation of the API. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, such as `/api/v1/changefeeds/{changefeed_id}`. */
  readonly path: string;
  readonly tag: string;
  /** Names in the order of the path template. */
  readonly pathParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** True if the vendor's document does not mention the operation. */
  readonly undocumented?: true;
  /** Semver range of the releases that have the operation. Default: all. */
  readonly releases?: string;
  readonly requestBody?: { readonly required: boolean; readonly shape?: Shape };
  readonly responses: Readonly<Record<number, OperationResponse>>;
}

/** All operations by operationId. */
export const operations = {
  getServerStatus: {
    method: 'GET',
    path: '/api/v1/status',
    tag: 'Common',
    pathParameters: [],
    queryParameters: [],
    responses: {
      200: { contentTypes: ['application/json'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  getHealth: {
    method: 'GET',
    path: '/api/v1/health',
    tag: 'Common',
    pathParameters: [],
    queryParameters: [],
    responses: {
      200: { contentTypes: [] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  setLogLevel: {
    method: 'POST',
    path: '/api/v1/log',
    tag: 'Common',
    pathParameters: [],
    queryParameters: [],
    requestBody: { required: true },
    responses: {
      200: { contentTypes: [] },
      400: { contentTypes: ['application/json', 'text/plain'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  listChangefeeds: {
    method: 'GET',
    path: '/api/v1/changefeeds',
    tag: 'Changefeeds',
    pathParameters: [],
    queryParameters: ['state'],
    responses: {
      200: {
        contentTypes: ['application/json'],
        shape: { items: { properties: { upstream_id: 'uint64', checkpoint_tso: 'uint64' } } },
      },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  createChangefeed: {
    method: 'POST',
    path: '/api/v1/changefeeds',
    tag: 'Changefeeds',
    pathParameters: [],
    queryParameters: [],
    requestBody: {
      required: true,
      shape: {
        properties: {
          start_ts: 'uint64',
          target_ts: 'uint64',
          ignore_txn_start_ts: { items: 'uint64' },
          sink_config: {
            properties: {
              'pulsar-config': { properties: { 'batching-max-messages': 'uint64' } },
              'advance-timeout-in-sec': 'uint64',
              'send-bootstrap-interval-in-sec': 'int64',
            },
          },
        },
      },
    },
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json', 'text/plain'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  getChangefeed: {
    method: 'GET',
    path: '/api/v1/changefeeds/{changefeed_id}',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    responses: {
      200: {
        contentTypes: ['application/json'],
        shape: {
          properties: {
            upstream_id: 'uint64',
            start_ts: 'uint64',
            resolved_ts: 'uint64',
            target_ts: 'uint64',
            checkpoint_tso: 'uint64',
            error_history: { items: 'int64' },
            task_status: {
              items: {
                properties: {
                  table_ids: { items: 'int64' },
                  table_operations: {
                    additionalProperties: {
                      properties: { flag: 'uint64', boundary_ts: 'uint64', status: 'uint64' },
                    },
                  },
                },
              },
            },
          },
        },
      },
      400: { contentTypes: ['application/json'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  updateChangefeed: {
    method: 'PUT',
    path: '/api/v1/changefeeds/{changefeed_id}',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    requestBody: {
      required: true,
      shape: {
        properties: {
          target_ts: 'uint64',
          ignore_txn_start_ts: { items: 'uint64' },
          sink_config: {
            properties: {
              'pulsar-config': { properties: { 'batching-max-messages': 'uint64' } },
              'advance-timeout-in-sec': 'uint64',
              'send-bootstrap-interval-in-sec': 'int64',
            },
          },
        },
      },
    },
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json', 'text/plain'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  removeChangefeed: {
    method: 'DELETE',
    path: '/api/v1/changefeeds/{changefeed_id}',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  pauseChangefeed: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/pause',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  resumeChangefeed: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/resume',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  rebalanceTables: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/tables/rebalance_table',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  moveTable: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/tables/move_table',
    tag: 'Changefeeds',
    pathParameters: ['changefeed_id'],
    queryParameters: [],
    requestBody: { required: true, shape: { properties: { table_id: 'int64' } } },
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json', 'text/plain'] },
      401: { contentTypes: ['application/json'], releases: '>=8.0.0' },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  resignOwner: {
    method: 'POST',
    path: '/api/v1/owner/resign',
    tag: 'Owner',
    pathParameters: [],
    queryParameters: [],
    responses: {
      202: { contentTypes: [] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  listProcessors: {
    method: 'GET',
    path: '/api/v1/processors',
    tag: 'Processors',
    pathParameters: [],
    queryParameters: [],
    responses: {
      200: { contentTypes: ['application/json'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  getProcessor: {
    method: 'GET',
    path: '/api/v1/processors/{changefeed_id}/{capture_id}',
    tag: 'Processors',
    pathParameters: ['changefeed_id', 'capture_id'],
    queryParameters: [],
    responses: {
      200: {
        contentTypes: ['application/json'],
        shape: {
          properties: {
            checkpoint_ts: 'uint64',
            resolved_ts: 'uint64',
            table_ids: { items: 'int64' },
            count: 'uint64',
          },
        },
      },
      400: { contentTypes: ['application/json'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  listCaptures: {
    method: 'GET',
    path: '/api/v1/captures',
    tag: 'Captures',
    pathParameters: [],
    queryParameters: [],
    responses: {
      200: { contentTypes: ['application/json'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json'], releases: '>=6.2.0' },
      504: { contentTypes: [], releases: '<6.0.0' },
    },
  },
  drainCapture: {
    method: 'PUT',
    path: '/api/v1/captures/drain',
    tag: 'Captures',
    pathParameters: [],
    queryParameters: [],
    undocumented: true,
    releases: '>=6.2.0',
    requestBody: { required: true },
    responses: {
      202: { contentTypes: ['application/json'] },
      400: { contentTypes: ['application/json'] },
      404: { contentTypes: ['text/plain'] },
      500: { contentTypes: ['application/json', 'text/plain'], emptyBody: true },
      503: { contentTypes: ['application/json', 'text/plain'], releases: '>=6.2.0' },
    },
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The IDs of all operations, in the order of the description. */
export const operationIds: readonly OperationId[] = [
  'getServerStatus',
  'getHealth',
  'setLogLevel',
  'listChangefeeds',
  'createChangefeed',
  'getChangefeed',
  'updateChangefeed',
  'removeChangefeed',
  'pauseChangefeed',
  'resumeChangefeed',
  'rebalanceTables',
  'moveTable',
  'resignOwner',
  'listProcessors',
  'getProcessor',
  'listCaptures',
  'drainCapture',
];
