// The test changefeeds of a run: their names, and settings with which they cannot affect any data.

/**
 * The roles of test changefeeds and their numbers. The name of `main` is a prefix of the name of `ending`, so that a run notices
 * a server that compares names only by prefix.
 */
const numbers = { running: 1, stopped: 2, main: 3, ending: 34, tables: 5, neighbour: 6 } as const;
/** The first number for other names. */
const firstOfOthers = 7;

/**
 * The name of the changefeed that servers must refuse. All refused creates share it: each ID leaves a service safe point in PD
 * (server-behaviour/running-servers.md#safe-points-of-creates).
 */
export const refusedName = 'refused';

export type Role = keyof typeof numbers;

/** The settings of every test changefeed. */
export interface HarmlessSettings {
  readonly changefeed_id: string;
  readonly sink_uri: string;
  readonly filter_rules: readonly string[];
}

export interface TestChangefeeds {
  readonly runId: string;
  /** Returns the ID for a role or another name. The same name gives the same ID. */
  idOf(name: string): string;
  /** Makes `idOf` return a new ID for the name that has this one, unless it is a role. */
  retire(id: string): void;
  /** Returns settings with that ID. */
  settingsOf(name: string): HarmlessSettings;
  /** A well-formed ID that no changefeed ever has. */
  readonly unknownId: string;
  /** Rules that match no table. */
  readonly filterRules: readonly string[];
}

/**
 * Returns the test changefeeds of a run, named `<runId>-1`, `<runId>-2` and so on. None replicates a table. Each writes to its own
 * host at `blackhole://`, because v6.1.4 to v6.6.0 reject the scheme and host of a changefeed that was removed less than 30 seconds
 * ago.
 */
export function createTestChangefeeds(runId: string): TestChangefeeds {
  const ids = new Map(
    Object.entries(numbers).map(([role, number]) => [role, `${runId}-${number}`]),
  );
  // TiDB's filter takes no hyphen without quotes.
  const filterRules = [`${runId.replaceAll('-', '_')}.*`];
  let next = firstOfOthers;
  const idOf = (name: string) => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = `${runId}-${next++}`;
    ids.set(name, id);
    return id;
  };
  return {
    runId,
    idOf,
    retire: (id) => {
      for (const [name, known] of ids) {
        if (known === id && !Object.hasOwn(numbers, name)) ids.delete(name);
      }
    },
    settingsOf: (name) => {
      const changefeed_id = idOf(name);
      return {
        changefeed_id,
        sink_uri: `blackhole://${changefeed_id}/`,
        filter_rules: filterRules,
      };
    },
    unknownId: `${runId}-unknown`,
    filterRules,
  };
}

const form = /^check-[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/;
/** The server's IDs may have 128 bytes; the run adds a hyphen and a word. */
const longestRunId = 100;

/** Whether a text is the ID of a run: `check-` and letters, digits and single hyphens, so that no other changefeed is taken for its own. */
export function isRunId(text: string): boolean {
  return text.length <= longestRunId && form.test(text);
}

/** Returns a new run ID, made from the time and a random number so that it is unique. */
export function newRunId(now: number, random: () => number): string {
  const chance = Math.floor(random() * 36 ** 6).toString(36);
  return `check-${Math.trunc(now).toString(36)}-${chance.padStart(6, '0')}`;
}

/** Returns true if a changefeed ID or the host of a sink is the name of a test changefeed, and not only begins like one. */
export function isTestChangefeed(runId: string, name: string): boolean {
  return name.startsWith(`${runId}-`) && /^(?:\d+|unknown)$/.test(name.slice(runId.length + 1));
}

/**
 * Whether a name begins with the run's and is of no other run: `<runId>-1-copy`, but neither `<runId>-1` nor `<runId>-b-1`, which
 * belongs to the run `<runId>-b`.
 */
export function resemblesTestChangefeed(runId: string, name: string): boolean {
  return name.startsWith(`${runId}-`) && !/-(?:\d+|unknown)$/.test(name);
}

/** The host of a sink that takes everything and keeps nothing; empty for any other. */
export function blackholeHost(sinkUri: unknown): string {
  return /^blackhole:(?:\/\/)?(?:[^@/]*@)?([^/?#:]*)/.exec(String(sinkUri))?.[1] ?? '';
}
