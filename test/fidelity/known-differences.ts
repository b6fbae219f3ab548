// Where the sandbox responds otherwise than the recorded servers, by recording and entry, with the reason.
import type { recordingNames } from '../../scripts/record/recording.js';

const moment = 'the cluster is at another moment: requests of the sandbox take no time';
const otherApi = 'the sandbox plays API v1 only';
const election = 'the moments after a resignation or a drain';
const lostUpdate = 'an update is lost, because requests of the sandbox take no time';

export const knownDifferences: Readonly<
  Record<(typeof recordingNames)[number], Readonly<Record<string, string>>>
> = {
  'classic-8.5.7': {
    'api v2 status exists or not': otherApi,
    'update lc mounter 32 again': lostUpdate,
    'detail of lc updated': lostUpdate,
    'detail of lc resumed': lostUpdate,
    'create in the gap': election,
    'detail of lc after resign': lostUpdate,
  },
  'classic-6.1.7': {
    'update lc mounter 32 again': lostUpdate,
    'detail of lc updated': lostUpdate,
    'detail of lc resumed': lostUpdate,
    'list many': moment,
    'list in the gap': election,
    'status in the gap': election,
    'create in the gap': election,
    'list in the gap at the other': election,
    'detail of lc after resign': lostUpdate,
  },
  'newarch-8.5.7': {
    'api v2 status exists or not': otherApi,
    'list in the gap': election,
    'health in the gap': election,
    'create in the gap': election,
    'list in the gap at the other': election,
    'status of the drained': election,
  },
};
