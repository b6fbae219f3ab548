// The object `config` of a changefeed in responses: the configuration of API v2, of which v1 sets a part
// (server-behaviour/new-architecture-config.md#config).

import {
  inOrder,
  type SinkSettings,
  sinkSettings,
} from '../../../http/refusals/newarch/sink-config.js';
import { type SinkKind, sinkKindOf } from '../../../http/refusals/sink-schemes.js';
import { readSinkUri } from '../../../http/refusals/sink-uri.js';
import { type JsonObject, objectsAt } from '../../../shared/json.js';
import type { Changefeed, ChangefeedConfig } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';

const second = 1_000_000_000;
const minute = 60 * second;

/** Returns the object `config` of a changefeed. */
export function replicaConfig(traits: Traits, { config, reloaded }: Changefeed) {
  const sink = sinkOf(traits, config);
  if (!reloaded) return settings(config, sink);
  const uri = readSinkUri(config.sink_uri);
  const kind = 'problem' in uri ? 'other' : sinkKindOf(uri.scheme);
  const left = settings(config, reloadedSink(traits, kind, sink));
  return kind === 'queue' || kind === 'storage' ? withoutSyncPoints(left) : left;
}

/** Returns the sink settings. Changefeeds that no request has created have the default ones. */
function sinkOf({ release }: Traits, { sink_config }: ChangefeedConfig): SinkSettings {
  return isSettings(sink_config) ? sink_config : sinkSettings(release, undefined, 'defaults');
}

function isSettings(value: unknown): value is SinkSettings {
  return typeof value === 'object' && value !== null;
}

function settings(config: ChangefeedConfig, sink: SinkSettings) {
  return {
    memory_quota: 1_073_741_824,
    case_sensitive: false,
    force_replicate: config.force_replicate,
    ignore_ineligible_table: config.ignore_ineligible_table,
    check_gc_safe_point: true,
    enable_sync_point: false,
    enable_table_monitor: false,
    bdr_mode: false,
    sync_point_interval: 10 * minute,
    sync_point_retention: 24 * 60 * minute,
    filter: {
      rules: unlessEmpty(config.filter_rules),
      ignore_txn_start_ts: unlessEmpty(config.ignore_txn_start_ts),
    },
    mounter: { worker_num: config.mounter_worker_num },
    sink,
    consistent: {
      level: 'none',
      max_log_size: 64,
      flush_interval: 2_000,
      meta_flush_interval: 200,
      encoding_worker_num: 16,
      flush_worker_num: 8,
      storage: '',
      use_file_backend: false,
      compression: '',
      memory_usage: { memory_quota_percentage: 50 },
    },
    scheduler: {
      enable_table_across_nodes: false,
      region_threshold: 10_000,
      region_count_per_span: 100,
      region_count_refresh_interval: 5 * minute,
      write_key_threshold: 0,
      scheduling_task_count_per_node: 20,
      enable_splittable_check: false,
      force_split: false,
      balance_score_threshold: 20,
      min_traffic_percentage: 0.8,
      max_traffic_percentage: 1.25,
    },
    integrity: { integrity_check_level: 'none', corruption_handle_level: 'warn' },
    changefeed_error_stuck_duration: 30 * minute,
    synced_status: { synced_check_interval: 300, checkpoint_interval: 15 },
  };
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** Settings that only one kind of sink has. Sinks of the other kinds lose them. */
const owned = {
  queue: ['schema_registry', 'encoder_concurrency', 'only_output_updated_columns', 'kafka_config'],
  storage: [
    'csv',
    'date_separator',
    'enable_partition_separator',
    'file_index_width',
    'cloud_storage_config',
  ],
  database: ['safe_mode', 'mysql_config'],
};

/** Returns the sink settings that remain after a new coordinator has read them while the changefeed did not run. */
function reloadedSink(traits: Traits, kind: SinkKind, sink: SinkSettings): SinkSettings {
  if (kind === 'other') return sink;
  const lost = new Set(
    Object.entries(owned).flatMap(([owner, names]) => (owner === kind ? [] : names)),
  );
  if (kind === 'database') for (const name of ['protocol', 'terminator']) lost.add(name);
  if (sink.protocol !== 'avro') lost.add('schema_registry');
  if (kind !== 'queue') lost.add('dispatchers');
  const left: JsonObject = Object.fromEntries(
    Object.entries(sink).filter(([name]) => !lost.has(name)),
  );
  if (kind === 'queue') return left;
  const routes = traits.reloadedDispatchers === 'routes' ? routesOf(sink) : [];
  if (routes.length > 0) left.dispatchers = routes;
  return inOrder({
    ...left,
    delete_only_output_handle_key_columns: null,
    content_compatible: null,
  });
}

/** Returns the dispatchers without the fields that only queues use. */
function routesOf(sink: SinkSettings): JsonObject[] {
  const names = ['matcher', 'target-schema', 'target-table'];
  return objectsAt(sink, 'dispatchers').map((rule) =>
    Object.fromEntries(Object.entries(rule).filter(([name]) => names.includes(name))),
  );
}

function withoutSyncPoints(config: ReturnType<typeof settings>) {
  const { enable_sync_point, bdr_mode, sync_point_interval, sync_point_retention, ...left } =
    config;
  return left;
}
