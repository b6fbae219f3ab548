// Where the sandbox responds otherwise than the recorded servers, by recording and entry, with the reason.
import type { recordingNames } from '../../scripts/record/recording.js';

const lostRace =
  'the second create passed the check of the owner, which 10 of 10 on an idle v8.5.7 did not: the sandbox has the usual case';
const slowDrain =
  'the drained capture still had work after three seconds, which the sandbox has moved by then';
const otherApi = 'the sandbox plays API v1 only';

export const knownDifferences: Readonly<
  Record<(typeof recordingNames)[number], Readonly<Record<string, string>>>
> = {
  'classic-8.5.7': {
    'api v2 status exists or not': otherApi,
    'create race duplicate': lostRace,
  },
  'classic-6.1.7': {
    'create race duplicate': lostRace,
  },
  'newarch-8.5.7': {
    'api v2 status exists or not': otherApi,
    'status of the drained': slowDrain,
  },
};
