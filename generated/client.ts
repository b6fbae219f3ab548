// Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".
import type { OperationId, Shape } from './operations.js';
import type { components, operations } from './schema.js';

/** What a success may contain: no body, or JSON whose outermost type is one of these. */
export type BodyKind = 'empty' | 'object' | 'array' | 'null';

/** A success of an operation, as classic servers or the new architecture respond. */
export interface CallSuccess {
  /** The kinds of bodies, separated by spaces. */
  readonly body: string;
  /** The function returns the body. False: it returns undefined, whatever the server sends. */
  readonly isResult?: true;
  readonly shape?: Shape;
}

/** The facts of an operation that its call needs. */
export interface CallFacts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly request?: Shape;
  readonly success: Readonly<Record<number, CallSuccess>>;
}

/** The facts of all operations by operationId. */
export const calls: Readonly<Record<OperationId, CallFacts>> = {
  getServerStatus: {
    method: 'GET',
    path: '/api/v1/status',
    success: { 200: { body: 'object', isResult: true } },
  },
  getHealth: {
    method: 'GET',
    path: '/api/v1/health',
    success: { 200: { body: 'empty object' } },
  },
  setLogLevel: {
    method: 'POST',
    path: '/api/v1/log',
    success: { 200: { body: 'empty object' } },
  },
  listChangefeeds: {
    method: 'GET',
    path: '/api/v1/changefeeds',
    success: {
      200: {
        body: 'array',
        isResult: true,
        shape: { items: { properties: { upstream_id: 'uint64', checkpoint_tso: 'uint64' } } },
      },
    },
  },
  createChangefeed: {
    method: 'POST',
    path: '/api/v1/changefeeds',
    request: {
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
    success: { 202: { body: 'empty object' } },
  },
  getChangefeed: {
    method: 'GET',
    path: '/api/v1/changefeeds/{changefeed_id}',
    success: {
      200: {
        body: 'object',
        isResult: true,
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
    },
  },
  updateChangefeed: {
    method: 'PUT',
    path: '/api/v1/changefeeds/{changefeed_id}',
    request: {
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
    success: { 202: { body: 'empty object' } },
  },
  removeChangefeed: {
    method: 'DELETE',
    path: '/api/v1/changefeeds/{changefeed_id}',
    success: { 202: { body: 'empty object null' } },
  },
  pauseChangefeed: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/pause',
    success: { 202: { body: 'empty object' } },
  },
  resumeChangefeed: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/resume',
    success: { 202: { body: 'empty object' } },
  },
  rebalanceTables: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/tables/rebalance_table',
    success: { 202: { body: 'empty' } },
  },
  moveTable: {
    method: 'POST',
    path: '/api/v1/changefeeds/{changefeed_id}/tables/move_table',
    request: { properties: { table_id: 'int64' } },
    success: { 202: { body: 'empty object' } },
  },
  resignOwner: {
    method: 'POST',
    path: '/api/v1/owner/resign',
    success: { 202: { body: 'empty object' } },
  },
  listProcessors: {
    method: 'GET',
    path: '/api/v1/processors',
    success: { 200: { body: 'array', isResult: true } },
  },
  getProcessor: {
    method: 'GET',
    path: '/api/v1/processors/{changefeed_id}/{capture_id}',
    success: {
      200: {
        body: 'object',
        isResult: true,
        shape: {
          properties: {
            checkpoint_ts: 'uint64',
            resolved_ts: 'uint64',
            table_ids: { items: 'int64' },
            count: 'uint64',
          },
        },
      },
    },
  },
  listCaptures: {
    method: 'GET',
    path: '/api/v1/captures',
    success: { 200: { body: 'array', isResult: true } },
  },
  drainCapture: {
    method: 'PUT',
    path: '/api/v1/captures/drain',
    success: { 202: { body: 'object', isResult: true } },
  },
};

/** TiCDC's error codes: the known ones of all releases, and any other. `''` if there is none. */
export type ErrorCode =
  | 'BR:ExternalStorage:ErrStorageInvalidConfig'
  | 'CDC:ErrAPIInvalidParam'
  | 'CDC:ErrCaptureNotExist'
  | 'CDC:ErrCaptureNotInitialized'
  | 'CDC:ErrChangeFeedAlreadyExists'
  | 'CDC:ErrChangeFeedDeletionUnfinished'
  | 'CDC:ErrChangeFeedNotExists'
  | 'CDC:ErrChangefeedUpdateRefused'
  | 'CDC:ErrClusterIsUnhealthy'
  | 'CDC:ErrCredentialNotFound'
  | 'CDC:ErrDispatcherFailed'
  | 'CDC:ErrFilterRuleInvalid'
  | 'CDC:ErrInternalServerError'
  | 'CDC:ErrInvalidReplicaConfig'
  | 'CDC:ErrKafkaInvalidClientID'
  | 'CDC:ErrKafkaInvalidConfig'
  | 'CDC:ErrKafkaInvalidPartitionNum'
  | 'CDC:ErrKafkaInvalidVersion'
  | 'CDC:ErrKafkaNewProducer'
  | 'CDC:ErrKafkaNewSaramaProducer'
  | 'CDC:ErrKafkaTopicExprInvalid'
  | 'CDC:ErrMQSinkUnknownProtocol'
  | 'CDC:ErrMetaOpFailed'
  | 'CDC:ErrMySQLConnectionError'
  | 'CDC:ErrMySQLInvalidConfig'
  | 'CDC:ErrNodeIsNotFound'
  | 'CDC:ErrNotOwner'
  | 'CDC:ErrOperatorIsNil'
  | 'CDC:ErrOwnerNotFound'
  | 'CDC:ErrPDEtcdAPIError'
  | 'CDC:ErrPulsarNewProducer'
  | 'CDC:ErrReachMaxTry'
  | 'CDC:ErrSameUpstreamDownstream'
  | 'CDC:ErrSchedulerRequestFailed'
  | 'CDC:ErrServerIsNotReady'
  | 'CDC:ErrSinkInvalidConfig'
  | 'CDC:ErrSinkURIInvalid'
  | 'CDC:ErrSinkUnknownProtocol'
  | 'CDC:ErrStartTsBeforeGC'
  | 'CDC:ErrStorageSinkInvalidConfig'
  | 'CDC:ErrTableIneligible'
  | 'CDC:ErrTableIsNotFounded'
  | 'CDC:ErrTableNotSupportMove'
  | 'CDC:ErrTableRouteConflict'
  | 'CDC:ErrTargetTsBeforeStartTs'
  | 'CDC:ErrTaskPositionNotExists'
  | 'CDC:ErrTaskStatusNotExists'
  | 'CDC:ErrTimeout'
  | 'CDC:ErrToTLSConfigFailed'
  | 'CDC:ErrUnauthorized'
  | 'CDC:ErrUpstreamClosed'
  | 'CDC:ErrUpstreamNotFound'
  | 'CDC:ErrVersionIncompatible'
  | 'DFLOW:ErrFailToCreateExternalStorage'
  | 'DFLOW:ErrMetaOpFailed'
  | 'ErrRequestForwardErr'
  | (string & {});

/** The last argument of every function. */
export interface CallOptions {
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
  /** Headers that are added to those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds in which the call must have its result. Default: that of the client. */
  readonly timeout?: number | undefined;
}

/** The parts of one request, with the names of its operation. */
export interface CallInput {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
}

/** The result of each operation. */
export interface OperationResults {
  getServerStatus: components['schemas']['ServerStatus'];
  getHealth: undefined;
  setLogLevel: undefined;
  listChangefeeds: components['schemas']['ChangefeedCommonInfo'][];
  createChangefeed: undefined;
  getChangefeed: components['schemas']['ChangefeedDetail'];
  updateChangefeed: undefined;
  removeChangefeed: undefined;
  pauseChangefeed: undefined;
  resumeChangefeed: undefined;
  rebalanceTables: undefined;
  moveTable: undefined;
  resignOwner: undefined;
  listProcessors: components['schemas']['ProcessorCommonInfo'][];
  getProcessor: components['schemas']['ProcessorDetail'];
  listCaptures: components['schemas']['Capture'][];
  drainCapture: components['schemas']['DrainCaptureResult'];
}

/** The result of an operation: its success body. */
export type OperationResult<Id extends OperationId> = OperationResults[Id];

/** Sends one request; resolves with the decoded success body, `undefined` if there is none. */
export type Call = <Id extends OperationId>(
  operationId: Id,
  input: CallInput,
  options?: CallOptions,
) => Promise<OperationResult<Id>>;

/** One function per operation, each sending its request through `call`. */
export function createOperations(call: Call) {
  return {
    /**
     * Get server status
     *
     * Synchronous. Returns the release and role of the called capture. Handled by that capture
     * itself, also while there is no owner; only v5.3.0 forwards it to the owner.
     *
     * `GET /api/v1/status`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/status`.
     *
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns The status of this capture.
     * @throws TicdcError if the server responds with an error:
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The capture has not finished starting (v6.1.1 and later).
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#get-the-status-information-of-a-ticdc-node
     */
    getServerStatus: (options?: CallOptions) => call('getServerStatus', {}, options),

    /**
     * Check cluster health
     *
     * Synchronous. 200 if the cluster is healthy, 500 if it is not.
     *
     * Up to v6.2.0 healthy means that there is an owner, and the capture that is called responds
     * itself (v5.3.0 forwards). From v6.3.0 on the request is forwarded to the owner, which is
     * healthy once it leads its changefeeds, all captures have compatible releases and every
     * changefeed in state `normal` has its scheduler. A failed or stopped changefeed does not make
     * the cluster unhealthy.
     *
     * `GET /api/v1/health`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/health`.
     *
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). The cluster is healthy. The body is empty, with
     *   `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The cluster is unhealthy, or it has no owner at the moment.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#check-the-health-status-of-a-ticdc-cluster
     */
    getHealth: (options?: CallOptions) => call('getHealth', {}, options),

    /**
     * Set log level
     *
     * Synchronous. Sets the log level of the capture that is called, until it is set again or the
     * process ends; never forwarded. v1 cannot read the present level. The vendor's document says
     * `202 OK`; every server returns 200.
     *
     * `POST /api/v1/log`
     *
     * Deprecated by the vendor, successor: `POST /api/v2/log`.
     *
     * @param body - The log level to set.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). The log level is set. The body is empty, with
     *   `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: The level is unknown (labelled JSON), or the body cannot be parsed (labelled text).
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#dynamically-adjust-the-log-level-of-the-ticdc-server
     */
    setLogLevel: (body: components['schemas']['SetLogLevelRequest'], options?: CallOptions) =>
      call('setLogLevel', { body }, options),

    /**
     * List changefeeds
     *
     * Synchronous. Returns basic information of the changefeeds, by default of those in state
     * `normal`, `stopped`, `failed`, `warning` and `pending`. The list covers all namespaces and is
     * never `null`. Sorted by namespace and ID since v6.2.0, in no particular order before.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond themselves.
     *
     * `GET /api/v1/changefeeds`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/changefeeds`.
     *
     * @param query - Query parameters.
     * - `state`: Return only changefeeds in this state. Without it, or with an empty value, the
     *   default set is returned: `normal`, `stopped` and `failed`, since v6.5.4, v7.1.2 and v7.3.0
     *   also `warning` and `pending`. So `error`, `finished` and `removed` are hidden unless asked
     *   for.
     *
     *   - `all`: every changefeed, whatever its state.
     *   - `error`: a state up to v6.5.3, v6.6.0, v7.0.0, v7.1.1 and v7.2.0. Later releases never
     *     have it and return `[]`.
     *   - `warning`, `pending`: states since v6.5.4, v7.1.2 and v7.3.0.
     *   - `normal`, `stopped`, `failed`, `finished`, `removed`: as in responses.
     *
     *   Servers match case-sensitively and do not check the word: any other gives `[]`. If the
     *   parameter is repeated, the first one counts.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns The changefeeds; `[]` if there are none.
     * @throws TicdcError if the server responds with an error:
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#query-the-replication-task-list
     */
    listChangefeeds: (
      query: NonNullable<operations['listChangefeeds']['parameters']['query']> = {},
      options?: CallOptions,
    ) => call('listChangefeeds', { query }, options),

    /**
     * Create changefeed
     *
     * **Do not pause the new changefeed before its `checkpoint_tso` is greater than its `start_ts`:
     * that ends classic servers of v8.0.0 to v8.5.7.** (`createAndWait` in TypeScript waits for
     * it.)
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * The server checks before it responds: the fields, the GC safepoint, whether the tables can be
     * replicated, and the sink, which it opens. After 202 the changefeed exists in state `normal`,
     * but for one or two ticks of the owner (50 to 200 ms each; up to v8.1 longer for
     * `getChangefeed`) other operations may still return 400 `CDC:ErrChangeFeedNotExists`.
     *
     * Any capture takes the request and forwards it to the owner. v6.1.4 to v6.1.7, v6.5.0 to
     * v6.5.12 and v6.6.0 refuse a sink whose scheme and host a changefeed had that was removed less
     * than 30 seconds ago; v6.5.1 to v6.5.12 and v6.6.0 refuse the ID of such a changefeed as well.
     *
     * `POST /api/v1/changefeeds`
     *
     * Deprecated by the vendor, successor: `POST /api/v2/changefeeds`.
     *
     * @param body - The new replication task.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: A field is missing or refused, the sink cannot be opened (mysql and tidb), or tables
     *   cannot be replicated (labelled JSON); or the body cannot be parsed (labelled text).
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The ID is taken (400 in v5.2.0 to v5.2.3 and v5.3.0), the sink of a Kafka, Pulsar or
     *   storage URI cannot be opened or is misconfigured, it or the ID was removed less than 30
     *   seconds ago (v6.1.4 to v6.1.7, v6.5.x), or the server is in trouble, as in every other
     *   operation.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#create-a-replication-task
     */
    createChangefeed: (
      body: components['schemas']['CreateChangefeedRequest'],
      options?: CallOptions,
    ) => call('createChangefeed', { body }, options),

    /**
     * Get changefeed
     *
     * Synchronous. Returns detailed information of a changefeed.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond themselves.
     * From v6.1.0 to v8.1 a changefeed that has just been created or resumed, or whose owner has
     * just been elected, may give 400 `CDC:ErrChangeFeedNotExists` although it exists; the list
     * shows it.
     *
     * `GET /api/v1/changefeeds/{changefeed_id}`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/changefeeds/{changefeed_id}`.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns The changefeed.
     * @throws TicdcError if the server responds with an error:
     * - 400: The changefeed ID is malformed, or there is no such changefeed in the namespace
     *   `default`.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#query-a-specific-replication-task
     */
    getChangefeed: (changefeedId: string, options?: CallOptions) =>
      call('getChangefeed', { path: { changefeed_id: changefeedId } }, options),

    /**
     * Update changefeed
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Changes six settings of a stopped changefeed (since v7.0.0 also of a failed one): pause it,
     * update it, resume it. Updating does not change the state; the new settings count from the
     * next resume. Visible after one or two ticks of the owner. Any capture takes the request and
     * forwards it to the owner.
     *
     * `PUT /api/v1/changefeeds/{changefeed_id}`
     *
     * Deprecated by the vendor, successor: `PUT /api/v2/changefeeds/{changefeed_id}`.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param body - What to change.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: The ID is malformed, there is no such changefeed, its state does not allow the update,
     *   a value is refused, or nothing would change (all labelled JSON); or the body cannot be
     *   parsed (labelled text, with an empty `error_code`).
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#update-the-replication-configuration
     */
    updateChangefeed: (
      changefeedId: string,
      body: components['schemas']['UpdateChangefeedRequest'],
      options?: CallOptions,
    ) => call('updateChangefeed', { path: { changefeed_id: changefeedId }, body }, options),

    /**
     * Remove changefeed
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Works in every state. From v6.2.0 on the server waits until the changefeed is gone before it
     * responds, for about ten seconds at most (then 500 `CDC:ErrReachMaxTry`); before, it responds
     * at once. Removing it again is 400.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * `DELETE /api/v1/changefeeds/{changefeed_id}`
     *
     * Deprecated by the vendor, successor: `DELETE /api/v2/changefeeds/{changefeed_id}`.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: The changefeed ID is malformed, or there is no such changefeed in the namespace
     *   `default`.
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#remove-a-replication-task
     */
    removeChangefeed: (changefeedId: string, options?: CallOptions) =>
      call('removeChangefeed', { path: { changefeed_id: changefeedId } }, options),

    /**
     * Pause changefeed
     *
     * **Never pause a changefeed right after its creation: that ends the process of classic servers
     * of v8.0.0 to v8.5.7.** Wait until its `checkpoint_tso` is greater than its `start_ts`
     * (`pauseAndWait` in TypeScript does).
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Acts on a changefeed in state `normal`, `error`, `warning` or `pending` and makes it
     * `stopped`, which shows after one or two ticks of the owner. In every other state it does
     * nothing and is still 202.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * `POST /api/v1/changefeeds/{changefeed_id}/pause`
     *
     * Deprecated by the vendor, successor: `POST /api/v2/changefeeds/{changefeed_id}/pause`.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: The changefeed ID is malformed, or there is no such changefeed in the namespace
     *   `default`.
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#pause-a-replication-task
     */
    pauseChangefeed: (changefeedId: string, options?: CallOptions) =>
      call('pauseChangefeed', { path: { changefeed_id: changefeedId } }, options),

    /**
     * Resume changefeed
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Acts on a changefeed in state `stopped`, `failed`, `finished` or `error`, makes it `normal`
     * and clears its error, which shows after one or two ticks of the owner. A finished changefeed
     * finishes again. In every other state it does nothing and is still 202.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * `POST /api/v1/changefeeds/{changefeed_id}/resume`
     *
     * Deprecated by the vendor, successor: `POST /api/v2/changefeeds/{changefeed_id}/resume`.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: The changefeed ID is malformed, or there is no such changefeed in the namespace
     *   `default`.
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#resume-a-replication-task
     */
    resumeChangefeed: (changefeedId: string, options?: CallOptions) =>
      call('resumeChangefeed', { path: { changefeed_id: changefeedId } }, options),

    /**
     * Rebalance tables
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Asks the owner to spread the tables of the changefeed evenly over the captures. v2 has no
     * successor of this operation.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * `POST /api/v1/changefeeds/{changefeed_id}/tables/rebalance_table`
     *
     * Deprecated by the vendor.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: The changefeed ID is malformed, or there is no such changefeed in the namespace
     *   `default`.
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#manually-trigger-the-load-balancing-of-all-tables-in-a-replication-task
     */
    rebalanceTables: (changefeedId: string, options?: CallOptions) =>
      call('rebalanceTables', { path: { changefeed_id: changefeedId } }, options),

    /**
     * Move table
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Asks the owner to move a table to another capture. Whether the table and the capture exist is
     * not checked: a move that makes no sense is still 202 and does nothing. v2 of the classic
     * servers has no successor of this operation.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures that are not the
     * owner drop the connection.
     *
     * `POST /api/v1/changefeeds/{changefeed_id}/tables/move_table`
     *
     * Deprecated by the vendor.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param body - The table and its new capture.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 400: An ID is malformed or missing, or there is no such changefeed (labelled JSON); or the
     *   body cannot be parsed (labelled text).
     * - 401: The server asks for credentials (`security.client-user-required = true`) and they are
     *   missing or not accepted.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#manually-schedule-a-table-to-another-node
     */
    moveTable: (
      changefeedId: string,
      body: components['schemas']['MoveTableRequest'],
      options?: CallOptions,
    ) => call('moveTable', { path: { changefeed_id: changefeedId }, body }, options),

    /**
     * Resign owner
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Evicts the present owner; the captures, the same one among them, elect a new one. Until it
     * leads, which takes from a second up to about 20 seconds (before v6.2.0), forwarded operations
     * return 500, a new owner's first ticks even 400 `CDC:ErrChangeFeedNotExists` for changefeeds
     * that exist.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * `POST /api/v1/owner/resign`
     *
     * Deprecated by the vendor, successor: `POST /api/v2/owner/resign`.
     *
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Nothing (`undefined`). Accepted: the server has agreed to carry out the command. The
     *   body is empty, with `Content-Length: 0` and without a `Content-Type`.
     * @throws TicdcError if the server responds with an error:
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#evict-an-owner-node
     */
    resignOwner: (options?: CallOptions) => call('resignOwner', {}, options),

    /**
     * List processors
     *
     * Synchronous. Returns every pair of a changefeed and a capture that runs a part of it, over
     * all namespaces, in no particular order; `[]` if there are none. From v7.3 to v8.1 it is every
     * changefeed, also a stopped one, with every capture.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond themselves.
     *
     * `GET /api/v1/processors`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/processors`.
     *
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns The processors.
     * @throws TicdcError if the server responds with an error:
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#query-the-replication-subtask-list
     */
    listProcessors: (options?: CallOptions) => call('listProcessors', {}, options),

    /**
     * Get processor
     *
     * Synchronous. Returns detailed information of a replication subtask; since v6.5.0 only the IDs
     * of its tables. Meant for changefeeds in state `normal`: for others releases since v6.1.1
     * return 400, or 200 with an error document appended to the body, which makes it invalid JSON.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond themselves.
     *
     * `GET /api/v1/processors/{changefeed_id}/{capture_id}`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/processors/{changefeed_id}/{capture_id}`.
     *
     * @param changefeedId - ID of the replication task (changefeed), as given when it was created.
     *   Letters, digits and single hyphens between them, at most 128 bytes: no underscore, no dot.
     *   Always looked up in the namespace `default`.
     * @param captureId - ID of the capture that runs the subtask, a UUID as `listCaptures` returns
     *   it.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns The processor.
     * @throws TicdcError if the server responds with an error:
     * - 400: An ID is malformed, there is no such changefeed, or the capture runs no part of it.
     *   v5.2.0 to v5.2.3 return 500 where there is no such processor.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#query-a-specific-replication-subtask
     */
    getProcessor: (changefeedId: string, captureId: string, options?: CallOptions) =>
      call(
        'getProcessor',
        { path: { changefeed_id: changefeedId, capture_id: captureId } },
        options,
      ),

    /**
     * List captures
     *
     * Synchronous. Returns the TiCDC server processes of the cluster, in no particular order.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond themselves.
     * A new owner's first ticks may return `[]`.
     *
     * `GET /api/v1/captures`
     *
     * Deprecated by the vendor, successor: `GET /api/v2/captures`.
     *
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns The captures.
     * @throws TicdcError if the server responds with an error:
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata.
     * - 504: Handling the request took longer than 10 seconds.
     * @see https://docs.pingcap.com/tidb/stable/ticdc-open-api#query-the-ticdc-service-process-list
     */
    listCaptures: (options?: CallOptions) => call('listCaptures', {}, options),

    /**
     * Drain capture
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it has
     * been carried out.
     *
     * Asks the owner to move all tables of a capture to the others, before that capture is shut
     * down; `tiup` and `tidb-operator` use it for rolling upgrades. Repeat the request until
     * `current_table_count` is 0. The vendor's document does not mention this operation. Servers
     * before v6.2.0 return 404.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * `PUT /api/v1/captures/drain`, in the releases `>=6.2.0`
     *
     * The vendor's document does not mention it.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/captures/{capture_id}/drain`.
     *
     * @param body - The capture to drain.
     * @param options - `signal` and `timeout` end the call; `headers` are added to the client's.
     * @returns Accepted. Returns how many tables are still to be handed over.
     * @throws TicdcError if the server responds with an error:
     * - 400: The body cannot be parsed, there is only one capture, there is no such capture, or it
     *   is the owner.
     * - 404: The server has no such route: it is older than this operation, a path parameter holds
     *   an encoded slash (`%2F`), or something else listens at this address.
     * - 500: The server could not carry out the request: no owner at the moment (an election is
     *   under way), PD or etcd in trouble, the owner not reachable.
     * - 503: The server is starting and still migrating its metadata (labelled JSON), or the owner
     *   cannot drain at the moment (labelled text).
     */
    drainCapture: (body: components['schemas']['DrainCaptureRequest'], options?: CallOptions) =>
      call('drainCapture', { body }, options),
  };
}

/** The functions of all operations. */
export type Operations = ReturnType<typeof createOperations>;
