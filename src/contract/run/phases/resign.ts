// Evicts the owner, and looks that it goes, what the cluster answers meanwhile, and what is there afterwards (facts 4.4, C.13).
import type { OperationId } from '../../../../generated/operations.js';
import { type Finding, finding } from '../../finding/finding.js';
import { isObject } from '../../generated-files.js';
import { mayBe, surelyIs } from '../../scenario/expected.js';
import { closesConnections, gapAnswersOf, isOneOf } from '../../scenario/leaderless-responses.js';
import type { RequestInput } from '../../scenario/request-input.js';
import { resignStep } from '../../scenario/steps/disruptive.js';
import { ownerOf } from '../../state/discovered.js';
import { confirm, ownerTick } from '../await-effect.js';
import { untilLed } from '../election.js';
import { judge, type Run, sendInput } from '../run.js';
import { observed } from '../run-step-with-effect.js';
import { TransportError } from '../transport/transport.js';
import { checkBystanders } from './unaffected-changefeeds.js';

const operationId = 'resignOwner';

/** Milliseconds in which an eviction must show: ten ticks of the slowest owner. */
const showsWithin = 2_000;
/** An owner that goes and comes back is away for as many ticks at least, or was not seen to be away. */
const ticksOfGap = 2;
/** Milliseconds between two looks. */
const longestDelay = 60;

export async function resign(run: Run): Promise<void> {
  const owner = ownerOf(run.known);
  await observed(run, resignStep, async () => {
    run.watch.forgetTables();
    run.owners.forgetAll();
    run.watch.allChanged({ operationId, at: run.clock.now() });
    const gap = await watchGap(run, owner);
    if (!gap.wasSeen) {
      const rule = `an answer without an owner, or another owner than ${owner}`;
      const verdict = gap.isCertain ? 'never' : 'accepted';
      run.recorder.settlings.push({ operationId, rule, verdict });
      if (!gap.isCertain) return [...gap.findings, ...(await untilElected(run))];
      const expected = `within ${showsWithin / 1_000} s: ${rule}`;
      return [...gap.findings, finding('settling', operationId, expected, 'the same owner')];
    }
    return [...gap.findings, ...(await untilElected(run))];
  });
}

/** Looks at short intervals, until the cluster has an owner again. */
async function watchGap(run: Run, owner: string | undefined) {
  const findings: Finding[] = [];
  const started = run.clock.now();
  const rounds: Round[] = [];
  let [wasSeen, last, longest] = [false, started, 0];
  for (let delay = 5; ; delay = Math.min(longestDelay, Math.ceil(delay * 1.3))) {
    const round = await lookOnce(run, owner);
    rounds.push(round);
    findings.push(...run.recorder.newOnly(round.findings));
    wasSeen ||= round.isGap || round.isOther;
    const now = run.clock.now();
    [longest, last] = [Math.max(longest, now - last), now];
    const isOver = wasSeen
      ? !round.isGap || now - started >= run.settleTimeout
      : now - started >= showsWithin;
    if (isOver) break;
    await run.clock.wait(delay, run.options.signal);
  }
  // The same capture may win again, between two looks that are far apart (facts 4.4).
  const isCertain = longest <= ticksOfGap * ownerTick(run);
  return { wasSeen, isCertain, findings: [...findings, ...healthyWithoutOwner(run, rounds)] };
}

/** From v6.3 on the owner answers for the cluster's health (facts 1.2), so that there is none without an owner before and after. */
function healthyWithoutOwner({ kind }: Run, rounds: readonly Round[]): readonly Finding[] {
  if (kind.generation === 'newarch' || !surelyIs(kind, '>=6.3.0')) return [];
  const wrong = rounds.filter(
    ({ isHealthy }, index) =>
      isHealthy && rounds[index - 1]?.isOwnerless && rounds[index + 1]?.isOwnerless,
  );
  return wrong.length < 2
    ? []
    : [finding('settling', 'getHealth', 'no status 200 while nobody is the owner', 'status 200')];
}

interface Round {
  readonly findings: readonly Finding[];
  /** Some answer shows that nobody leads. */
  readonly isGap: boolean;
  /** The captures name no owner. */
  readonly isOwnerless: boolean;
  readonly isHealthy: boolean;
  /** Another capture leads. */
  readonly isOther: boolean;
}

async function lookOnce(run: Run, owner: string | undefined): Promise<Round> {
  // A new owner may begin a little earlier than the last one was.
  run.checkpoints.afterElection();
  const changefeed_id = run.known.own.idOf('running');
  const [captures, health, ...others] = await Promise.all([
    lookInGap(run, 'listCaptures', {}),
    lookInGap(run, 'getHealth', {}),
    lookInGap(run, 'listChangefeeds', { query: { state: 'all' } }),
    ...(run.watch.expected.has(changefeed_id)
      ? [lookInGap(run, 'getChangefeed', { path: { changefeed_id } })]
      : []),
  ]);
  const owners = Array.isArray(captures.value)
    ? captures.value.filter(isObject).filter(({ is_owner }) => is_owner === true)
    : [];
  const all = [captures, health, ...others];
  const isOwnerless = captures.isGap || (captures.isRead && owners.length === 0);
  return {
    findings: all.flatMap(({ findings }) => findings),
    isGap: all.some(({ isGap }) => isGap) || isOwnerless,
    isOwnerless,
    isHealthy: health.isRead,
    isOther: owners.length === 1 && owners[0]?.id !== owner,
  };
}

/** Every answer must be a success, or one that the facts name for the gap of this release. */
async function lookInGap(run: Run, operation: OperationId, input: RequestInput) {
  try {
    const raw = await sendInput(run, operation, input);
    const { response } = raw;
    if (response.status === 200) {
      const { value, findings } = judge(run, operation, raw, { statuses: [200] });
      return { value, findings, isGap: false, isRead: true };
    }
    const named = gapAnswersOf(run.kind, operation);
    const isNamed = isOneOf(named, response);
    if (isNamed && response.body === '') return noAnswer([]);
    const statuses = [200, ...new Set(named.map(({ status }) => status))];
    const errorCodes = [...new Set(named.map(({ code }) => code))];
    const mediaType = 'application/json';
    const { findings } = judge(run, operation, raw, { statuses, errorCodes, mediaType });
    if (isNamed || findings.length > 0) return { ...noAnswer(findings), isGap: isNamed };
    const expected = 'an answer that this release gives without an owner';
    const found = finding('error-template', operation, expected, response.body);
    return { ...noAnswer([found]), isGap: false };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const { message } = error;
    if (run.kind.generation === 'classic' && mayBe(run.kind, closesConnections))
      return noAnswer([]);
    return { ...noAnswer([finding('transport', operation, 'an answer', message)]), isGap: false };
  }
}

const noAnswer = (findings: readonly Finding[]) => ({
  value: undefined,
  findings,
  isGap: true,
  isRead: false,
});

/** One owner again, of whom every capture knows, and nothing of the run's changefeeds has changed. */
async function untilElected(run: Run): Promise<readonly Finding[]> {
  const rule = 'exactly one capture is the owner, and the cluster is healthy';
  const started = run.clock.now();
  run.checkpoints.afterElection();
  const isLed = await untilLed(run, started + run.settleTimeout);
  const milliseconds = run.clock.now() - started;
  run.checkpoints.afterElection();
  if (!isLed) {
    run.recorder.settlings.push({ operationId, rule, verdict: 'never' });
    const expected = `within ${run.settleTimeout / 1_000} s: ${rule}`;
    return [finding('settling', operationId, expected, 'not so')];
  }
  run.recorder.settlings.push({ operationId, rule, verdict: 'settled', milliseconds });
  const look = () => disagreement(run);
  const roles = await confirm(run, await look(), look);
  run.watch.allChanged({ operationId, at: run.clock.now() });
  const words = 'after the election';
  return [...roles, ...(await checkBystanders(run, { operationId, words }))];
}

/** What the asked capture says of its role, against the list of captures. */
async function disagreement(run: Run): Promise<readonly Finding[]> {
  const [status, captures] = await Promise.all([
    lookInGap(run, 'getServerStatus', {}),
    lookInGap(run, 'listCaptures', {}),
  ]);
  if (!isObject(status.value) || !Array.isArray(captures.value)) return [];
  const { id, is_owner } = status.value;
  const listed = captures.value.filter(isObject).find((one) => one.id === id);
  if (listed?.is_owner === is_owner) return [];
  const expected = `is_owner of ${id} as GET /captures shows it after the election, ${listed?.is_owner}`;
  return [finding('settling', operationId, expected, String(is_owner))];
}
