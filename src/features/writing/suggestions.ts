import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { evidence } from '../../core/search/suggest/evidence';
import { passageTerms } from '../../core/search/suggest/suggestTerms';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { FoundPapers } from '../../host/bibliography/foundPapers';
import type { CitationForms } from '../../host/citing/citationForms';
import type { Citing } from '../../host/citing/citer';
import type { PaperPick } from '../../host/citing/paperPick';
import { known as knownPapers, type Picking } from '../../host/citing/picking';
import { citingSelector, syntaxOf } from '../../host/files/documents';
import type { Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { EditRefused } from '../../host/window/attempt';
import { command, registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';
import { idsOf } from '../../host/window/paperTargets';
import { withProgress } from '../../host/window/questions';
import { registerActions } from '../../host/window/shownLabels';

const rows = 20;

/** A selection shorter than this is a word or a name, not a passage. */
const shortestPassage = 20;

interface Services {
  readonly active: ActiveManuscript;
  readonly log: Log;
  readonly library: LibraryService;
  readonly found: FoundPapers;
  readonly suggesting: Suggesting;
  readonly bibliographies: Bibliographies;
  readonly forms: CitationForms;
  readonly pick: PaperPick;
  readonly picking: Picking;
  readonly citing: Citing;
}

/** `lectern.suggestCitations`: papers for the selection or the paragraph at the cursor, or like a given paper; and a light bulb on a selection. */
export function registerSuggestions(services: Services): vscode.Disposable {
  const bulb: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      if (range.isEmpty || document.getText(range).trim().length < shortestPassage) return [];
      const action = new vscode.CodeAction(l10n.t('Suggest citations for the selection'), vscode.CodeActionKind.Empty);
      action.command = command(action.title, 'suggestCitations');
      return [action];
    },
  };
  return vscode.Disposable.from(
    registerCommand(services.log, 'suggestCitations', (target, ...rest: unknown[]) => suggest(services, idsOf(target, rest[0]))),
    registerCommand(services.log, 'moreLikeThis', async (target, ...rest: unknown[]) => {
      const papers = await services.picking.papers(target, rest[0], l10n.t('More like which paper?'));
      await suggest(
        services,
        papers.map(({ id }) => id),
        target?.opens === true,
      );
    }),
    registerActions(citingSelector, bulb, { providedCodeActionKinds: [vscode.CodeActionKind.Empty] }),
  );
}

async function suggest(
  { active, library, found: beyond, suggesting, bibliographies, forms, pick, citing }: Services,
  ids: readonly string[] | undefined,
  opens = false,
): Promise<void> {
  const editor = opens ? undefined : await active.show();
  const canCite = editor !== undefined && syntaxOf(editor.document) !== undefined;
  if (ids === undefined && !canCite) throw new EditRefused(l10n.t('Open a LaTeX, Markdown or Typst document to suggest citations for.'));
  await library.ready();
  const papers = ids === undefined ? [] : knownPapers(library, beyond, ids);
  if (ids !== undefined && papers.length === 0) return;
  const { passage, before } = ids === undefined && editor !== undefined ? passageOf(editor) : { passage: '', before: '' };
  // A large library is read for this once, which takes seconds.
  const progress = { where: 'window', title: l10n.t('Finding papers that fit') } as const;
  const found = await withProgress(progress, () =>
    ids === undefined ? suggesting.suggest(passage, rows, before) : suggesting.like(papers, rows),
  );
  if (found.length === 0) {
    void inform(
      ids !== undefined
        ? l10n.t('No related paper is known.')
        : saysLittle(passage)
          ? l10n.t('This passage and the text before it say too little to go by. Select a sentence that says more.')
          : l10n.t('No paper of your library fits this passage.'),
    );
    return;
  }
  const cited = canCite ? await bibliographies.citedPapers(editor.document) : new Set<string>();
  const reasons = found.map(({ paper, terms }): [string, string] => {
    const said = evidence(paper, terms);
    const words = [cited.has(paper.id) ? l10n.t('already cited') : '', terms.join(', '), said === undefined ? '' : `“${said}”`];
    return [paper.id, words.filter((part) => part !== '').join(' · ')];
  });
  const [fresh, known] = [found.filter(({ paper }) => !cited.has(paper.id)), found.filter(({ paper }) => cited.has(paper.id))];
  const picked = await pick.show({
    title: ids === undefined ? l10n.t('Suggested citations') : opens ? l10n.t('More like this: open') : l10n.t('More like this'),
    placeholder:
      ids === undefined
        ? l10n.t('Best matches for this passage. Type to search the whole library.')
        : l10n.t('Type to search the whole library.'),
    first: [...fresh, ...known].map(({ paper }) => paper),
    ...(known[0] !== undefined && fresh.length > 0 && { parted: { before: known[0].paper.id, label: l10n.t('Already cited') } }),
    reasons: new Map(reasons),
    ...(canCite ? { forms: forms.choices() } : {}),
  });
  if (picked !== undefined && opens) for (const { id } of picked.papers) await runCommand('openPaper', { id });
  else if (picked !== undefined && canCite) await citing.cite(editor, picked.papers, picked.asked);
}

/** Whether a passage has hardly a word of its own: "This was later improved." */
function saysLittle(passage: string): boolean {
  return passageTerms(passage).filter(({ kind }) => kind === 'word').length < 3;
}

/** The selected text with what stands before it in its paragraph, else the paragraph around the cursor with the one before. */
function passageOf({ document, selection }: vscode.TextEditor): { readonly passage: string; readonly before: string } {
  if (!selection.isEmpty) {
    const start = new vscode.Position(firstLine(document, selection.start.line), 0);
    return { passage: document.getText(selection), before: document.getText(new vscode.Range(start, selection.start)) };
  }
  const first = firstLine(document, selection.active.line);
  let last = selection.active.line;
  while (!isBlank(document, last + 1)) last += 1;
  let previous = first - 1;
  while (previous > 0 && isBlank(document, previous)) previous -= 1;
  const before = previous <= 0 ? '' : document.getText(new vscode.Range(firstLine(document, previous), 0, previous + 1, 0));
  return { passage: document.getText(new vscode.Range(first, 0, last + 1, 0)), before };
}

/** The first line of the paragraph that holds a line: what stands between two blank lines. */
function firstLine(document: vscode.TextDocument, line: number): number {
  let first = line;
  while (!isBlank(document, first - 1)) first -= 1;
  return first;
}

function isBlank(document: vscode.TextDocument, line: number): boolean {
  return line < 0 || line >= document.lineCount || document.lineAt(line).isEmptyOrWhitespace;
}
