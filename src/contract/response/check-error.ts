// Checks what an error body says: that message and code agree with each other, with the status and with what was asked for.
import type { JsonValue } from '../../codec/index.js';
import { isObject } from '../generated-files.js';
import { isInRange } from '../release-range.js';
import { errorCodesOf } from '../schema/error-codes.js';
import type { ContractView } from '../schema/release-contract.js';
import { isPossible } from '../schema/schema-node.js';
import type { Disagreement } from './collect-findings.js';

/** Releases that give an error the code that its message begins with. Older ones may have that of the cause, or none (facts 1.0). */
const codeIsOutermost = '>=6.2.0';

/** The codes in an error's message. */
const codesInText = /\[((?:[A-Z]+:)?Err[A-Za-z]+)\]/g;

/** Everything in which an error body contradicts itself, the status, or `codes` that the request must provoke. */
export function checkError(
  body: JsonValue,
  status: number,
  codes: readonly string[] | undefined,
  view: ContractView,
): Disagreement[] {
  if (!isObject(body)) return [];
  const { error_code: code, error_msg: message } = body;
  if (typeof code !== 'string' || typeof message !== 'string') return [];
  const inText = [...message.matchAll(codesInText)].flatMap(([, inside = '']) => inside);
  return [
    ...checkAgreement(code, message, inText, view),
    ...checkCode(code, status, inText, codes, view),
  ];
}

function checkAgreement(
  code: string,
  message: string,
  inText: readonly string[],
  { generation, release }: ContractView,
): Disagreement[] {
  const strict =
    generation === 'newarch' || (release !== undefined && isInRange(release, codeIsOutermost));
  const told = (field: string, expected: string, received: string): Disagreement[] => [
    {
      check: 'error-template',
      pointer: `/${field}`,
      expected,
      received,
      contractPointer: `/components/schemas/HTTPError/properties/${field}`,
    },
  ];
  if (code === '') {
    const [first] = inText;
    return strict && first !== undefined && message.startsWith(`[${first}]`)
      ? told('error_code', `"${first}", which error_msg begins with`, '""')
      : [];
  }
  const agrees = strict ? message.startsWith(`[${code}]`) : inText.includes(code);
  if (agrees) return [];
  return told('error_msg', `a message that ${strict ? 'begins with' : 'holds'} [${code}]`, message);
}

function checkCode(
  code: string,
  status: number,
  inText: readonly string[],
  wanted: readonly string[] | undefined,
  view: ContractView,
): Disagreement[] {
  const { codes, pointer: contractPointer } = errorCodesOf(view);
  const told = (expected: string, severity?: 'warning'): Disagreement[] => {
    const received = JSON.stringify(code);
    return [
      {
        check: 'error-template',
        pointer: '/error_code',
        expected,
        received,
        contractPointer,
        severity,
      },
    ];
  };
  if (wanted !== undefined && !wanted.includes(code)) {
    return told(wanted.map((one) => JSON.stringify(one)).join(' or '));
  }
  if (code === '') return [];
  const known = codes.get(code);
  // Trouble inside the server may have any of the hundreds of codes that TiCDC has; refusals are a closed list.
  if (known === undefined) {
    return told('a known error code', status >= 500 || view.isNewer ? 'warning' : undefined);
  }
  if (!isPossible(view.release, known.releases)) {
    return told(`no code that only releases ${known.releases} have`);
  }
  // A server takes the status from any code in the message, the cause's too (facts 5).
  const possible = [code, ...inText].flatMap((one) => codes.get(one)?.statuses ?? []);
  if (possible.includes(status)) return [];
  return told(`a code of status ${status}; this one comes with ${known.statuses.join(' or ')}`);
}
