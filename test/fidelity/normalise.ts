// Replaces what differs between two servers that behave alike: IDs, TSOs, times, addresses, versions.

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Replaces the volatile parts of a text. */
export function normaliseText(text: string): string {
  return text
    .replace(uuid, (id) => (id.startsWith('00000000-') ? id : '<uuid>'))
    .replace(/\b\d{16,}\b/g, '<big>')
    .replace(/127\.0\.0\.1:\d{4,5}/g, '<address>')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}/g, '<time>')
    .replace(/"(git_hash|version)": ?"[^"]*"/g, '"$1":"<version>"')
    .replace(/"cluster_id": ?"[^"]*"/g, '"cluster_id":"<cluster>"')
    .replace(/"pid": ?\d+/g, '"pid":<pid>');
}

/** Fields whose values differ between two clusters. Their types are compared. */
const volatile = new Set([
  'id',
  'address',
  'git_hash',
  'pid',
  'version',
  'upstream_id',
  'checkpoint_tso',
  'checkpoint_time',
  'checkpoint_ts',
  'resolved_ts',
  'start_ts',
  'target_ts',
  'create_time',
  'creator_version',
  'capture_id',
  'table_ids',
  'current_table_count',
  'gid',
  'maintainer_addr',
  'cluster_id',
]);

/** Fields whose value 0 is a fact. */
const zeroes = new Set(['resolved_ts', 'target_ts', 'checkpoint_tso', 'checkpoint_ts']);

/** Returns the fields of a JSON value by path: values where they are facts, types where they are volatile. */
export function shapeOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  const shape = new Map<string, string>();
  const add = (part: unknown, at: string) => {
    for (const [key, text] of shapeOf(part, at)) shape.set(key, text);
  };
  if (Array.isArray(value)) {
    shape.set(path, `array of ${value.length}`);
    for (const [index, item] of sorted(value).entries()) add(item, `${path}/${index}`);
  } else if (typeof value === 'object' && value !== null) {
    shape.set(path, `object of ${Object.keys(value).join(', ')}`);
    for (const [key, field] of Object.entries(value)) {
      if (isVolatile(key, field)) shape.set(`${path}/${key}`, typeOf(key, field));
      else add(field, `${path}/${key}`);
    }
  } else {
    shape.set(path, normaliseText(JSON.stringify(value)));
  }
  return shape;
}

/** IDs of captures are volatile, those of changefeeds are not. */
function isVolatile(key: string, value: unknown): boolean {
  return volatile.has(key) && !(key === 'id' && typeof value === 'string' && !isUuid(value));
}

function isUuid(text: string): boolean {
  return new RegExp(`^${uuid.source}$`).test(text);
}

function typeOf(key: string, value: unknown): string {
  if (zeroes.has(key) && value === 0) return '0';
  if (value === '' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Sorts a list whose order differs from call to call. */
function sorted(items: readonly unknown[]): unknown[] {
  const keyOf = (item: unknown): string => {
    if (typeof item !== 'object' || item === null) return JSON.stringify(item);
    const fields = new Map(Object.entries(item));
    const id = String(fields.get('id') ?? fields.get('changefeed_id') ?? '');
    return `${isUuid(id) ? fields.get('is_owner') : id} ${[...fields.keys()].join()}`;
  };
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
