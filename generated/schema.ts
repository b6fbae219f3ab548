// Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".

export interface paths {
  '/api/v1/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get server status
     *
     * Synchronous. Returns the release and role of the called capture. Handled by that capture
     * itself, also while there is no owner; only v5.3.0 forwards it to the owner.
     *
     * Deprecated by the vendor, successor: `GET /api/v2/status`.
     */
    get: operations['getServerStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check cluster health
     *
     * Synchronous. 200 if the cluster is healthy, 500 if it is not.
     *
     * Up to v6.2.0 healthy means that there is an owner, and the capture that is called
     * responds itself (v5.3.0 forwards). From v6.3.0 on the request is forwarded to the owner,
     * which is healthy once it leads its changefeeds, all captures have compatible releases
     * and every changefeed in state `normal` has its scheduler. A failed or stopped changefeed
     * does not make the cluster unhealthy.
     *
     * Deprecated by the vendor, successor: `GET /api/v2/health`.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set log level
     *
     * Synchronous. Sets the log level of the capture that is called, until it is set again or
     * the process ends; never forwarded. v1 cannot read the present level. The vendor's
     * document says `202 OK`; every server returns 200.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/log`.
     */
    post: operations['setLogLevel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changefeeds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List changefeeds
     *
     * Synchronous. Returns basic information of the changefeeds, by default of those in state
     * `normal`, `stopped`, `failed`, `warning` and `pending`. The list covers all namespaces
     * and is never `null`. Sorted by namespace and ID since v6.2.0, in no particular order
     * before.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond
     * themselves.
     *
     * Deprecated by the vendor, successor: `GET /api/v2/changefeeds`.
     */
    get: operations['listChangefeeds'];
    put?: never;
    /**
     * Create changefeed
     *
     * **Do not pause the new changefeed before its `checkpoint_tso` is greater than its
     * `start_ts`: that ends classic servers of v8.0.0 to v8.5.7.** (`createAndWait` in
     * TypeScript waits for it.)
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * The server checks before it responds: the fields, the GC safepoint, whether the tables
     * can be replicated, and the sink, which it opens. After 202 the changefeed exists in
     * state `normal`, but for one or two ticks of the owner (50 to 200 ms each; up to v8.1
     * longer for `getChangefeed`) other operations may still return 400
     * `CDC:ErrChangeFeedNotExists`.
     *
     * Any capture takes the request and forwards it to the owner. v6.1.4 to v6.1.7, v6.5.0 to
     * v6.5.12 and v6.6.0 refuse a sink whose scheme and host a changefeed had that was removed
     * less than 30 seconds ago; v6.5.1 to v6.5.12 and v6.6.0 refuse the ID of such a
     * changefeed as well.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/changefeeds`.
     */
    post: operations['createChangefeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changefeeds/{changefeed_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    /**
     * Get changefeed
     *
     * Synchronous. Returns detailed information of a changefeed.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond
     * themselves. From v6.1.0 to v8.1 a changefeed that has just been created or resumed, or
     * whose owner has just been elected, may give 400 `CDC:ErrChangeFeedNotExists` although it
     * exists; the list shows it.
     *
     * Deprecated by the vendor, successor: `GET /api/v2/changefeeds/{changefeed_id}`.
     */
    get: operations['getChangefeed'];
    /**
     * Update changefeed
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Changes six settings of a stopped changefeed (since v7.0.0 also of a failed one): pause
     * it, update it, resume it. Updating does not change the state; the new settings count
     * from the next resume. Visible after one or two ticks of the owner. Any capture takes the
     * request and forwards it to the owner.
     *
     * Deprecated by the vendor, successor: `PUT /api/v2/changefeeds/{changefeed_id}`.
     */
    put: operations['updateChangefeed'];
    post?: never;
    /**
     * Remove changefeed
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Works in every state. From v6.2.0 on the server waits until the changefeed is gone
     * before it responds, for about ten seconds at most (then 500 `CDC:ErrReachMaxTry`);
     * before, it responds at once. Removing it again is 400.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * Deprecated by the vendor, successor: `DELETE /api/v2/changefeeds/{changefeed_id}`.
     */
    delete: operations['removeChangefeed'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changefeeds/{changefeed_id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause changefeed
     *
     * **Never pause a changefeed right after its creation: that ends the process of classic
     * servers of v8.0.0 to v8.5.7.** Wait until its `checkpoint_tso` is greater than its
     * `start_ts` (`pauseAndWait` in TypeScript does).
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Acts on a changefeed in state `normal`, `error`, `warning` or `pending` and makes it
     * `stopped`, which shows after one or two ticks of the owner. In every other state it does
     * nothing and is still 202.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/changefeeds/{changefeed_id}/pause`.
     */
    post: operations['pauseChangefeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changefeeds/{changefeed_id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume changefeed
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Acts on a changefeed in state `stopped`, `failed`, `finished` or `error`, makes it
     * `normal` and clears its error, which shows after one or two ticks of the owner. A
     * finished changefeed finishes again. In every other state it does nothing and is still
     * 202.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/changefeeds/{changefeed_id}/resume`.
     */
    post: operations['resumeChangefeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changefeeds/{changefeed_id}/tables/rebalance_table': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rebalance tables
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Asks the owner to spread the tables of the changefeed evenly over the captures. v2 has
     * no successor of this operation.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * Deprecated by the vendor.
     */
    post: operations['rebalanceTables'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changefeeds/{changefeed_id}/tables/move_table': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move table
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Asks the owner to move a table to another capture. Whether the table and the capture
     * exist is not checked: a move that makes no sense is still 202 and does nothing. v2 of
     * the classic servers has no successor of this operation.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures that are not
     * the owner drop the connection.
     *
     * Deprecated by the vendor.
     */
    post: operations['moveTable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/owner/resign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resign owner
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Evicts the present owner; the captures, the same one among them, elect a new one. Until
     * it leads, which takes from a second up to about 20 seconds (before v6.2.0), forwarded
     * operations return 500, a new owner's first ticks even 400 `CDC:ErrChangeFeedNotExists`
     * for changefeeds that exist.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/owner/resign`.
     */
    post: operations['resignOwner'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/processors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List processors
     *
     * Synchronous. Returns every pair of a changefeed and a capture that runs a part of it,
     * over all namespaces, in no particular order; `[]` if there are none. From v7.3 to v8.1
     * it is every changefeed, also a stopped one, with every capture.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond
     * themselves.
     *
     * Deprecated by the vendor, successor: `GET /api/v2/processors`.
     */
    get: operations['listProcessors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/processors/{changefeed_id}/{capture_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
        /**
         * ID of the capture that runs the subtask, a UUID as `listCaptures` returns it.
         * @example 561c3784-77f0-4863-ad52-65a3436db6af
         */
        capture_id: components['parameters']['CaptureId'];
      };
      cookie?: never;
    };
    /**
     * Get processor
     *
     * Synchronous. Returns detailed information of a replication subtask; since v6.5.0 only
     * the IDs of its tables. Meant for changefeeds in state `normal`: for others releases
     * since v6.1.1 return 400, or 200 with an error document appended to the body, which makes
     * it invalid JSON.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond
     * themselves.
     *
     * Deprecated by the vendor, successor:
     * `GET /api/v2/processors/{changefeed_id}/{capture_id}`.
     */
    get: operations['getProcessor'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/captures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List captures
     *
     * Synchronous. Returns the TiCDC server processes of the cluster, in no particular order.
     *
     * Any capture takes the request and forwards it to the owner. v5.2 captures respond
     * themselves. A new owner's first ticks may return `[]`.
     *
     * Deprecated by the vendor, successor: `GET /api/v2/captures`.
     */
    get: operations['listCaptures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/captures/drain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Drain capture
     *
     * Asynchronous: 202 means that the server has agreed to carry out the command, not that it
     * has been carried out.
     *
     * Asks the owner to move all tables of a capture to the others, before that capture is
     * shut down; `tiup` and `tidb-operator` use it for rolling upgrades. Repeat the request
     * until `current_table_count` is 0. The vendor's document does not mention this operation.
     * Servers before v6.2.0 return 404.
     *
     * Any capture takes the request and forwards it to the owner.
     *
     * Releases: `>=6.2.0`.
     *
     * Deprecated by the vendor, successor: `POST /api/v2/captures/{capture_id}/drain`.
     */
    put: operations['drainCapture'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** How the protocol `csv` writes rows. */
    CSVConfig: {
      /**
       * Between two rows. Later releases have `terminator` of `sink_config`.
       *
       * Releases: `>=6.4.0 <6.5.0`.
       * @example
       */
      terminator?: string | undefined;
      /**
       * How files are sorted into folders by date. Later releases have `date-separator` of
       * `sink_config`.
       *
       * Releases: `>=6.4.0 <6.5.0`.
       * @example day
       */
      'date-separator'?: string | undefined;
      /**
       * Between two fields.
       * @example ,
       */
      delimiter?: string | undefined;
      /**
       * Around a field.
       * @example "
       */
      quote?: string | undefined;
      /**
       * What stands for NULL.
       * @example \N
       */
      null?: string | undefined;
      /**
       * Whether each row carries its commitTs.
       * @example false
       */
      'include-commit-ts'?: boolean | undefined;
      /**
       * How binary data is written.
       *
       * Releases: `>=6.5.4 <6.6.0 || >=7.1.1 <7.2.0 || >=7.3.0`.
       * @example base64
       * @enum {string}
       */
      'binary-encoding-method'?: 'base64' | 'hex' | undefined;
      /**
       * Whether the row before the change is written too.
       *
       * Releases: `>=7.6.0`.
       * @example false
       */
      'output-old-value'?: boolean | undefined;
      /**
       * Whether the handle key is written too.
       *
       * Releases: `>=8.0.0`.
       * @example false
       */
      'output-handle-key'?: boolean | undefined;
    };
    /** A TiCDC server process. */
    Capture: {
      /**
       * Capture ID, a UUID made anew at each start of the process.
       * @example 561c3784-77f0-4863-ad52-65a3436db6af
       */
      id: string;
      /**
       * Whether this capture is the owner.
       * @example true
       */
      is_owner: boolean;
      /**
       * Address (`host:port`) at which the other captures and clients reach it
       * (`--advertise-addr`).
       * @example 127.0.0.1:8300
       */
      address: string;
      /**
       * ID of the TiCDC cluster (`--cluster-id`); `default` unless chosen.
       *
       * Releases: `>=6.4.0`.
       * @example default
       */
      cluster_id?: string;
    };
    /** The part of a changefeed that runs on one capture. */
    CaptureTaskStatus: {
      /**
       * ID of the capture.
       * @example d8924259-f52f-4dfb-97a9-c48d26395945
       */
      capture_id: string;
      /**
       * IDs of the tables on this capture, in no particular order. Since v7.2.0 left out when
       * there are none.
       */
      table_ids?: bigint[];
      /**
       * Operations under way, by table ID in decimal. Always `null` from v6.2.0 on and never
       * sent from v7.2.0 on.
       *
       * Releases: `<7.2.0`.
       */
      table_operations?: {
        [key: string]: components['schemas']['TableOperation'];
      } | null;
    };
    /** Basic information of a changefeed, as the list shows it. */
    ChangefeedCommonInfo: {
      /**
       * Format: uint64
       *
       * ID of the upstream TiDB cluster (the PD cluster ID), an unsigned 64-bit integer.
       *
       * Releases: `>=6.2.0`.
       * @example 7095877392012912413
       */
      upstream_id?: bigint;
      /**
       * Namespace of the changefeed. `default`, unless it was created in another one through v2.
       *
       * Releases: `>=6.1.0`.
       * @example default
       */
      namespace?: string;
      /**
       * ID of the replication task.
       * @example test1
       */
      id: string;
      /**
       * State of a changefeed. Kept open, because releases differ:
       *
       * - `normal`: replicating.
       * - `stopped`: paused by a user; can be updated and resumed.
       * - `failed`: ended by an error that retrying does not cure, such as data lost to garbage
       *   collection; can be resumed or, since v7.0.0, updated.
       * - `finished`: has reached its `target_ts`.
       * - `error`: stopped by an error, is retried by itself (up to v6.5.3, v6.6.0, v7.0.0,
       *   v7.1.1 and v7.2.0; later releases never have it).
       * - `warning`: running again after an error, or running with a sink warning (since v6.5.4,
       *   v7.1.2 and v7.3.0).
       * - `pending`: waits for its next retry (the same releases; lists of v6.5.4 to v6.5.12
       *   show it as `warning`).
       * - `removed`: being removed; practically never seen.
       * - empty: not initialised yet, for one tick of the owner (the same releases as `warning`;
       *   lists of v6.5.4 to v6.5.12 show it as `normal`).
       */
      state: components['schemas']['ChangefeedState'];
      /**
       * Format: uint64
       *
       * TSO of the checkpoint: everything committed up to it has been replicated. 0 for a
       * changefeed without a status yet.
       * @example 426921294362574849
       */
      checkpoint_tso: bigint;
      /**
       * A time to the millisecond, `YYYY-MM-DD HH:MM:SS.mmm`, without a zone. Checkpoint times
       * are in the local zone of the server, creation times in that of the capture that created
       * the changefeed. TSO 0 shows as `1970-01-01 00:00:00.000` shifted to the zone, a missing
       * time as `0001-01-01 00:00:00.000`.
       */
      checkpoint_time: components['schemas']['Timestamp'];
      /** The error that stopped or disturbed a changefeed or processor; `null` if there is none. */
      error: components['schemas']['RunningError'];
    };
    /** Detailed information of a changefeed. */
    ChangefeedDetail: {
      /**
       * Format: uint64
       *
       * ID of the upstream TiDB cluster (the PD cluster ID), an unsigned 64-bit integer.
       *
       * Releases: `>=6.2.0`.
       * @example 7095877392012912413
       */
      upstream_id?: bigint;
      /**
       * Namespace of the changefeed, always `default`, because v1 cannot read others.
       *
       * Releases: `>=6.1.0`.
       * @example default
       */
      namespace?: string;
      /**
       * ID of the replication task.
       * @example test1
       */
      id: string;
      /**
       * Downstream address. v5.4.3, v6.1.1 and later, v6.2.0 and later mask the password and
       * rewrite the URI (`blackhole://` becomes `blackhole:`). **v5.2.0 to v5.4.2, v6.0.0 and
       * v6.1.0 return it with its password.**
       * @example blackhole://
       */
      sink_uri: string;
      /**
       * A time to the millisecond, `YYYY-MM-DD HH:MM:SS.mmm`, without a zone. Checkpoint times
       * are in the local zone of the server, creation times in that of the capture that created
       * the changefeed. TSO 0 shows as `1970-01-01 00:00:00.000` shifted to the zone, a missing
       * time as `0001-01-01 00:00:00.000`.
       */
      create_time: components['schemas']['Timestamp'];
      /**
       * Format: uint64
       *
       * TSO from which the changefeed replicates.
       * @example 426919038970232833
       */
      start_ts: bigint;
      /**
       * Format: uint64
       *
       * TSO up to which all changes are known to the changefeed. Of a changefeed that is not
       * running: the last value, or 0, depending on the release.
       *
       * Releases: `>=5.4.0`.
       * @example 426921014615867393
       */
      resolved_ts?: bigint;
      /**
       * Format: uint64
       *
       * TSO at which the changefeed finishes; 0 = never.
       * @example 0
       */
      target_ts: bigint;
      /**
       * Format: uint64
       *
       * TSO of the checkpoint: everything committed up to it has been replicated.
       * @example 426921014615867393
       */
      checkpoint_tso: bigint;
      /**
       * A time to the millisecond, `YYYY-MM-DD HH:MM:SS.mmm`, without a zone. Checkpoint times
       * are in the local zone of the server, creation times in that of the capture that created
       * the changefeed. TSO 0 shows as `1970-01-01 00:00:00.000` shifted to the zone, a missing
       * time as `0001-01-01 00:00:00.000`.
       */
      checkpoint_time: components['schemas']['Timestamp'];
      /**
       * Sort engine, `unified` for every changefeed created through v1 (`memory` in clusters
       * that report a release before v5.0.0-rc, `file` in old metadata). Since v6.2.0 left out
       * where it is not set.
       * @example unified
       */
      sort_engine?: 'unified' | 'memory' | 'file' | (string & {});
      /**
       * State of a changefeed. Kept open, because releases differ:
       *
       * - `normal`: replicating.
       * - `stopped`: paused by a user; can be updated and resumed.
       * - `failed`: ended by an error that retrying does not cure, such as data lost to garbage
       *   collection; can be resumed or, since v7.0.0, updated.
       * - `finished`: has reached its `target_ts`.
       * - `error`: stopped by an error, is retried by itself (up to v6.5.3, v6.6.0, v7.0.0,
       *   v7.1.1 and v7.2.0; later releases never have it).
       * - `warning`: running again after an error, or running with a sink warning (since v6.5.4,
       *   v7.1.2 and v7.3.0).
       * - `pending`: waits for its next retry (the same releases; lists of v6.5.4 to v6.5.12
       *   show it as `warning`).
       * - `removed`: being removed; practically never seen.
       * - empty: not initialised yet, for one tick of the owner (the same releases as `warning`;
       *   lists of v6.5.4 to v6.5.12 show it as `normal`).
       */
      state: components['schemas']['ChangefeedState'];
      /** Always `null`; no release fills it. `listChangefeeds` shows the error. */
      error: components['schemas']['RunningError'];
      /** Always `null`; no release fills it. */
      error_history: bigint[] | null;
      /**
       * Release that created the changefeed. Empty up to v6.5.1, in v6.6.0 and in v7.0.0.
       * @example v8.5.7
       */
      creator_version: string;
      /**
       * The tables on each capture, in no particular order. Since v6.1.1 filled, since v6.2.0
       * present only while the state is `normal` and a capture has the changefeed.
       */
      task_status?: components['schemas']['CaptureTaskStatus'][];
    };
    /**
     * State of a changefeed. Kept open, because releases differ:
     *
     * - `normal`: replicating.
     * - `stopped`: paused by a user; can be updated and resumed.
     * - `failed`: ended by an error that retrying does not cure, such as data lost to garbage
     *   collection; can be resumed or, since v7.0.0, updated.
     * - `finished`: has reached its `target_ts`.
     * - `error`: stopped by an error, is retried by itself (up to v6.5.3, v6.6.0, v7.0.0,
     *   v7.1.1 and v7.2.0; later releases never have it).
     * - `warning`: running again after an error, or running with a sink warning (since v6.5.4,
     *   v7.1.2 and v7.3.0).
     * - `pending`: waits for its next retry (the same releases; lists of v6.5.4 to v6.5.12
     *   show it as `warning`).
     * - `removed`: being removed; practically never seen.
     * - empty: not initialised yet, for one tick of the owner (the same releases as `warning`;
     *   lists of v6.5.4 to v6.5.12 show it as `normal`).
     * @example normal
     */
    ChangefeedState:
      | 'normal'
      | 'stopped'
      | 'failed'
      | 'finished'
      | 'error'
      | 'warning'
      | 'pending'
      | 'removed'
      | ''
      | (string & {});
    /** Settings of storage sinks. */
    CloudStorageConfig: {
      /**
       * Number of threads that write to the storage.
       * @example 16
       */
      'worker-count'?: number | null | undefined;
      /**
       * Time between two flushes, as a Go duration.
       * @example 5s
       */
      'flush-interval'?: string | null | undefined;
      /**
       * Size from which on a file is flushed, in bytes.
       * @example 67108864
       */
      'file-size'?: number | null | undefined;
      /**
       * Whether schema files carry the IDs of columns.
       *
       * Releases: `>=6.5.6 <6.6.0 || >=7.1.3 <7.2.0 || >=7.3.0`.
       * @example false
       */
      'output-column-id'?: boolean | null | undefined;
      /**
       * Days after which files are removed; 0 = never.
       *
       * Releases: `>=6.5.6 <6.6.0 || >=7.1.3 <7.2.0 || >=7.5.1`.
       * @example 7
       */
      'file-expiration-days'?: number | null | undefined;
      /**
       * When expired files are removed, as a cron expression with seconds.
       *
       * Releases: `>=6.5.6 <6.6.0 || >=7.1.3 <7.2.0 || >=7.5.1`.
       * @example 0 0 2 * * *
       */
      'file-cleanup-cron-spec'?: string | null | undefined;
      /**
       * Number of threads that upload one file.
       *
       * Releases: `>=6.5.6 <6.6.0 || >=7.1.3 <7.2.0 || >=7.5.1`.
       * @example 1
       */
      'flush-concurrency'?: number | null | undefined;
      /**
       * Whether an update that changes the primary or unique key is written as it is, not as a
       * delete and an insert.
       *
       * Releases: `>=6.5.10 <6.6.0 || >=7.1.6 <7.2.0 || >=7.5.3 <7.6.0 || >=8.1.1`.
       * @example false
       */
      'output-raw-change-event'?: boolean | null | undefined;
    } & {
      [key: string]: unknown;
    };
    /** How messages are encoded. */
    CodecConfig: {
      /**
       * Whether `canal-json` and `avro` messages carry the fields of TiDB (watermarks,
       * commitTs).
       * @example true
       */
      'enable-tidb-extension'?: boolean | null | undefined;
      /**
       * Most row changes in a message of `open-protocol`.
       * @example 16
       */
      'max-batch-size'?: number | null | undefined;
      /**
       * Whether watermark events are sent too with `avro`.
       * @example false
       */
      'avro-enable-watermark'?: boolean | null | undefined;
      /**
       * How `avro` writes DECIMAL: `precise` or `string`.
       * @example precise
       */
      'avro-decimal-handling-mode'?: string | null | undefined;
      /**
       * How `avro` writes BIGINT UNSIGNED: `long` or `string`.
       * @example long
       */
      'avro-bigint-unsigned-handling-mode'?: string | null | undefined;
      /**
       * Encoding of `simple` messages: `json` or `avro`.
       *
       * Releases: `>=7.5.2`.
       * @example json
       */
      'encoding-format'?: string | null | undefined;
    };
    /** Which columns of the tables that match are sent. */
    ColumnSelector: {
      /**
       * Tables that the selector is for, in the syntax of filter rules.
       * @example ["test1.*"]
       */
      matcher?: string[] | undefined;
      /**
       * Columns that are sent, with the wildcards of filter rules.
       * @example ["id","c_*"]
       */
      columns?: string[] | undefined;
    };
    /**
     * A new replication task. Servers ignore fields that they do not know and match names
     * without regard to letter case.
     */
    CreateChangefeedRequest: {
      /**
       * ID of the new changefeed. Letters, digits and single hyphens between them. The vendor's
       * document calls it optional; every classic server refuses a request without it
       * (`invalid changefeed_id: `).
       * @example test5
       */
      changefeed_id: string;
      /**
       * Downstream address. Schemes: `blackhole`, `mysql`, `mysql+ssl`, `tidb`, `tidb+ssl`,
       * `kafka`, `kafka+ssl` (every release); `pulsar` (up to v6.2, again since v7.4.0),
       * `pulsar+ssl` (up to v6.2, v7.5.1 to v7.5.7, since v8.0.0), `pulsar+http`, `pulsar+https`
       * (since v8.2.0); `s3`, `file`, `gcs`, `azblob` (since v6.4.0), `gs`, `azure`, `noop`
       * (since v6.5.0); `local` and an older `s3` (v5.2 and v5.3). **May hold passwords and
       * keys**, which v5.2.0 to v5.4.2, v6.0.0 and v6.1.0 show to every reader of the
       * changefeed. The server opens the sink before it responds, so it must be reachable: for a
       * storage sink that is not, v7.5.7 and v8.5.7 give no response for three minutes.
       * Certificates that it names must lie on the TiCDC server.
       * @example blackhole://
       */
      sink_uri: string;
      /**
       * Format: uint64
       *
       * TSO to replicate from; 0 or absent = now. Must lie above the GC safepoint, and should
       * never lie in the future. Since v8.0.0 servers refuse that with 400. Before, they accept
       * it, and a value far in the future can end the server: 18446744073709551615 does so in
       * v5.4.3 to v7.5.7, again at each restart, until the changefeed is removed from etcd.
       * @example 426919038970232833
       */
      start_ts?: bigint | number | undefined;
      /**
       * Format: uint64
       *
       * TSO at which the changefeed finishes, above `start_ts`; 0 or absent = never.
       * @example 426921294362574849
       */
      target_ts?: bigint | number | undefined;
      /**
       * Whether tables without a primary key or unique index are replicated too.
       * @default false
       * @example false
       */
      force_replicate?: boolean | undefined;
      /**
       * Whether tables that cannot be replicated are left out. If neither this nor
       * `force_replicate` is true, such a table makes the request fail.
       * @default false
       * @example false
       */
      ignore_ineligible_table?: boolean | undefined;
      /**
       * Rules that choose the tables, in the syntax of the [table
       * filter](https://docs.pingcap.com/tidb/stable/table-filter). Absent or empty = `["*.*"]`.
       * @example ["foo*.*","bar*.*"]
       */
      filter_rules?: string[] | undefined;
      /**
       * Transactions with one of these start TSOs are not replicated.
       * @example [1,2]
       */
      ignore_txn_start_ts?: (bigint | number)[] | undefined;
      /**
       * Format: int32
       *
       * Number of mounter threads, which decode the data that TiKV sends; 0 counts as 16.
       * Servers do not check it, and each thread takes memory: 2147483648 takes gigabytes within
       * seconds.
       * @default 16
       * @example 16
       */
      mounter_worker_num?: number | undefined;
      /**
       * Configuration of the sink. If it is given, it **replaces the server's whole default sink
       * configuration**. Names of several words are written with hyphens (in v2 with
       * underscores). Servers ignore names that their release does not know.
       */
      sink_config?: components['schemas']['SinkConfig'] | undefined;
      /**
       * Time zone in which the sink is checked: an IANA name; empty, `system` or `local` = the
       * server's. Only used to check the request.
       * @example Asia/Shanghai
       */
      timezone?: string | undefined;
      /**
       * Leave it out: a changefeed always belongs to the namespace `default`. Servers only use
       * it to check the sink.
       *
       * Releases: `>=6.1.0`.
       * @example default
       */
      namespace?: string | undefined;
    };
    /** How the protocol `debezium` writes rows. */
    DebeziumConfig: {
      /**
       * Whether the row before the change is written too.
       * @example true
       */
      'output-old-value'?: boolean | undefined;
    };
    /**
     * How the events of the tables that match are dispatched to topics and partitions of an MQ
     * sink.
     */
    DispatchRule: {
      /**
       * Tables that the rule is for, in the syntax of filter rules.
       * @example ["test1.*","test2.*"]
       */
      matcher?: string[] | undefined;
      /**
       * How the partition of an event is chosen. Servers ignore the letter case and never refuse
       * a word: one that they do not know counts as `default`. May not be combined with
       * `partition`, which is the newer name.
       *
       * - `default`: as `table`.
       * - `ts`: by a hash of the row change's commitTs.
       * - `index-value`: by a hash of the names and values of the chosen HandleKey columns.
       * - `table`: by a hash of the schema name and the table name.
       * - `columns`: by a hash of the columns in `columns` (since v7.5.0).
       * @example index-value
       * @enum {string}
       */
      dispatcher?: 'default' | 'ts' | 'index-value' | 'table' | 'columns' | undefined;
      /**
       * Topic that the events go to, an expression with `{schema}` and `{table}`.
       *
       * Releases: `>=6.0.0`.
       * @example {schema}_{table}
       */
      topic?: string | undefined;
      /**
       * Newer name of `dispatcher`, with the same words. Setting both is refused.
       *
       * Releases: `>=6.1.0`.
       * @example ts
       */
      partition?: string | undefined;
      /**
       * Name of the index that `index-value` hashes.
       *
       * Releases: `>=7.5.0`.
       * @example idx_order
       */
      index?: string | undefined;
      /**
       * Columns that `columns` hashes.
       *
       * Releases: `>=7.5.0`.
       * @example ["id"]
       */
      columns?: string[] | undefined;
    };
    /** The capture to drain. */
    DrainCaptureRequest: {
      /**
       * ID of the capture that is to hand all its tables over to the others. It may not be the
       * owner.
       * @example 6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5
       */
      capture_id: string;
    };
    /** How much is left to hand over. */
    DrainCaptureResult: {
      /**
       * Format: int32
       *
       * Number of tables that the capture still has; repeat the request until it is 0.
       * @example 3
       */
      current_table_count: number;
    };
    /** The AWS Glue Schema Registry that `avro` uses. **May hold keys.** */
    GlueSchemaRegistryConfig: {
      /**
       * Name of the registry.
       * @example ticdc
       */
      'registry-name'?: string | undefined;
      /**
       * AWS region of the registry.
       * @example us-west-2
       */
      region?: string | undefined;
      /**
       * ID of the AWS access key.
       * @example AKIAEXAMPLE
       */
      'access-key'?: string | undefined;
      /**
       * Secret of the AWS access key.
       * @example example-secret
       */
      'secret-access-key'?: string | undefined;
      /**
       * Session token of temporary AWS credentials.
       * @example example-token
       */
      token?: string | undefined;
    };
    /**
     * The body of every error that TiCDC itself makes. Most errors are labelled
     * `application/json`; the error for a request body that cannot be parsed is the same JSON
     * text labelled `text/plain`.
     */
    HTTPError: {
      /**
       * What went wrong, for people. Starts with the code in brackets when the error is TiCDC's
       * own: `[CDC:ErrX]text`. The wording differs between releases.
       * @example [CDC:ErrChangeFeedNotExists]changefeed not exists, default/test1
       */
      error_msg: string;
      /**
       * Code of the error, such as `CDC:ErrChangeFeedNotExists`. A few codes have another or no
       * prefix, such as `DFLOW:ErrMetaOpFailed`, `ErrRequestForwardErr` and
       * `BR:ExternalStorage:ErrStorageInvalidConfig`. Empty where the server has no code: no
       * owner at the moment, an update whose body cannot be parsed, up to v6.1.7 also most
       * wrapped errors.
       *
       * A refusal (400, 401, 503) has one of the codes in `x-error-codes`. A 500 may have any of
       * the hundreds of codes that TiCDC knows inside.
       * @example CDC:ErrChangeFeedNotExists
       */
      error_code: string;
    };
    /** Settings of Kafka sinks. **May hold passwords.** */
    KafkaConfig: {
      /**
       * Format: int32
       *
       * Number of partitions of a topic.
       *
       * Releases: `>=7.1.0`.
       * @example 3
       */
      'partition-num'?: number | null | undefined;
      /**
       * Format: int32
       *
       * Number of replicas of a topic.
       *
       * Releases: `>=7.1.0`.
       * @example 1
       */
      'replication-factor'?: number | null | undefined;
      /**
       * Version of the Kafka brokers.
       *
       * Releases: `>=7.1.0`.
       * @example 2.4.0
       */
      'kafka-version'?: string | null | undefined;
      /**
       * Largest size of a message in bytes.
       *
       * Releases: `>=7.1.0`.
       * @example 10485760
       */
      'max-message-bytes'?: number | null | undefined;
      /**
       * Compression of messages: `none`, `gzip`, `snappy`, `lz4` or `zstd`.
       *
       * Releases: `>=7.1.0`.
       * @example none
       */
      compression?: string | null | undefined;
      /**
       * Client ID that the sink gives to Kafka.
       *
       * Releases: `>=7.1.0`.
       * @example ticdc
       */
      'kafka-client-id'?: string | null | undefined;
      /**
       * Whether the sink creates topics that are missing.
       *
       * Releases: `>=7.1.0`.
       * @example true
       */
      'auto-create-topic'?: boolean | null | undefined;
      /**
       * Longest time to connect, as a Go duration.
       *
       * Releases: `>=7.1.0`.
       * @example 10s
       */
      'dial-timeout'?: string | null | undefined;
      /**
       * Longest time to write, as a Go duration.
       *
       * Releases: `>=7.1.0`.
       * @example 10s
       */
      'write-timeout'?: string | null | undefined;
      /**
       * Longest time to read, as a Go duration.
       *
       * Releases: `>=7.1.0`.
       * @example 10s
       */
      'read-timeout'?: string | null | undefined;
      /**
       * Acknowledgements that a write waits for: 0, 1 (the leader) or -1 (all replicas in sync).
       *
       * Releases: `>=7.1.0`.
       * @example -1
       */
      'required-acks'?: number | null | undefined;
      /**
       * User name for SASL.
       *
       * Releases: `>=7.1.0`.
       * @example alice
       */
      'sasl-user'?: string | null | undefined;
      /**
       * Password for SASL.
       *
       * Releases: `>=7.1.0`.
       * @example example-password
       */
      'sasl-password'?: string | null | undefined;
      /**
       * SASL mechanism, for example `PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512`, `GSSAPI` or
       * `OAUTHBEARER`.
       * @example PLAIN
       */
      'sasl-mechanism'?: string | null | undefined;
      /**
       * How GSSAPI authenticates: `user` or `keytab`.
       *
       * Releases: `>=7.1.0`.
       * @example keytab
       */
      'sasl-gssapi-auth-type'?: string | null | undefined;
      /**
       * Path of the keytab file on the TiCDC server.
       *
       * Releases: `>=7.1.0`.
       * @example /etc/ticdc/ticdc.keytab
       */
      'sasl-gssapi-keytab-path'?: string | null | undefined;
      /**
       * Path of the Kerberos configuration on the TiCDC server.
       *
       * Releases: `>=7.1.0`.
       * @example /etc/krb5.conf
       */
      'sasl-gssapi-kerberos-config-path'?: string | null | undefined;
      /**
       * Kerberos service name of the brokers.
       *
       * Releases: `>=7.1.0`.
       * @example kafka
       */
      'sasl-gssapi-service-name'?: string | null | undefined;
      /**
       * User name for GSSAPI.
       *
       * Releases: `>=7.1.0`.
       * @example alice
       */
      'sasl-gssapi-user'?: string | null | undefined;
      /**
       * Password for GSSAPI.
       *
       * Releases: `>=7.1.0`.
       * @example example-password
       */
      'sasl-gssapi-password'?: string | null | undefined;
      /**
       * Kerberos realm.
       *
       * Releases: `>=7.1.0`.
       * @example EXAMPLE.COM
       */
      'sasl-gssapi-realm'?: string | null | undefined;
      /**
       * Whether the Kerberos pre-authentication PA-FX-FAST is disabled.
       *
       * Releases: `>=7.1.0`.
       * @example false
       */
      'sasl-gssapi-disable-pafxfast'?: boolean | null | undefined;
      /**
       * Client ID for OAUTHBEARER.
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.1`.
       * @example ticdc
       */
      'sasl-oauth-client-id'?: string | null | undefined;
      /**
       * Client secret for OAUTHBEARER.
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.1`.
       * @example example-secret
       */
      'sasl-oauth-client-secret'?: string | null | undefined;
      /**
       * URL that gives tokens for OAUTHBEARER.
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.1`.
       * @example https://auth.example.com/token
       */
      'sasl-oauth-token-url'?: string | null | undefined;
      /**
       * Scopes of the token for OAUTHBEARER.
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.1`.
       * @example ["kafka"]
       */
      'sasl-oauth-scopes'?: string[] | undefined;
      /**
       * Grant type for OAUTHBEARER.
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.1`.
       * @example client_credentials
       */
      'sasl-oauth-grant-type'?: string | null | undefined;
      /**
       * Audience of the token for OAUTHBEARER.
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.1`.
       * @example kafka
       */
      'sasl-oauth-audience'?: string | null | undefined;
      /**
       * Whether the sink connects to Kafka with TLS.
       *
       * Releases: `>=7.1.0`.
       * @example false
       */
      'enable-tls'?: boolean | null | undefined;
      /**
       * Path of the CA certificate on the TiCDC server.
       *
       * Releases: `>=7.1.0`.
       * @example /etc/ticdc/ca.pem
       */
      ca?: string | null | undefined;
      /**
       * Path of the client certificate on the TiCDC server.
       *
       * Releases: `>=7.1.0`.
       * @example /etc/ticdc/cert.pem
       */
      cert?: string | null | undefined;
      /**
       * Path of the client key on the TiCDC server.
       *
       * Releases: `>=7.1.0`.
       * @example /etc/ticdc/key.pem
       */
      key?: string | null | undefined;
      /**
       * Whether the broker's certificate is not verified.
       *
       * Releases: `>=7.1.0`.
       * @example false
       */
      'insecure-skip-verify'?: boolean | null | undefined;
      /**
       * How messages are encoded.
       *
       * Releases: `>=7.1.0`.
       */
      'codec-config'?: components['schemas']['CodecConfig'] | undefined;
      /**
       * What happens to messages that are larger than Kafka accepts.
       *
       * Releases: `>=6.5.4 <6.6.0 || >=7.1.2 <7.2.0 || >=7.3.0`.
       */
      'large-message-handle'?: components['schemas']['LargeMessageHandleConfig'] | undefined;
      /**
       * The AWS Glue Schema Registry that `avro` uses. **May hold keys.**
       *
       * Releases: `>=7.4.0`.
       */
      'glue-schema-registry-config'?: components['schemas']['GlueSchemaRegistryConfig'] | undefined;
      /**
       * Whether an update that changes the primary or unique key is sent as it is, not as a
       * delete and an insert.
       *
       * Releases: `>=6.5.10 <6.6.0 || >=7.1.6 <7.2.0 || >=7.5.3 <7.6.0 || >=8.1.1`.
       * @example false
       */
      'output-raw-change-event'?: boolean | null | undefined;
    } & {
      [key: string]: unknown;
    };
    /** What happens to messages that are larger than Kafka accepts. */
    LargeMessageHandleConfig: {
      /**
       * `none` (the changefeed fails), `handle-key-only` (only the handle key columns are sent)
       * or `claim-check` (the message goes to a storage, its address to Kafka).
       * @example claim-check
       */
      'large-message-handle-option'?: string | undefined;
      /**
       * Compression of messages: `none`, `snappy` or `lz4`.
       *
       * Releases: `>=7.4.0`.
       * @example lz4
       */
      'large-message-handle-compression'?: string | undefined;
      /**
       * Compression of the messages that `claim-check` stores: `none`, `snappy` or `lz4`.
       *
       * Releases: `>=7.3.0 <7.4.0`.
       * @example lz4
       */
      'claim-check-compression'?: string | undefined;
      /**
       * URI of the storage that `claim-check` writes to. **May hold keys.**
       *
       * Releases: `>=7.3.0`.
       * @example s3://bucket/claim-check
       */
      'claim-check-storage-uri'?: string | undefined;
      /**
       * Whether `claim-check` stores only the value of a message, without its key.
       *
       * Releases: `>=8.4.0`.
       * @example false
       */
      'claim-check-raw-value'?: boolean | undefined;
    };
    /** The table to move and the capture to move it to. */
    MoveTableRequest: {
      /**
       * ID of the target capture. The vendor's table calls this field `target_capture_id`; every
       * server reads `capture_id` and refuses a request without it.
       * @example 6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5
       */
      capture_id: string;
      /**
       * Format: int64
       *
       * ID of the table in the upstream cluster.
       * @example 49
       */
      table_id: bigint | number;
    };
    /** Settings of MySQL and TiDB sinks. */
    MySQLConfig: {
      /**
       * Number of threads that write to the downstream.
       * @example 16
       */
      'worker-count'?: number | null | undefined;
      /**
       * Most row changes in a transaction.
       * @example 256
       */
      'max-txn-row'?: number | null | undefined;
      /**
       * Largest average row size, in bytes, up to which updates are combined into one statement.
       * @example 1024
       */
      'max-multi-update-row-size'?: number | null | undefined;
      /**
       * Most updates that are combined into one statement.
       * @example 40
       */
      'max-multi-update-row'?: number | null | undefined;
      /**
       * Transaction mode of a TiDB downstream: `optimistic` or `pessimistic`.
       * @example optimistic
       */
      'tidb-txn-mode'?: string | null | undefined;
      /**
       * Path of the CA certificate on the TiCDC server.
       * @example /etc/ticdc/ca.pem
       */
      'ssl-ca'?: string | null | undefined;
      /**
       * Path of the client certificate on the TiCDC server.
       * @example /etc/ticdc/cert.pem
       */
      'ssl-cert'?: string | null | undefined;
      /**
       * Path of the client key on the TiCDC server.
       * @example /etc/ticdc/key.pem
       */
      'ssl-key'?: string | null | undefined;
      /**
       * Time zone of the connection.
       * @example Asia/Shanghai
       */
      'time-zone'?: string | null | undefined;
      /**
       * Longest time to write, as a Go duration.
       * @example 2m
       */
      'write-timeout'?: string | null | undefined;
      /**
       * Longest time to read, as a Go duration.
       * @example 2m
       */
      'read-timeout'?: string | null | undefined;
      /**
       * Longest time to connect, as a Go duration.
       * @example 2m
       */
      timeout?: string | null | undefined;
      /**
       * Whether row changes are combined into statements of many rows.
       * @example true
       */
      'enable-batch-dml'?: boolean | null | undefined;
      /**
       * Whether several statements are sent at a time.
       * @example true
       */
      'enable-multi-statement'?: boolean | null | undefined;
      /**
       * Whether prepared statements are kept for reuse.
       * @example true
       */
      'enable-cache-prepared-statement'?: boolean | null | undefined;
    } & {
      [key: string]: unknown;
    };
    /** OAuth2 authentication of a Pulsar sink. */
    OAuth2: {
      /**
       * URL of the server that issues tokens.
       * @example https://auth.example.com
       */
      'oauth2-issuer-url'?: string | undefined;
      /**
       * Audience of the token.
       * @example pulsar
       */
      'oauth2-audience'?: string | undefined;
      /**
       * Path of the private key on the TiCDC server.
       * @example /etc/ticdc/pulsar.json
       */
      'oauth2-private-key'?: string | undefined;
      /**
       * Client ID.
       * @example ticdc
       */
      'oauth2-client-id'?: string | undefined;
      /**
       * Scope of the token.
       * @example pulsar
       */
      'oauth2-scope'?: string | undefined;
    };
    /** How the protocol `open-protocol` writes rows. */
    OpenProtocolConfig: {
      /**
       * Whether the row before the change is written too.
       * @example true
       */
      'output-old-value'?: boolean | undefined;
    };
    /** A replication subtask, named by its changefeed and its capture. */
    ProcessorCommonInfo: {
      /**
       * Namespace of the changefeed.
       *
       * Releases: `>=6.1.0`.
       * @example default
       */
      namespace?: string;
      /**
       * ID of the replication task.
       * @example test1
       */
      changefeed_id: string;
      /**
       * ID of the capture that runs the subtask.
       * @example 561c3784-77f0-4863-ad52-65a3436db6af
       */
      capture_id: string;
    };
    /** Detailed information of a replication subtask. From v6.5.0 on only `table_ids` is left. */
    ProcessorDetail: {
      /**
       * Format: uint64
       *
       * TSO of the checkpoint of this subtask. Always 0 in v6.2.0 to v6.4.0.
       *
       * Releases: `<6.5.0`.
       * @example 426919123303006208
       */
      checkpoint_ts?: bigint;
      /**
       * Format: uint64
       *
       * TSO up to which all changes are known to this subtask. Always 0 in v6.2.0 to v6.4.0.
       *
       * Releases: `<6.5.0`.
       * @example 426919123369066496
       */
      resolved_ts?: bigint;
      /**
       * IDs of the tables of this subtask; `null` when the capture has no part in the
       * changefeed.
       */
      table_ids: bigint[] | null;
      /**
       * Format: uint64
       *
       * Number of events that the subtask has sent to the sink. Always 0 in v6.2.0 to v6.4.0.
       *
       * Releases: `>=5.4.0 <6.5.0`.
       * @example 0
       */
      count?: bigint;
      /**
       * The error of this subtask, or `null`.
       *
       * Releases: `<6.5.0`.
       */
      error?: components['schemas']['RunningError'];
    };
    /** Settings of Pulsar sinks. **May hold passwords and tokens.** */
    PulsarConfig: {
      /**
       * Path of the client key on the TiCDC server. Later releases have `tls-key-file-path`.
       *
       * Releases: `>=7.4.0 <7.5.1 || >=7.6.0 <8.0.0`.
       * @example /etc/ticdc/key.pem
       */
      'tls-private-key-path'?: string | null | undefined;
      /**
       * Path of the client certificate on the TiCDC server. Later releases have
       * `tls-certificate-file`.
       *
       * Releases: `>=7.4.0 <7.5.1 || >=7.6.0 <8.0.0`.
       * @example /etc/ticdc/cert.pem
       */
      'tls-certificate-path'?: string | null | undefined;
      /**
       * Path of the client key on the TiCDC server.
       *
       * Releases: `>=7.5.1 <7.6.0 || >=8.0.0`.
       * @example /etc/ticdc/key.pem
       */
      'tls-key-file-path'?: string | null | undefined;
      /**
       * Path of the client certificate on the TiCDC server.
       *
       * Releases: `>=7.5.1 <7.6.0 || >=8.0.0`.
       * @example /etc/ticdc/cert.pem
       */
      'tls-certificate-file'?: string | null | undefined;
      /**
       * Path of the CA certificate on the TiCDC server.
       * @example /etc/ticdc/ca.pem
       */
      'tls-trust-certs-file-path'?: string | null | undefined;
      /**
       * Format: int32
       *
       * Number of Pulsar producers that the sink keeps.
       * @example 10240
       */
      'pulsar-producer-cache-size'?: number | null | undefined;
      /**
       * Version of the Pulsar brokers.
       * @example v2.10.0
       */
      'pulsar-version'?: string | null | undefined;
      /**
       * Compression of messages: `lz4`, `zlib` or `zstd`; absent or empty = none.
       * @example lz4
       */
      'compression-type'?: string | null | undefined;
      /**
       * Token for authentication.
       * @example example-token
       */
      'authentication-token'?: string | null | undefined;
      /**
       * Longest time to connect, in seconds.
       * @example 5
       */
      'connection-timeout'?: number | null | undefined;
      /**
       * Longest time of an operation such as creating a producer, in seconds.
       * @example 30
       */
      'operation-timeout'?: number | null | undefined;
      /**
       * Format: uint64
       *
       * Most messages in a batch.
       * @example 1000
       */
      'batching-max-messages'?: bigint | number | null | undefined;
      /**
       * Longest time that messages wait for their batch, in milliseconds.
       * @example 10
       */
      'batching-max-publish-delay'?: number | null | undefined;
      /**
       * Longest time to send a message, in seconds.
       * @example 30
       */
      'send-timeout'?: number | null | undefined;
      /**
       * Path of a file with the token, on the TiCDC server.
       * @example /etc/ticdc/token
       */
      'token-from-file'?: string | null | undefined;
      /**
       * User name for basic authentication.
       * @example alice
       */
      'basic-user-name'?: string | null | undefined;
      /**
       * Password for basic authentication.
       * @example example-password
       */
      'basic-password'?: string | null | undefined;
      /**
       * Path of the certificate for TLS authentication, on the TiCDC server.
       * @example /etc/ticdc/auth-cert.pem
       */
      'auth-tls-certificate-path'?: string | null | undefined;
      /**
       * Path of the key for TLS authentication, on the TiCDC server.
       * @example /etc/ticdc/auth-key.pem
       */
      'auth-tls-private-key-path'?: string | null | undefined;
      /** OAuth2 authentication of a Pulsar sink. */
      oauth2?: components['schemas']['OAuth2'] | undefined;
      /**
       * Whether an update that changes the primary or unique key is sent as it is, not as a
       * delete and an insert.
       *
       * Releases: `>=7.5.3 <7.6.0 || >=8.1.1`.
       * @example false
       */
      'output-raw-change-event'?: boolean | null | undefined;
    } & {
      [key: string]: unknown;
    };
    /** The error that stopped or disturbed a changefeed or processor; `null` if there is none. */
    RunningError: {
      /**
       * Format: date-time
       *
       * When the error occurred, RFC 3339 with up to nine fractional digits and an offset.
       *
       * Releases: `>=6.5.3 <6.6.0 || >=7.1.0`.
       * @example 2026-03-02T08:15:30.123456789Z
       */
      time?: string;
      /**
       * Address (`host:port`) of the capture on which the error occurred.
       * @example 127.0.0.1:8300
       */
      addr: string;
      /**
       * Code of the error, such as `CDC:ErrSnapshotLostByGC`.
       * @example CDC:ErrSnapshotLostByGC
       */
      code: string;
      /**
       * What went wrong, for people.
       * @example [CDC:ErrSnapshotLostByGC]fail to create or maintain changefeed due to snapshot loss caused by GC. checkpoint-ts 464634061290209285 is earlier than or equal to GC safepoint at 464634335854592001
       */
      message: string;
    } | null;
    /** The capture that responded. Never forwarded, except by v5.3.0, which returns the owner. */
    ServerStatus: {
      /**
       * Release of the server, as stamped by its build; `None` in an unstamped build.
       * @example v8.5.7
       */
      version: string;
      /**
       * Commit the server was built from, in hexadecimal; `None` or empty in an unstamped build.
       * @example f90a1dd48658373443f3af2bb370d70dc0d825c5
       */
      git_hash: string;
      /**
       * Capture ID of this server process, a UUID made anew at each start.
       * @example c6a43c16-0717-45af-afd6-8b3e01e44f5d
       */
      id: string;
      /**
       * ID of the TiCDC cluster (`--cluster-id`); `default` unless chosen.
       *
       * Releases: `>=6.3.0`.
       * @example default
       */
      cluster_id?: string;
      /**
       * Format: int32
       *
       * Process ID of this server process on its host.
       * @example 25432
       */
      pid: number;
      /**
       * Whether this capture is the owner. False on every capture while a new owner is elected.
       * @example true
       */
      is_owner: boolean;
      /**
       * Format: int32
       *
       * 0 = alive, 1 = stopping (being drained or shut down).
       *
       * Releases: `>=6.2.0`.
       * @example 0
       */
      liveness?: number;
    };
    /** The log level to set. */
    SetLogLevelRequest: {
      /**
       * The least severe level that is still logged. Servers ignore the letter case; an empty or
       * missing level counts as `info`.
       *
       * - `debug`: everything, voluminous.
       * - `info`: the level that servers start with.
       * - `warn`: more than `info`, no action needed yet.
       * - `error`: something failed.
       * - `dpanic`: an error that panics in development builds.
       * - `panic`: logged, then the server panics.
       * - `fatal`: logged, then the process exits.
       * @example debug
       * @enum {string}
       */
      log_level: 'debug' | 'info' | 'warn' | 'error' | 'dpanic' | 'panic' | 'fatal';
    };
    /**
     * Configuration of the sink. If it is given, it **replaces the server's whole default sink
     * configuration**. Names of several words are written with hyphens (in v2 with
     * underscores). Servers ignore names that their release does not know.
     */
    SinkConfig: {
      /** How events are dispatched to the topics and partitions of an MQ sink. */
      dispatchers?: components['schemas']['DispatchRule'][] | undefined;
      /**
       * Format of the messages to an MQ sink or of the files in a storage sink. Servers ignore
       * the letter case. A `protocol` in the query of `sink_uri` wins over this one. From v5.4.0
       * on MQ and storage sinks refuse unknown words with 500, mysql and tidb sinks refuse any
       * protocol with 400 (v6.1.1 and later). `blackhole` accepts every word, except v6.1.1 to
       * v6.1.3 and v6.2.0 to v6.5.0.
       *
       * - `canal-json`: JSON as Canal writes it.
       * - `open-protocol`: TiCDC Open Protocol. v5.2 and v5.3 do not know the word and use their
       *   default, which is the same.
       * - `avro`: Confluent Avro.
       * - `maxwell`: JSON as Maxwell writes it.
       * - `default`: as `open-protocol`.
       * - `canal`: Canal's Protobuf format.
       * - `craft`: TiCDC's compact binary format.
       * - `flat-avro`: Avro in a flat record (since v6.1.0).
       * - `csv`: rows as CSV, for storage sinks (since v6.4.0).
       * - `simple`: TiCDC Simple Protocol (since v7.5.2).
       * - `debezium`: JSON as Debezium writes it (since v7.6.0).
       * @example canal-json
       * @enum {string}
       */
      protocol?:
        | 'canal-json'
        | 'open-protocol'
        | 'avro'
        | 'maxwell'
        | 'default'
        | 'canal'
        | 'craft'
        | 'flat-avro'
        | 'csv'
        | 'simple'
        | 'debezium'
        | undefined;
      /**
       * Which columns are sent.
       *
       * Releases: `>=5.4.0`.
       */
      'column-selectors'?: components['schemas']['ColumnSelector'][] | undefined;
      /**
       * URI of the schema registry that `avro` uses.
       *
       * Releases: `>=6.1.0`.
       * @example http://127.0.0.1:8081
       */
      'schema-registry'?: string | null | undefined;
      /**
       * Whether transactions of a table may be split (`none`) or not (`table`).
       *
       * Releases: `>=6.1.1`.
       * @example none
       * @enum {string}
       */
      'transaction-atomicity'?: 'none' | 'table' | undefined;
      /**
       * How the protocol `csv` writes rows.
       *
       * Releases: `>=6.4.0`.
       */
      csv?: components['schemas']['CSVConfig'] | undefined;
      /**
       * Format: int32
       *
       * Number of threads that encode events.
       *
       * Releases: `>=6.1.3 <6.2.0 || >=6.5.0`.
       * @example 32
       */
      'encoder-concurrency'?: number | null | undefined;
      /**
       * End of a row in files of a storage sink.
       *
       * Releases: `>=6.5.0`.
       * @example
       */
      terminator?: string | null | undefined;
      /**
       * How the folders of a storage sink are split by date.
       *
       * Releases: `>=6.5.0`.
       * @example day
       * @enum {string}
       */
      'date-separator'?: 'none' | 'year' | 'month' | 'day' | undefined;
      /**
       * Whether a storage sink makes a folder for each partition of a table.
       *
       * Releases: `>=6.5.0`.
       * @example true
       */
      'enable-partition-separator'?: boolean | null | undefined;
      /**
       * Number of digits in the names of the files of a storage sink.
       *
       * Releases: `>=6.5.3 <6.6.0 || >=7.1.0`.
       * @example 20
       */
      'file-index-digit'?: number | null | undefined;
      /**
       * Whether the Kafka sink uses another client library (experimental).
       *
       * Releases: `>=7.1.0`.
       * @example false
       */
      'enable-kafka-sink-v2'?: boolean | null | undefined;
      /**
       * Whether an update carries only the columns that it changed.
       *
       * Releases: `>=7.1.0`.
       * @example false
       */
      'only-output-updated-columns'?: boolean | null | undefined;
      /**
       * Whether a delete carries only the handle key columns.
       *
       * Releases: `>=7.2.0`.
       * @example false
       */
      'delete-only-output-handle-key-columns'?: boolean | null | undefined;
      /**
       * Whether messages are as the original protocol has them.
       *
       * Releases: `>=7.1.3 <7.2.0 || >=7.5.3`.
       * @example false
       */
      'content-compatible'?: boolean | null | undefined;
      /**
       * Whether a message that is too large carries only the handle key columns.
       *
       * Releases: `>=7.2.0 <7.3.0`.
       * @example false
       */
      'large-message-only-handle-key-columns'?: boolean | null | undefined;
      /**
       * Whether inserts and updates are written as REPLACE.
       *
       * Releases: `>=7.1.0`.
       * @example false
       */
      'safe-mode'?: boolean | null | undefined;
      /**
       * Settings of Kafka sinks. **May hold passwords.**
       *
       * Releases: `>=6.1.7 <6.2.0 || >=6.5.3 <6.6.0 || >=7.1.0`.
       */
      'kafka-config'?: components['schemas']['KafkaConfig'] | undefined;
      /**
       * Settings of Pulsar sinks. **May hold passwords and tokens.**
       *
       * Releases: `>=7.4.0`.
       */
      'pulsar-config'?: components['schemas']['PulsarConfig'] | undefined;
      /**
       * Settings of MySQL and TiDB sinks.
       *
       * Releases: `>=7.1.0`.
       */
      'mysql-config'?: components['schemas']['MySQLConfig'] | undefined;
      /**
       * Settings of storage sinks.
       *
       * Releases: `>=6.5.6 <6.6.0 || >=7.1.0`.
       */
      'cloud-storage-config'?: components['schemas']['CloudStorageConfig'] | undefined;
      /**
       * Format: uint64
       *
       * Seconds after which a sink that does not advance counts as stuck.
       *
       * Releases: `>=6.5.4 <6.6.0 || >=7.1.2 <7.2.0 || >=7.4.0`.
       * @example 150
       */
      'advance-timeout-in-sec'?: bigint | number | null | undefined;
      /**
       * Format: int64
       *
       * Seconds between two bootstrap messages of the protocol `simple`.
       *
       * Releases: `>=7.5.2`.
       * @example 120
       */
      'send-bootstrap-interval-in-sec'?: bigint | number | null | undefined;
      /**
       * Format: int32
       *
       * Number of messages between two bootstrap messages.
       *
       * Releases: `>=7.5.2`.
       * @example 10000
       */
      'send-bootstrap-in-msg-count'?: number | null | undefined;
      /**
       * Whether bootstrap messages go to every partition.
       *
       * Releases: `>=7.5.2 <7.6.0 || >=8.0.0`.
       * @example true
       */
      'send-bootstrap-to-all-partition'?: boolean | null | undefined;
      /**
       * Whether all bootstrap messages are sent at the start.
       *
       * Releases: `>=7.5.3 <7.6.0 || >=8.1.1`.
       * @example false
       */
      'send-all-bootstrap-at-start'?: boolean | null | undefined;
      /**
       * Whether messages of the protocol `debezium` leave out the schema.
       *
       * Releases: `>=7.6.0`.
       * @example false
       */
      'debezium-disable-schema'?: boolean | null | undefined;
      /**
       * How the protocol `debezium` writes rows.
       *
       * Releases: `>=8.1.0`.
       */
      debezium?: components['schemas']['DebeziumConfig'] | undefined;
      /**
       * How the protocol `open-protocol` writes rows.
       *
       * Releases: `>=7.5.2 <7.6.0 || >=8.1.0`.
       */
      open?: components['schemas']['OpenProtocolConfig'] | undefined;
    } & {
      [key: string]: unknown;
    };
    /**
     * An operation that adds a table to a capture or takes it away. Sent only up to v6.1.
     *
     * Releases: `<6.2.0`.
     */
    TableOperation: {
      /**
       * Whether the operation is done.
       *
       * Releases: `<5.3.0`.
       * @example false
       */
      done?: boolean;
      /**
       * Whether the table is taken away (true) or added (false).
       * @example false
       */
      delete: boolean;
      /**
       * Format: uint64
       *
       * Flags of the operation; left out when 0.
       * @example 1
       */
      flag?: bigint;
      /**
       * Format: uint64
       *
       * TSO from which the operation counts.
       * @example 426919038970232833
       */
      boundary_ts: bigint;
      /**
       * Format: uint64
       *
       * Progress of the operation; left out when 0.
       * @example 1
       */
      status?: bigint;
    };
    /**
     * A time to the millisecond, `YYYY-MM-DD HH:MM:SS.mmm`, without a zone. Checkpoint times
     * are in the local zone of the server, creation times in that of the capture that created
     * the changefeed. TSO 0 shows as `1970-01-01 00:00:00.000` shifted to the zone, a missing
     * time as `0001-01-01 00:00:00.000`.
     * @example 2021-08-10 14:04:54.242
     */
    Timestamp: string;
    /**
     * What to change. Absent fields keep their value; 0, empty strings, empty lists and `null`
     * count as absent, so no field can be reset. A request that changes nothing is refused.
     * Every other field is silently ignored.
     */
    UpdateChangefeedRequest: {
      /**
       * Format: uint64
       *
       * TSO at which the changefeed finishes, above its `start_ts`. Not compared with the
       * checkpoint.
       * @example 426921294362574849
       */
      target_ts?: bigint | number | undefined;
      /**
       * Downstream address, as in `createChangefeed`. **May hold passwords and keys.**
       * @example blackhole://
       */
      sink_uri?: string | undefined;
      /**
       * Rules that choose the tables, as in `createChangefeed`; replaces the present ones.
       * @example ["foo*.*","bar*.*"]
       */
      filter_rules?: string[] | undefined;
      /**
       * Start TSOs of transactions that are not replicated; replaces the present ones.
       * @example [1,2]
       */
      ignore_txn_start_ts?: (bigint | number)[] | undefined;
      /**
       * Format: int32
       *
       * Number of mounter threads. Servers do not check it, and each takes memory.
       * @example 32
       */
      mounter_worker_num?: number | undefined;
      /**
       * Configuration of the sink. If it is given, it **replaces the server's whole default sink
       * configuration**. Names of several words are written with hyphens (in v2 with
       * underscores). Servers ignore names that their release does not know.
       */
      sink_config?: components['schemas']['SinkConfig'] | undefined;
      /**
       * Leave it out. Servers read it and do not use it.
       *
       * Releases: `>=6.1.0`.
       * @example default
       */
      namespace?: string | undefined;
    };
  };
  responses: {
    /**
     * Accepted: the server has agreed to carry out the command. The body is empty, with
     * `Content-Length: 0` and without a `Content-Type`.
     */
    Accepted: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
    /**
     * The changefeed ID is malformed, or there is no such changefeed in the namespace
     * `default`.
     */
    ChangefeedRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
      };
    };
    /**
     * The ID is taken (400 in v5.2.0 to v5.2.3 and v5.3.0), the sink of a Kafka, Pulsar or
     * storage URI cannot be opened or is misconfigured, it or the ID was removed less than 30
     * seconds ago (v6.1.4 to v6.1.7, v6.5.x), or the server is in trouble, as in every other
     * operation. A crash inside the server is a 500 with no body and no `Content-Type`.
     */
    CreateChangefeedFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
        'text/plain': components['schemas']['HTTPError'];
      };
    };
    /**
     * A field is missing or refused, the sink cannot be opened (mysql and tidb), or tables
     * cannot be replicated (labelled JSON); or the body cannot be parsed (labelled text). Up
     * to v6.1.7 `error_code` is empty for many of them. v5.2.0 to v5.2.3 and v5.3.0 return 400
     * for an ID that is taken and for every sink that cannot be opened, v6.6.0 for an ID or
     * sink that was removed less than 30 seconds ago.
     */
    CreateChangefeedRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
        'text/plain': components['schemas']['HTTPError'];
      };
    };
    /**
     * Handling the request took longer than 10 seconds. The body is empty. The command may
     * have been carried out all the same.
     *
     * Releases: `<6.0.0`.
     */
    GatewayTimeout: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
    /**
     * The server could not carry out the request: no owner at the moment (an election is under
     * way), PD or etcd in trouble, the owner not reachable. Usually worth a retry after a
     * short while. Since v6.1.1 a crash inside the server is a 500 with no body and no
     * `Content-Type`.
     */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
        'text/plain': components['schemas']['HTTPError'];
      };
    };
    /**
     * The server has no such route: it is older than this operation, a path parameter holds an
     * encoded slash (`%2F`), or something else listens at this address. TiCDC's own 404 is
     * this plain text; unknown changefeeds and captures are 400.
     */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'text/plain': string;
      };
    };
    /**
     * The server is starting and still migrating its metadata. Try again a little later.
     *
     * Releases: `>=6.2.0`.
     */
    ServiceUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
      };
    };
    /**
     * The server asks for credentials (`security.client-user-required = true`) and they are
     * missing or not accepted. There is no `WWW-Authenticate` header.
     *
     * Releases: `>=8.0.0`.
     */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
      };
    };
    /**
     * The ID is malformed, there is no such changefeed, its state does not allow the update, a
     * value is refused, or nothing would change (all labelled JSON); or the body cannot be
     * parsed (labelled text, with an empty `error_code`).
     */
    UpdateChangefeedRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['HTTPError'];
        'text/plain': components['schemas']['HTTPError'];
      };
    };
  };
  parameters: {
    /**
     * ID of the capture that runs the subtask, a UUID as `listCaptures` returns it.
     * @example 561c3784-77f0-4863-ad52-65a3436db6af
     */
    CaptureId: string;
    /**
     * ID of the replication task (changefeed), as given when it was created. Letters, digits
     * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
     * up in the namespace `default`.
     * @example test1
     */
    ChangefeedId: string;
    /**
     * Return only changefeeds in this state. Without it, or with an empty value, the default
     * set is returned: `normal`, `stopped` and `failed`, since v6.5.4, v7.1.2 and v7.3.0 also
     * `warning` and `pending`. So `error`, `finished` and `removed` are hidden unless asked
     * for.
     *
     * - `all`: every changefeed, whatever its state.
     * - `error`: a state up to v6.5.3, v6.6.0, v7.0.0, v7.1.1 and v7.2.0. Later releases never
     *   have it and return `[]`.
     * - `warning`, `pending`: states since v6.5.4, v7.1.2 and v7.3.0.
     * - `normal`, `stopped`, `failed`, `finished`, `removed`: as in responses.
     *
     * Servers match case-sensitively and do not check the word: any other gives `[]`. If the
     * parameter is repeated, the first one counts.
     * @example normal
     */
    ChangefeedStateFilter:
      | 'all'
      | 'normal'
      | 'stopped'
      | 'error'
      | 'failed'
      | 'finished'
      | 'warning'
      | 'pending'
      | 'removed';
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getServerStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The status of this capture. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServerStatus'];
        };
      };
      404: components['responses']['NotFound'];
      /**
       * The capture has not finished starting (v6.1.1 and later). A crash inside the server is a
       * 500 with no body and no `Content-Type`.
       */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
        };
      };
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /**
       * The cluster is healthy. The body is empty, with `Content-Length: 0` and without a
       * `Content-Type`.
       */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['NotFound'];
      /**
       * The cluster is unhealthy, or it has no owner at the moment. A crash inside the server is
       * a 500 with no body and no `Content-Type`.
       */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
        };
      };
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  setLogLevel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The log level to set. */
    requestBody: {
      content: {
        'application/json': components['schemas']['SetLogLevelRequest'];
      };
    };
    responses: {
      /**
       * The log level is set. The body is empty, with `Content-Length: 0` and without a
       * `Content-Type`.
       */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** The level is unknown (labelled JSON), or the body cannot be parsed (labelled text). */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
          'text/plain': components['schemas']['HTTPError'];
        };
      };
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listChangefeeds: {
    parameters: {
      query?: {
        /**
         * Return only changefeeds in this state. Without it, or with an empty value, the default
         * set is returned: `normal`, `stopped` and `failed`, since v6.5.4, v7.1.2 and v7.3.0 also
         * `warning` and `pending`. So `error`, `finished` and `removed` are hidden unless asked
         * for.
         *
         * - `all`: every changefeed, whatever its state.
         * - `error`: a state up to v6.5.3, v6.6.0, v7.0.0, v7.1.1 and v7.2.0. Later releases never
         *   have it and return `[]`.
         * - `warning`, `pending`: states since v6.5.4, v7.1.2 and v7.3.0.
         * - `normal`, `stopped`, `failed`, `finished`, `removed`: as in responses.
         *
         * Servers match case-sensitively and do not check the word: any other gives `[]`. If the
         * parameter is repeated, the first one counts.
         * @example normal
         */
        state?: components['parameters']['ChangefeedStateFilter'] | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The changefeeds; `[]` if there are none. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangefeedCommonInfo'][];
        };
      };
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  createChangefeed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The new replication task. */
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateChangefeedRequest'];
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      400: components['responses']['CreateChangefeedRefused'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['CreateChangefeedFailed'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getChangefeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The changefeed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangefeedDetail'];
        };
      };
      400: components['responses']['ChangefeedRefused'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  updateChangefeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    /** What to change. */
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateChangefeedRequest'];
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      400: components['responses']['UpdateChangefeedRefused'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  removeChangefeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: components['responses']['Accepted'];
      400: components['responses']['ChangefeedRefused'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  pauseChangefeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: components['responses']['Accepted'];
      400: components['responses']['ChangefeedRefused'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  resumeChangefeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: components['responses']['Accepted'];
      400: components['responses']['ChangefeedRefused'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  rebalanceTables: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: components['responses']['Accepted'];
      400: components['responses']['ChangefeedRefused'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  moveTable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
      };
      cookie?: never;
    };
    /** The table and its new capture. */
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveTableRequest'];
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      /**
       * An ID is malformed or missing, or there is no such changefeed (labelled JSON); or the
       * body cannot be parsed (labelled text).
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
          'text/plain': components['schemas']['HTTPError'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  resignOwner: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: components['responses']['Accepted'];
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listProcessors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The processors. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProcessorCommonInfo'][];
        };
      };
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  getProcessor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * ID of the replication task (changefeed), as given when it was created. Letters, digits
         * and single hyphens between them, at most 128 bytes: no underscore, no dot. Always looked
         * up in the namespace `default`.
         * @example test1
         */
        changefeed_id: components['parameters']['ChangefeedId'];
        /**
         * ID of the capture that runs the subtask, a UUID as `listCaptures` returns it.
         * @example 561c3784-77f0-4863-ad52-65a3436db6af
         */
        capture_id: components['parameters']['CaptureId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The processor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProcessorDetail'];
        };
      };
      /**
       * An ID is malformed, there is no such changefeed, or the capture runs no part of it.
       * v5.2.0 to v5.2.3 return 500 where there is no such processor.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
        };
      };
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  listCaptures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The captures. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Capture'][];
        };
      };
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
      504: components['responses']['GatewayTimeout'];
    };
  };
  drainCapture: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The capture to drain. */
    requestBody: {
      content: {
        'application/json': components['schemas']['DrainCaptureRequest'];
      };
    };
    responses: {
      /** Accepted. Returns how many tables are still to be handed over. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrainCaptureResult'];
        };
      };
      /**
       * The body cannot be parsed, there is only one capture, there is no such capture, or it is
       * the owner.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
        };
      };
      404: components['responses']['NotFound'];
      500: components['responses']['InternalServerError'];
      /**
       * The server is starting and still migrating its metadata (labelled JSON), or the owner
       * cannot drain at the moment (labelled text).
       *
       * Releases: `>=6.2.0`.
       */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HTTPError'];
          'text/plain': components['schemas']['HTTPError'];
        };
      };
    };
  };
}
