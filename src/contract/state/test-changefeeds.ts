// The run's own changefeeds: what they are called, and that they can touch nothing.

/**
 * What changefeeds are for in a run, and their numbers. The main one's name begins that of the one that ends, so that it shows if
 * the server tells names by their beginning.
 */
const numbers = { running: 1, stopped: 2, main: 3, ending: 34, tables: 5, neighbour: 6 } as const;
/** What must be refused has numbers from here on. */
const firstOfOthers = 7;

export type Role = keyof typeof numbers;

/** The settings that every own changefeed has. */
export interface HarmlessSettings {
  readonly changefeed_id: string;
  readonly sink_uri: string;
  readonly filter_rules: readonly string[];
}

export interface OwnChangefeeds {
  readonly runId: string;
  /** The ID for a role, or for the name of a step whose changefeed must be refused: the same for the same name. */
  idOf(name: string): string;
  /** Settings with that ID. */
  settingsOf(name: string): HarmlessSettings;
  /** A well-formed ID of the run that no changefeed ever has. */
  readonly unknownId: string;
  /** Matches no table. */
  readonly filterRules: readonly string[];
}

/**
 * Names of a run: `<runId>-1`, `<runId>-2` and so on. Each writes to a host of its own at `blackhole://`, because v6.1.4 to v6.6.0
 * refuse a scheme and host that a changefeed had that was removed less than 30 seconds ago, and replicates no table.
 */
export function ownChangefeeds(runId: string): OwnChangefeeds {
  const ids = new Map(
    Object.entries(numbers).map(([role, number]) => [role, `${runId}-${number}`]),
  );
  // TiDB's filter takes no hyphen without quotes.
  const filterRules = [`${runId.replaceAll('-', '_')}.*`];
  const idOf = (name: string) => {
    const number = firstOfOthers + ids.size - Object.keys(numbers).length;
    const id = ids.get(name) ?? `${runId}-${number}`;
    ids.set(name, id);
    return id;
  };
  return {
    runId,
    idOf,
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

/** A run ID of its own: the time and chance, so that two runs never share one. */
export function newRunId(now: number, random: () => number): string {
  const chance = Math.floor(random() * 36 ** 6).toString(36);
  return `check-${Math.trunc(now).toString(36)}-${chance.padStart(6, '0')}`;
}

/** Whether a changefeed, or the host of a sink, has one of the run's own names, and not only begins like one. */
export function isOwn(runId: string, name: string): boolean {
  return name.startsWith(`${runId}-`) && /^(?:\d+|unknown)$/.test(name.slice(runId.length + 1));
}

/**
 * Whether a name begins with the run's and is of no other run: `<runId>-1-copy`, but neither `<runId>-1` nor `<runId>-b-1`, which
 * belongs to the run `<runId>-b`.
 */
export function isAlike(runId: string, name: string): boolean {
  return name.startsWith(`${runId}-`) && !/-(?:\d+|unknown)$/.test(name);
}

/** The host of a sink that takes everything and keeps nothing; empty for any other. */
export function blackholeOf(sinkUri: unknown): string {
  return /^blackhole:(?:\/\/)?(?:[^@/]*@)?([^/?#:]*)/.exec(String(sinkUri))?.[1] ?? '';
}
