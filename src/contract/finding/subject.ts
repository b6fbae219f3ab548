// What a finding is about, as data.

/** The things that a finding names. Only those that apply are there. */
export interface Subject {
  readonly changefeed?: string;
  readonly capture?: string;
  readonly table?: string;
  /** The `state` query of a list of changefeeds; `none` for a list without the query. */
  readonly filter?: string;
  /** A field of a response or of a changefeed's settings, by its JSON name. */
  readonly field?: string;
  /** A header of responses, in lower case. */
  readonly header?: string;
}

/** One text for each subject, the same whatever the order of its properties. */
export function subjectKey(subject: Subject): string {
  const { changefeed, capture, table, filter, field, header } = subject;
  return JSON.stringify([changefeed, capture, table, filter, field, header]);
}
