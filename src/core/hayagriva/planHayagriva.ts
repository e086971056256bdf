import * as l10n from '@vscode/l10n';
import type { Entry } from '../bibtex/reading/entry';
import type { Addition, KeyedPaper } from '../bibtex/writing/planAdd';
import { keyAssigner } from '../corpus/key/citationKey';
import { writableKey } from '../corpus/key/writableKey';
import type { Paper } from '../corpus/paper';
import { samePapers } from '../corpus/samePapers';
import type { CslItem } from '../record/cslItem';
import { finished } from '../steps';
import { type TextEdit, withEdits } from '../text';
import { isBlankYaml, looksLikeHayagriva } from './looksLikeHayagriva';
import { printEntry, printFlowEntry } from './printYaml';
import { type HayagrivaBibliography, readingHayagriva } from './readHayagriva';
import { workOfRecord } from './recordWork';
import { yamlStyleOf } from './yamlStyle';

export interface HayagrivaOptions {
  /** The file's name in problems. */
  readonly name: string;
  /** Everything that is known about a paper. */
  readonly recordOf: (paper: Paper) => CslItem;
  /** Keys in the document's other bibliographies, which new entries must not use. */
  readonly taken?: Iterable<string>;
}

/** With fewer entries than this, ordered keys don't show that a file is sorted. */
const FEWEST_SORTED = 3;

/**
 * Plans adding entries for papers to the Hayagriva file `text`, in the file's style, at its end or in its order of keys; no other byte
 * changes. Papers already in the file keep their keys. If the file can't be read completely, or old and new entries wouldn't read back
 * correctly, the result has problems and no edit.
 */
export function planHayagriva(text: string, papers: readonly Paper[], options: HayagrivaOptions): Addition {
  return finished(planningHayagriva(text, papers, options));
}

/** Like `planHayagriva`, in steps of one or a few entries. */
export function* planningHayagriva(
  text: string,
  papers: readonly Paper[],
  { name, recordOf, taken = [] }: HayagrivaOptions,
): Generator<undefined, Addition> {
  const before = yield* readingHayagriva(text, name);
  const { fresh, skipped } = split(papers, before, taken);
  if (fresh.length === 0) return { edits: [], added: [], skipped, problems: [] };
  const broken = before.problems.find(({ code }) => code === 'yaml-error');
  const isOther = !looksLikeHayagriva(text) && !isBlankYaml(text);
  if (broken !== undefined || isOther)
    return refused(
      skipped,
      broken ?? { file: name, line: 1, code: 'not-hayagriva', message: l10n.t('It is not a Hayagriva bibliography.') },
    );
  const works = fresh.map((paper) => ({ key: paper.citationKey, work: workOfRecord(recordOf(paper)) }));
  const isFlow = /^[\s\uFEFF]*\{/.test(text);
  const style = yamlStyleOf(text, before.entries);
  const edits = isFlow
    ? [
        intoBraces(
          text,
          before.entries,
          works.map(({ key, work }) => printFlowEntry(key, work)),
          style.eol,
        ),
      ]
    : intoLines(
        text,
        before.entries,
        works.map(({ key, work }) => ({ key, text: printEntry(key, work, style) })),
        style,
      );
  if (!readsBack(before, yield* readingHayagriva(withEdits(text, edits), name), fresh))
    return refused(skipped, {
      file: name,
      line: 1,
      code: 'not-added',
      message: l10n.t('The new entry can’t be written there in a form that reads back the same.'),
    });
  return { edits, added: fresh.map(({ id, citationKey: key }) => ({ id, key })), skipped, problems: [] };
}

function refused(skipped: readonly KeyedPaper[], problem: Addition['problems'][number]): Addition {
  return { edits: [], added: [], skipped, problems: [problem] };
}

/** Splits papers into those missing from the file, each once and with a free key, and those already there. */
function split(papers: readonly Paper[], { entries, papers: held }: HayagrivaBibliography, taken: Iterable<string>) {
  const known = samePapers<string>();
  for (const paper of held) known.add(paper, paper.citationKey);
  const assign = keyAssigner([...entries.map(({ key }) => key), ...taken]);
  const ids = new Set<string>();
  const fresh: Paper[] = [];
  const skipped: KeyedPaper[] = [];
  for (const paper of papers) {
    const key = known.find(paper);
    if (key !== undefined) skipped.push({ id: paper.id, key });
    else if (!ids.has(paper.id)) fresh.push({ ...paper, citationKey: assign(writableKey(paper)) });
    ids.add(paper.id);
  }
  return { fresh, skipped };
}

interface Printed {
  readonly key: string;
  readonly text: string;
}

function intoLines(
  text: string,
  entries: readonly Entry[],
  added: readonly Printed[],
  style: { eol: string; blankLines: number },
): TextEdit[] {
  const gap = style.eol.repeat(style.blankLines + 1);
  const isSorted =
    entries.length >= FEWEST_SORTED && entries.every(({ key }, at) => at === 0 || compareKeys(entries[at - 1]?.key ?? '', key) <= 0);
  const nextOf = (key: string): Entry | undefined => (isSorted ? entries.find((entry) => compareKeys(entry.key, key) > 0) : undefined);
  const amid = added.filter(({ key }) => nextOf(key) !== undefined).sort((a, b) => compareKeys(a.key, b.key));
  const atEnd = added.filter(({ key }) => nextOf(key) === undefined).map((one) => one.text);
  return [
    ...amid.map((one) => ({ offset: startOf(text, nextOf(one.key)), length: 0, text: one.text + gap })),
    ...(atEnd.length === 0 ? [] : [afterAll(text, entries, atEnd.join(gap), gap, style.eol)]),
  ];
}

/** The start of an entry, including comment lines directly above it. */
function startOf(text: string, entry: Entry | undefined): number {
  let start = text.lastIndexOf('\n', (entry?.offset ?? 0) - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !/^#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** An edit at the end of the file, before a marker that ends its document. */
function afterAll(text: string, entries: readonly Entry[], block: string, gap: string, eol: string): TextEdit {
  const last = entries.at(-1);
  const from = last === undefined ? 0 : last.offset + last.length;
  const mark = /^\.\.\.[ \t]*\r?$/m.exec(text.slice(from));
  const end = mark === null ? text.length : from + mark.index;
  const before = text.slice(0, end);
  const isFirst = last === undefined && /^[\s\uFEFF]*$/.test(before);
  const breaks = before.slice(before.trimEnd().length).match(/\r\n|\r|\n/g)?.length ?? 0;
  const wanted = isFirst ? 0 : last === undefined ? 1 : gap.length / eol.length;
  return { offset: end, length: 0, text: eol.repeat(Math.max(0, wanted - breaks)) + block + eol };
}

/** An edit after the last entry of a flow mapping. */
function intoBraces(text: string, entries: readonly Entry[], added: readonly string[], eol: string): TextEdit {
  const last = entries.at(-1);
  const line = `${eol}  `;
  if (last === undefined) return { offset: text.indexOf('{') + 1, length: 0, text: `${line}${added.join(`,${line}`)}${eol}` };
  return { offset: last.offset + last.length, length: 0, text: `,${line}${added.join(`,${line}`)}` };
}

/** Whether all old entries read the same as before and the new ones are present without faults. */
function readsBack(before: HayagrivaBibliography, after: HayagrivaBibliography, fresh: readonly Paper[]): boolean {
  const isAsBefore = [...before.records].every(([key, record]) => JSON.stringify(after.records.get(key)) === JSON.stringify(record));
  const isThere = fresh.every(({ citationKey }) => after.records.has(citationKey));
  return (
    isAsBefore &&
    isThere &&
    after.problems.length === before.problems.length &&
    after.entries.length === before.entries.length + fresh.length
  );
}

/** Compares keys as editors sort them, ignoring case. */
function compareKeys(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
