// IP addresses in square brackets, judged as Go's net/netip does.
import { goQuote } from './quote.js';

/** Returns what Go says of a text that is not an IPv6 address; undefined if it is one. `IPv4` for an IPv4 address. */
export function ipProblem(text: string): string | undefined {
  const fail = (problem: string, at?: string) =>
    `ParseAddr(${goQuote(text)}): ${problem}${at === undefined ? '' : ` (at ${goQuote(at)})`}`;
  const [first] = /[.:%]/.exec(text) ?? [];
  if (first === undefined) return fail('unable to parse IP');
  if (first === '%') return fail('missing IPv6 address');
  if (first === '.') return ipv4Problem(text, fail) ?? 'IPv4';
  return ipv6Problem(text, fail);
}

type Fail = (problem: string, at?: string) => string;

function ipv4Problem(text: string, fail: Fail): string | undefined {
  let value = 0;
  let digits = 0;
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/\d/.test(character)) {
      if (digits === 1 && value === 0) return fail('IPv4 field has octet with leading zero');
      value = value * 10 + Number(character);
      digits += 1;
      if (value > 255) return fail('IPv4 field has value >255');
    } else if (character === '.') {
      if (index === 0 || index === text.length - 1 || text[index - 1] === '.') {
        return fail('IPv4 field must have at least one digit', text.slice(index));
      }
      if (dots === 3) return fail('IPv4 address too long');
      dots += 1;
      value = 0;
      digits = 0;
    } else return fail('unexpected character', text.slice(index));
  }
  return dots < 3 ? fail('IPv4 address too short') : undefined;
}

function ipv6Problem(text: string, fail: Fail): string | undefined {
  const [, address = '', zone] = /^([^%]*)(?:%(.*))?$/s.exec(text) ?? [];
  if (zone === '') return fail('zone must be a non-empty string');
  let rest = address.startsWith('::') ? address.slice(2) : address;
  let ellipsis = address.startsWith('::');
  if (ellipsis && rest === '') return undefined;
  let groups = 0;
  while (groups < 8) {
    const [group = ''] = /^[0-9a-f]*/i.exec(rest) ?? [];
    if (group.length > 4) return fail('each group must have 4 or less digits', rest);
    if (group === '') {
      return fail('each colon-separated field must have at least one digit', rest);
    }
    if (rest[group.length] === '.') {
      if (!ellipsis && groups !== 6) {
        return fail('embedded IPv4 address must replace the final 2 fields of the address', rest);
      }
      if (groups > 6) {
        return fail('too many hex fields to fit an embedded IPv4 at the end of the address', rest);
      }
      const problem = ipv4Problem(rest, fail);
      if (problem !== undefined) return problem;
      rest = '';
      groups += 2;
      break;
    }
    groups += 1;
    rest = rest.slice(group.length);
    if (rest === '') break;
    if (!rest.startsWith(':')) return fail('unexpected character, want colon', rest);
    if (rest.length === 1) return fail('colon must be followed by more characters', rest);
    rest = rest.slice(1);
    if (!rest.startsWith(':')) continue;
    if (ellipsis) return fail('multiple :: in address', rest);
    ellipsis = true;
    rest = rest.slice(1);
    if (rest === '') break;
  }
  if (rest !== '') return fail('trailing garbage after address', rest);
  if (groups < 8 && !ellipsis) return fail('address string too short');
  if (groups >= 8 && ellipsis) {
    return fail('the :: must expand to at least one field of zeros');
  }
  return undefined;
}
