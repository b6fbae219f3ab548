// Time zones, looked up as Go's time.LoadLocation does.
import { type Refusal, refuseParameter, wrapped } from './refusal.js';
import { timeZoneNames } from './time-zone-names.js';
import type { RefusalTraits } from './traits.js';

/** @throws {Refusal} unless the time zone of a new changefeed is empty, `system`, `local` or known. */
export function checkTimeZone(traits: RefusalTraits, zone: string): void {
  const problem = isLocal(zone) ? undefined : timeZoneProblem(zone);
  if (problem === undefined) return;
  const { message } = unknownTimeZone(traits, problem).error;
  throw refuseParameter(`invalid api parameter: invalid timezone:${zone}: ${message}`);
}

/** Returns whether servers use their own time zone for a name. */
export function isLocal(zone: string): boolean {
  return ['', 'system', 'local'].includes(zone.toLowerCase());
}

/** @param problem see `timeZoneProblem`. */
export function unknownTimeZone(traits: RefusalTraits, problem: string): Refusal {
  return wrapped(traits, 'CDC:ErrLoadTimezone', 'load timezone', problem);
}

/** Files of the database that are no time zones. */
const otherFiles = [
  'iso3166.tab',
  'leap-seconds.list',
  'leapseconds',
  'tzdata.zi',
  'zone.tab',
  'zone1970.tab',
];

const copies = ['posix', 'right'];

const folders: ReadonlySet<string> = new Set(
  [...timeZoneNames].flatMap((name) => {
    const parts = name.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  }),
);

/** Returns why Go cannot load a time zone, in its words; undefined if it can. */
export function timeZoneProblem(zone: string): string | undefined {
  if (['', 'UTC', 'Local'].includes(zone)) return undefined;
  if (zone.includes('..') || zone.startsWith('/') || zone.startsWith('\\')) {
    return 'time: invalid location name';
  }
  // Servers open the file of the name, so the file system has its say.
  if (zone.includes('\0')) return 'invalid argument';
  const path = zone.split('/').filter((part) => part !== '' && part !== '.');
  if (path.some((part) => part.length > 255)) return 'file name too long';
  const inCopy = copies.includes(path[0] ?? '') ? path.slice(1) : path;
  const name = inCopy.join('/');
  const isFolder = name === '' || folders.has(name);
  if (isFolder) return 'is a directory';
  const isFile = (file: string) => timeZoneNames.has(file) || otherFiles.includes(file);
  const isBelowFile = inCopy.some((_, index) => isFile(inCopy.slice(0, index).join('/')));
  if (isBelowFile || (isFile(name) && /\/\.?$/.test(zone))) return 'not a directory';
  if (timeZoneNames.has(name)) return undefined;
  if (otherFiles.includes(name)) return 'malformed time zone information';
  return `unknown time zone ${zone}`;
}
