import { inTable } from '../tables';
/** What the suffix of a DOI implies about where and when the work appeared. */
export interface DoiClaim {
  /** A venue's acronym, as returned by `knownVenue`. */
  readonly venue?: string;
  readonly year?: number;
  /** The year in which the publisher assigned the DOI; the work can't have appeared earlier. */
  readonly since?: number;
  /** Whether the work is an article in a journal. */
  readonly isJournal?: true;
}

/** The venue letters of older ACL Anthology ids (https://aclanthology.org/info/ids/). */
const anthology: Readonly<Record<string, string>> = { p: 'ACL', d: 'EMNLP', n: 'NAACL' };

/** The events of newer ACL Anthology ids whose volumes belong to the main conference. */
const anthologyEvents: Readonly<Record<string, string>> = { acl: 'ACL', emnlp: 'EMNLP', naacl: 'NAACL' };

/** Acronyms with which IEEE's suffixes begin, of conferences whose proceedings appear in the year of the meeting. */
const ieee: Readonly<Record<string, string>> = { cvpr: 'CVPR', iccv: 'ICCV', wacv: 'WACV', icassp: 'ICASSP', icra: 'ICRA' };

/**
 * What a normalised DOI implies; empty for most DOIs. Covers only publishers whose suffixes follow a published rule or spell out the event:
 * IEEE's `cvpr52729.2023.…`, AAAI's `aaai.v35i6.…` (volume 35 is that of 2021), the ACL Anthology, IJCAI, Interspeech; and the journals of
 * Springer Nature (`s10994-021-…`) and IEEE (`tpami.2021.…`), whose DOIs contain the year of acceptance.
 */
export function doiClaim(doi: string): DoiClaim {
  return ofIeee(doi) ?? ofAaai(doi) ?? ofAnthology(doi) ?? ofOthers(doi) ?? ofJournal(doi) ?? {};
}

function ofIeee(doi: string): DoiClaim | undefined {
  // Until 2018 there was no volume number: `cvpr.2016.90`.
  const [, acronym = '', year] = /^10\.1109\/([a-z]+)(?:\d{3,})?\.(\d{4})\.\d{2,7}$/.exec(doi) ?? [];
  const venue = inTable(ieee, acronym);
  return venue === undefined ? undefined : { venue, year: Number(year) };
}

function ofJournal(doi: string): DoiClaim | undefined {
  const short = /^10\.(?:1007|1038)\/s\d{5}-0(\d{2})-\d{4,5}-[\da-z]$/.exec(doi)?.[1];
  if (short !== undefined) return { since: 2000 + Number(short), isJournal: true };
  const year =
    /^10\.1109\/(?:access|jproc|jsac|jstsp|jbhi|lra|lsp|msp|tac|tasl|taslp|tcyb|tgrs|tifs|tip|tit|tits|tkde|tmi|tmm|tnn|tnnls|tpami|tro|tsp|tvcg|twc)\.((?:19|20)\d{2})\.\d{6,8}$/.exec(
      doi,
    )?.[1];
  return year === undefined ? undefined : { since: Number(year), isJournal: true };
}

function ofAaai(doi: string): DoiClaim | undefined {
  const volume = /^10\.1609\/aaai\.v(\d{2})i\d+\.\d+$/.exec(doi)?.[1];
  return volume === undefined ? undefined : { venue: 'AAAI', year: 1986 + Number(volume) };
}

function ofAnthology(doi: string): DoiClaim | undefined {
  const [, letter = '', short] = /^10\.18653\/v1\/([pdn])(\d{2})-1\d{3}$/.exec(doi) ?? [];
  const old = anthology[letter];
  if (old !== undefined) return { venue: old, year: Number(short) + (Number(short) > 60 ? 1900 : 2000) };
  const [, year, event = ''] = /^10\.18653\/v1\/(\d{4})\.([a-z]+)-(?:main|long|short)\.\d+$/.exec(doi) ?? [];
  const venue = inTable(anthologyEvents, event);
  return year === undefined ? undefined : { year: Number(year), ...(venue === undefined ? {} : { venue }) };
}

function ofOthers(doi: string): DoiClaim | undefined {
  const ijcai = /^10\.24963\/ijcai\.(\d{4})\/\d+$/.exec(doi)?.[1];
  if (ijcai !== undefined) return { venue: 'IJCAI', year: Number(ijcai) };
  const interspeech = /^10\.21437\/interspeech\.(\d{4})-\d+$/.exec(doi)?.[1];
  return interspeech === undefined ? undefined : { venue: 'INTERSPEECH', year: Number(interspeech) };
}
