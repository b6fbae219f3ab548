// Checks an error body: its message and its code must agree with each other, with the status and with the request.
import type { JsonValue } from '../../codec/index.js';
import { isObject } from '../../shared/json.js';
import { errorCodesOf } from '../schema/error-codes.js';
import type { ReleaseContract } from '../schema/release-contract.js';
import { mayBe, surelyIs } from '../schema/server-version.js';
import type { ReportFinding } from './finding-collector.js';

/**
 * Releases that give an error the code that its message begins with. Older ones may give the code of the cause, or none
 * (server-behaviour/http.md#error-causes).
 */
const codeIsOutermost = '>=6.2.0';

/** Codes of the backup library stand behind its text (server-behaviour/changefeeds.md#create-storage-checks). */
const ofBackup = 'BR:';

/** Matches the codes in an error's message. */
const codesInMessage = /\[((?:[A-Z]+:(?:[A-Za-z]+:)?)?Err[A-Za-z]+)\]/g;

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  /** The codes in the message, outermost first. */
  readonly inMessage: readonly string[];
}

/**
 * Checks an error body. A body without `error_code` and `error_msg` as texts is left to the schema.
 *
 * @param errorCodes The values of `error_code` that the request must provoke. If undefined, all known values pass.
 */
export function checkError(
  body: JsonValue,
  status: number,
  errorCodes: readonly string[] | undefined,
  contract: ReleaseContract,
  report: ReportFinding,
): void {
  if (!isObject(body)) return;
  const { error_code: code, error_msg: message } = body;
  if (typeof code !== 'string' || typeof message !== 'string') return;
  const inMessage = [...message.matchAll(codesInMessage)].flatMap(([, inside = '']) => inside);
  const error = { code, message, inMessage };
  checkAgreement(error, contract, report);
  checkCode(error, status, errorCodes, contract, report);
}

function checkAgreement(
  { code, message, inMessage }: ErrorBody,
  contract: ReleaseContract,
  report: ReportFinding,
): void {
  const isStrict = contract.generation === 'newarch' || surelyIs(contract, codeIsOutermost);
  if (code === '') {
    const [first] = inMessage;
    if (isStrict && first !== undefined && message.startsWith(`[${first}]`)) {
      report('error-code-empty', { expected: first, ...at('error_code') });
    }
    return;
  }
  const isPrefix = isStrict && !code.startsWith(ofBackup);
  const agrees = isPrefix ? message.startsWith(`[${code}]`) : inMessage.includes(code);
  if (agrees) return;
  const expected = { code, isPrefix };
  report('error-message-without-code', { expected, received: message, ...at('error_msg') });
}

const at = (field: string) => ({
  pointer: `/${field}`,
  contractPointer: `/components/schemas/HTTPError/properties/${field}`,
});

function checkCode(
  { code, inMessage }: ErrorBody,
  status: number,
  errorCodes: readonly string[] | undefined,
  contract: ReleaseContract,
  report: ReportFinding,
): void {
  const { codes, pointer: contractPointer } = errorCodesOf(contract.generation);
  const place = { received: code, pointer: '/error_code', contractPointer };
  if (errorCodes !== undefined && !errorCodes.includes(code)) {
    report('unexpected-error-code', { expected: errorCodes, ...place });
    return;
  }
  if (code === '') return;
  const known = codes.get(code);
  if (known === undefined) {
    // A failure inside the server may have any of TiCDC's hundreds of codes; those of refusals are a closed list.
    const severity = status >= 500 || contract.isNewer ? 'warning' : undefined;
    report('unknown-error-code', { ...place, severity });
    return;
  }
  const { releases, statuses } = known;
  if (!mayBe(contract, releases)) {
    report('error-code-of-other-releases', { expected: releases, ...place });
    return;
  }
  // A server takes the status from any code in the message, also from that of the cause (server-behaviour/error-codes.md#codes).
  const possible = [code, ...inMessage].flatMap((one) => codes.get(one)?.statuses ?? []);
  if (possible.includes(status)) return;
  report('error-code-of-other-status', { expected: { status, statuses }, ...place });
}
