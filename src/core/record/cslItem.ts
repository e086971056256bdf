/** A name as in CSL-JSON: in parts, or literal for organisations and mononyms. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
}

/** A date as in CSL-JSON: one list of year, month and day, or two for a range; `literal` and `raw` where it has no such parts. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly raw?: string;
  /** The date is not certain. */
  readonly circa?: boolean | number | string;
}

/** Not a name, so that no file of CSL-JSON can have it and no style sees it. */
export const setMembers = Symbol('members of a set');

/** One item of CSL-JSON (the schema of citationstyles.org, version 1.0.2); fields not named here pass through to the style as they are. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
  readonly publisher?: string;
  readonly number?: string;
  readonly 'container-title'?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly language?: string;
  /** Of a set of works, which are cited and printed as one: their records, the first of which this item repeats. */
  readonly [setMembers]?: readonly CslItem[];
  readonly [field: string]: unknown;
}
