// Defects that the checks are known to miss. The bench fails for any other.
import type { Played } from './cluster.js';
import type { Defect } from './defect.js';
import { nameOf } from './targets.js';

const notSent = 'no run sends a request that shows it';
const freeText = 'the contract leaves this text to the server';
const tooLate = 'a run stops looking once an effect has settled';
const hidden = 'no other response shows these digits';

/** The reasons, by the name of the defect, or of a server and the defect. */
const reasons: Readonly<Record<string, string>> = {
  'getServerStatus sends bytes that are not UTF-8': freeText,
  'getServerStatus describes the owner in place of the capture that was called':
    'a run calls the owner',
  'getServerStatus says is_owner after ownership was lost':
    'the captures may disagree for a while after an election',
  'getServerStatus names its release without the v': freeText,
  'setLogLevel answers with a slash behind its path': notSent,
  'setLogLevel does not name the level that it refuses': freeText,
  'listChangefeeds prints hours of a clock with twelve of them, as does the detail':
    'a time zone explains whole hours',
  'listChangefeeds has no error for a failed changefeed': 'the contract allows null in every state',
  'getChangefeed rounds resolved_ts as a double': hidden,
  'getChangefeed masks no secrets in the query of a sink': notSent,
  'getChangefeed names an unknown changefeed without its namespace': freeText,
  'createChangefeed answers with a slash behind its path': notSent,
  'createChangefeed drops the query of the sink': notSent,
  'createChangefeed forgets the target where no start is given': notSent,
  'createChangefeed refuses a scheme in capitals': notSent,
  'pauseChangefeed ends by itself after ten seconds': tooLate,
  'resumeChangefeed falls back to stopped after five seconds': tooLate,
  'resumeChangefeed leaves one table behind': 'no run resumes a changefeed that has tables',
  'removeChangefeed keeps the ID from being used again': notSent,
  'moveTable answers with a slash behind its path': notSent,
  'moveTable to an unknown capture loses the table': notSent,
  'moveTable refuses a changefeed that is stopped': notSent,
  'moveTable refuses a body without a table': notSent,
  'moveTable refuses a capture that is not there': notSent,
  'rebalanceTables answers with a slash behind its path': notSent,
  'rebalanceTables refuses a changefeed that is stopped': notSent,
  'listProcessors sends bytes that are not UTF-8': freeText,
  'getProcessor is up to ten seconds old': 'tables may move for longer',
  'listCaptures shows the old owner for five seconds':
    'the captures may disagree for a while after an election',
  'listCaptures leaves out the capture that was called, unless it is the owner':
    'a run calls the owner',
  'resignOwner answers with a slash behind its path': notSent,
  'resignOwner happens again three seconds later': tooLate,
  'drainCapture answers with a slash behind its path': notSent,
  'drainCapture lets a table come back three seconds later': tooLate,
  'drainCapture makes the capture that was called stop': 'no rule compares liveness',
  'server answers HEAD as GET': notSent,
  'server answers OPTIONS 204': notSent,
  'server takes two slashes for one': notSent,
  'v8.5.7 newarch: listChangefeeds ends after ten changefeeds':
    'lists have another order each time, so that a second read shows what the first one lacked',
  'v8.5.7 newarch: updateChangefeed goes to the changefeed that the body names': notSent,
  'v8.5.7 newarch: moveTable answers null': 'no run succeeds in moving a table there',
  'v8.5.7 newarch: moveTable answers a page': 'no run succeeds in moving a table there',
};

/** Returns why a defect is missed on a server, or undefined if it should be found. */
export function reasonOf(played: Played, { id }: Defect): string | undefined {
  const server = nameOf(played);
  return reasons[`${server}: ${id}`] ?? reasons[id];
}
