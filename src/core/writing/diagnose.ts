import * as l10n from '@vscode/l10n';
import type { FilePlace } from '../bibliography/account';
import type { ManuscriptReferences } from '../library/manuscriptReferences';
import type { Problem } from '../problem';
import type { Span } from '../text';

export type Severity = 'warning' | 'information' | 'hint';

/** Something wrong at one place of a manuscript or bibliography; `code` is stable and `key` the citation key that it is about. */
export interface Finding extends Span {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly key: string;
}

interface ManuscriptEntry {
  readonly key: string;
  readonly file: string;
  readonly entry?: { readonly keyOffset: number };
}

/** More findings of one kind than this in one manuscript say nothing more. */
export const mostFindings = 300;

/** The first `mostFindings` of one kind; the last of them says how many were left out. */
export function capped<T extends { readonly message: string }>(findings: readonly T[]): readonly T[] {
  const rest = findings.length - mostFindings;
  if (rest <= 0) return findings;
  return findings
    .slice(0, mostFindings)
    .map((one, at) =>
      at < mostFindings - 1 ? one : { ...one, message: `${one.message} ${l10n.t('({0} more like this are not shown.)', rest)}` },
    );
}

/** One finding for each use of a key that no bibliography holds. */
export function undefinedKeys(
  { undefined: missing }: Pick<ManuscriptReferences<ManuscriptEntry>, 'undefined'>,
  bibliography: string,
): readonly Finding[] {
  const findings = missing.flatMap(({ key, uses }) =>
    uses.map(
      ({ file, start, end }): Finding => ({
        file,
        start,
        end,
        severity: 'warning',
        code: 'undefined-key',
        key,
        message: l10n.t('“{0}” is not in {1}.', key, bibliography),
      }),
    ),
  );
  return capped(findings);
}

/** One finding for each entry that the manuscript does not cite. */
export function unusedEntries({ unused }: Pick<ManuscriptReferences<ManuscriptEntry>, 'unused'>): readonly Finding[] {
  const findings = unused.flatMap(({ key, file, entry }): Finding[] => {
    if (entry === undefined) return [];
    return [
      {
        file,
        start: entry.keyOffset,
        end: entry.keyOffset + key.length,
        severity: 'hint',
        code: 'unused-entry',
        key,
        message: l10n.t('“{0}” is not cited in the manuscript.', key),
      },
    ];
  });
  return capped(findings);
}

/** Keys that one note names. */
const mostNamed = 3;

type Open = Pick<ManuscriptReferences<ManuscriptEntry>, 'undefined'>;

/** One finding on the line of each problem of a missing bibliography, where the manuscript cites keys that may be in it; `texts` are those of the problems' files. */
export function missingBibliographies(references: Open, problems: readonly Problem[], texts: readonly string[]): readonly Finding[] {
  if (references.undefined.length === 0) return [];
  const keys = namedKeys(references);
  return problems.map(({ file, line, message }, at): Finding => {
    const note = `${message} ${l10n.t('It may hold {0}, so undefined keys aren’t reported.', keys)}`;
    return { ...ofLine(file, line, texts[at] ?? '', references), code: 'missing-bibliography', message: note };
  });
}

/** One finding where the first of a manuscript's bibliographies is declared, none of which has an entry although it cites keys; `text` is that of the place's file. */
export function emptyBibliography(references: Open, names: string, place: FilePlace, text: string): readonly Finding[] {
  if (references.undefined.length === 0) return [];
  const message = l10n.t(
    'There are no entries in {0} yet, so undefined keys aren’t reported one by one: {1}.',
    names,
    namedKeys(references),
  );
  return [{ ...ofLine(place.uri, place.line, text, references), code: 'empty-bibliography', message }];
}

/** The first undefined keys in quotation marks, and how many more there are. */
function namedKeys({ undefined: open }: Open): string {
  const named = open.slice(0, mostNamed).map(({ key }) => l10n.t('“{0}”', key));
  const rest = open.length - named.length;
  return rest > 0 ? l10n.t('{0} and {1} more', named.join(', '), rest) : named.join(', ');
}

function ofLine(file: string, line: number, text: string, { undefined: [first] }: Open): Omit<Finding, 'code' | 'message'> {
  const start = lineStart(text, line);
  const end = text.indexOf('\n', start);
  const words = text.slice(start, end < 0 ? text.length : end).trimEnd();
  return { file, start, end: start + words.length, severity: 'information', key: first?.key ?? '' };
}

function lineStart(text: string, line: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return start;
    start = end + 1;
  }
  return start;
}
