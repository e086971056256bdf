import * as l10n from '@vscode/l10n';
import type { Entry } from '../bibtex/reading/entry';
import type { Addition, KeyedPaper } from '../bibtex/writing/planAdd';
import { keyAssigner } from '../corpus/key/citationKey';
import { writableKey } from '../corpus/key/writableKey';
import type { Paper } from '../corpus/paper';
import { samePapers } from '../corpus/samePapers';
import type { CslItem } from '../record/cslItem';
import { finished } from '../steps';
import { applyEdits, type TextEdit } from '../text';
import { isBlankYaml, looksLikeHayagriva } from './looksLikeHayagriva';
import { printEntry, printFlowEntry } from './printYaml';
import { type HayagrivaBibliography, readingHayagriva } from './readHayagriva';
import { workOfRecord } from './recordWork';
import { yamlStyleOf } from './yamlStyle';

export interface HayagrivaOptions {
  /** The file that problems name. */
  readonly name: string;
  /** Everything that is known of a paper. */
  readonly recordOf: (paper: Paper) => CslItem;
  /** Keys that the document's other bibliographies hold; a new entry's key differs from them. */
  readonly taken?: Iterable<string>;
}

/** Fewer entries in the order of their keys aren't a sign of a sorted file. */
const FEWEST_SORTED = 3;

/**
 * What adds entries for `papers` to the Hayagriva file `text`: in its own style, at its end or where its order of keys wants them, and no
 * other byte touched. A paper that is there keeps its key. A file that can't be read whole, or in which the new entries would not read back
 * beside the old ones, gives no edit but problems.
 */
export function planHayagriva(text: string, papers: readonly Paper[], options: HayagrivaOptions): Addition {
  return finished(planningHayagriva(text, papers, options));
}

/** As `planHayagriva`, in steps of an entry or a few. */
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
  if (!readsBack(before, yield* readingHayagriva(applyEdits(text, edits), name), fresh))
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

/** The papers that are not in the file, once each, under keys that are free there, and those that are. */
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
    ...(atEnd.length === 0 ? [] : [behindAll(text, entries, atEnd.join(gap), gap, style.eol)]),
  ];
}

/** Where an entry starts, with the lines of comment directly above it. */
function startOf(text: string, entry: Entry | undefined): number {
  let start = text.lastIndexOf('\n', (entry?.offset ?? 0) - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !/^#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** At the end of the file, before the mark that ends its document. */
function behindAll(text: string, entries: readonly Entry[], block: string, gap: string, eol: string): TextEdit {
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

/** After the last entry of a flow mapping. */
function intoBraces(text: string, entries: readonly Entry[], added: readonly string[], eol: string): TextEdit {
  const last = entries.at(-1);
  const line = `${eol}  `;
  if (last === undefined) return { offset: text.indexOf('{') + 1, length: 0, text: `${line}${added.join(`,${line}`)}${eol}` };
  return { offset: last.offset + last.length, length: 0, text: `,${line}${added.join(`,${line}`)}` };
}

/** Whether all old entries say what they said before, and the new ones are there without a fault. */
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

/** The order that editors sort keys in: letters by their lower-case form. */
function compareKeys(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
