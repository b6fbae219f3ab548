// Errors in the words of the new architecture (facts, appendix C).
import { jsonAnswer } from '../../edge/answer.js';
import { Refusal, refuse } from '../refusal.js';

/** What operations answer that have nothing to say. */
export const emptyObject = (status: 200 | 202) => jsonAnswer(status, {}, undefined, 0);

/** An error that is none of TiCDC's own: it has no code. */
export function plainRefusal(message: string): Refusal {
  return new Refusal({ message, code: '' });
}

export function unknownChangefeed(id: string): Refusal {
  return refuse('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`);
}

export const notInitialized = plainRefusal('coordinator is not fully initialized, wait a moment');

/** Servers repeat the URI as it was given, its password included. */
export function invalidSinkUri(uri: string, cause?: string): Refusal {
  return refuse(
    'CDC:ErrSinkURIInvalid',
    `sink uri invalid '${uri}'${cause === undefined ? '' : `: ${cause}`}`,
  );
}

/** The format's placeholder is never filled. */
export function invalidReplicaConfig(cause: string): Refusal {
  return refuse('CDC:ErrInvalidReplicaConfig', `invalid replica config, %s: ${cause}`);
}

export function startBeforeHistory(start: bigint, safepoint: bigint): Refusal {
  return refuse(
    'CDC:ErrStartTsBeforeGC',
    `fail to create or maintain changefeed because start-ts ${start} is earlier than or equal to GC safepoint at ${safepoint}`,
  );
}

export function ineligibleTables(names: readonly string[]): Refusal {
  return refuse(
    'CDC:ErrTableIneligible',
    `some tables are not eligible to replicate([${names.join(' ')}]), if you want to ignore these tables, please set ignore_ineligible_table to true`,
  );
}

export function updateRefused(reason: string): Refusal {
  return refuse('CDC:ErrChangefeedUpdateRefused', reason);
}
