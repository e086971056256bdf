import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { shown } from '../../core/escape';
import { byline } from '../../core/presentation/facts';
import type { Span } from '../../core/text';
import { headingBefore } from '../../core/writing/headings';
import { type SectionSentence, sectionAround, sentencesIn } from '../../core/writing/section';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { rangeOf, syntaxOf } from '../../host/files/documents';
import type { Suggesting } from '../../host/library/suggesting';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { Mentions } from '../../host/manuscript/documentMentions';
import { EditRefused } from '../../host/window/attempt';
import { registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { createPick, type Row as PickRow, withProgress } from '../../host/window/questions';

/** Most papers listed as possibly missing. */
const mostMissing = 12;
/** Fewest matching words for a paper that isn't named. */
const leastTerms = 3;

interface Services {
  readonly active: ActiveManuscript;
  readonly bibliographies: Bibliographies;
  readonly suggesting: Suggesting;
  readonly mentions: () => Promise<Mentions>;
  readonly log: Log;
}

/** A row of the list: a paper, its place in the text, and whether Enter cites it there. */
interface Row extends PickRow {
  readonly at?: Span;
  readonly cites?: Paper;
}

/** `lectern.reviewSection`: lists the papers that the selection, or the section at the cursor, cites, names without citing, or may have missed. */
export function registerReviewSection(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'reviewSection', () => review(services));
}

async function review(services: Services): Promise<void> {
  const editor = await services.active.show();
  const syntax = editor === undefined ? undefined : syntaxOf(editor.document);
  if (editor === undefined || syntax === undefined)
    throw new EditRefused(l10n.t('Open a LaTeX, Markdown or Typst document to review a section of it.'));
  const { document, selection } = editor;
  let span: Span = selection.isEmpty
    ? sectionAround(document.getText(), document.offsetAt(selection.active), syntax)
    : { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  for (let position = 0; ; ) {
    const length = document.getText().length;
    const progress = { where: 'window', title: l10n.t('Reviewing the section') } as const;
    const rows = await withProgress(progress, () => rowsOf(services, document, span));
    const chosen = await walk(editor, rows, position);
    if (chosen?.at === undefined) return;
    if (chosen.cites === undefined) {
      editor.selection = new vscode.Selection(document.positionAt(chosen.at.start), document.positionAt(chosen.at.end));
      return;
    }
    position = rows.indexOf(chosen);
    await runCommand('insertCitation', { ids: [chosen.cites.id], at: chosen.at });
    span = { start: span.start, end: span.end + document.getText().length - length };
  }
}

/** Shows the list, revealing the active row's place in the text. Resolves with the picked row; undefined if dismissed. */
function walk(editor: vscode.TextEditor, rows: readonly Row[], position: number): Promise<Row | undefined> {
  const pick = createPick<Row>();
  const marked = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
  });
  pick.title = shown(l10n.t('Review of the section'));
  pick.placeholder = shown(l10n.t('Enter goes to a citation, or cites what is missing'));
  pick.matchOnDetail = true;
  pick.items = rows;
  const first = rows.slice(position).find(({ at }) => at !== undefined) ?? rows.find(({ at }) => at !== undefined);
  pick.activeItems = first === undefined ? [] : [first];
  return new Promise((resolve) => {
    pick.onDidChangeActive(([row]) => {
      const range = row?.at === undefined ? undefined : rangeOf(editor.document, row.at);
      editor.setDecorations(marked, range === undefined ? [] : [range]);
      if (range !== undefined) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      marked.dispose();
      pick.dispose();
    });
    pick.show();
  });
}

async function rowsOf(services: Services, document: vscode.TextDocument, span: Span): Promise<readonly Row[]> {
  const syntax = syntaxOf(document);
  if (syntax === undefined) return [];
  const text = document.getText();
  const within = ({ start, end }: Span): boolean => start >= span.start && end <= span.end;
  const cited = await citedRows(services.bibliographies, document, within);
  const named = (await (await services.mentions()).in(document)).filter((mention) => within(mention) && !mention.isCited);
  const namedRows = firstOfEach(
    named.map(({ paper, start, end }) => ({ ...row(paper, text.slice(start, end)), at: { start, end }, cites: paper })),
  );
  const known = new Set([...(await services.bibliographies.citedPapers(document)), ...named.map(({ paper }) => paper.id)]);
  const bare = sentencesIn(text, span, syntax).filter((sentence) => !cited.some(({ at }) => at !== undefined && overlaps(at, sentence)));
  const heading = headingBefore(text, bare[0]?.start ?? span.start, syntax);
  const missing = await missingRows(services.suggesting, bare, heading, known);
  return [
    ...group(l10n.t('Cited ({0})', cited.length), cited),
    ...group(l10n.t('Named without a citation ({0})', namedRows.length), namedRows),
    ...group(l10n.t('Might be missing ({0})', missing.length), missing),
  ];
}

async function citedRows(bibliographies: Bibliographies, document: vscode.TextDocument, within: (span: Span) => boolean): Promise<Row[]> {
  const keys = (syntaxOf(document)?.citations(document.getText()) ?? []).flatMap((citation) => citation.keys).filter(within);
  const rows = keys.map(async ({ key, start, end }): Promise<Row> => {
    const paper = await bibliographies.paper(document, key);
    return {
      ...(paper === undefined ? { label: shown(key), description: shown(l10n.t('not in the bibliography')) } : row(paper, key)),
      at: { start, end },
    };
  });
  return firstOfEach(await Promise.all(rows));
}

/** Papers that fit sentences without citations, best first, each with its best sentence. */
async function missingRows(
  suggesting: Suggesting,
  sentences: readonly SectionSentence[],
  heading: string,
  known: ReadonlySet<string>,
): Promise<Row[]> {
  const found: { readonly score: number; readonly row: Row }[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const before = `${heading}. ${sentences[at - 1]?.prose ?? ''}`;
    for (const { paper, score, terms, named } of await suggesting.suggest(sentence.prose, 3, before)) {
      if (known.has(paper.id) || (!named && terms.length < leastTerms)) continue;
      found.push({ score, row: { ...row(paper, `${terms.join(', ')} · “${sentence.prose}”`), at: sentence, cites: paper } });
    }
  }
  return firstOfEach(found.sort((a, b) => b.score - a.score).map((one) => one.row)).slice(0, mostMissing);
}

function row(paper: Paper, detail: string): Row {
  return { label: shown(paper.title), description: shown(byline(paper)), detail: shown(detail) };
}

/** The first row of each paper, or of each key without one. */
function firstOfEach(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ label, description }) => {
    const name = `${label} ${description}`;
    return !seen.has(name) && seen.add(name);
  });
}

function group(label: string, rows: readonly Row[]): readonly Row[] {
  return [{ label: shown(label), kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end + 3 && b.start < a.end;
}
