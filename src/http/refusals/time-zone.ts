// The time zone of a new changefeed.
import { refuseParameter } from './refusal.js';
import type { RefusalTraits } from './traits.js';

/** @throws {Refusal} unless `zone` is empty, `system`, `local` or an IANA time zone. */
export function checkTimeZone({ causes }: RefusalTraits, zone: string): void {
  if (['', 'system', 'local'].includes(zone.toLowerCase()) || isTimeZone(zone)) return;
  const cause = `unknown time zone ${zone}`;
  const text = causes === 'twice' ? cause : 'load timezone';
  throw refuseParameter(
    `invalid api parameter: invalid timezone:${zone}: [CDC:ErrLoadTimezone]${text}: ${cause}`,
  );
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
