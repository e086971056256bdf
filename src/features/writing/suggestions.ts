import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { nothingFits, saysLittle } from '../../core/presentation/nothingFits';
import { suggestionReason } from '../../core/presentation/suggestionReason';
import { equalGroups } from '../../core/search/suggest/equalGroups';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { FoundPapers } from '../../host/bibliography/foundPapers';
import type { CitationForms } from '../../host/citing/citationForms';
import type { Citing } from '../../host/citing/citer';
import type { PaperPick } from '../../host/citing/paperPick';
import { known as knownPapers, type Picking } from '../../host/citing/picking';
import type { PickGroup, PickOptions, PickReason } from '../../host/citing/pickOptions';
import { citingSelector, syntaxOf } from '../../host/files/documents';
import type { SuggestedPaper, Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { MarkedPassage, type Passage, passageOf, shortestPassage } from '../../host/manuscript/passage';
import { EditRefused } from '../../host/window/attempt';
import { command, registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { inform } from '../../host/window/notify';
import { idsOf } from '../../host/window/paperTargets';
import { withProgress } from '../../host/window/questions';
import { registerActions } from '../../host/window/shownLabels';

const rows = 20;

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

/** `lectern.suggestCitations`: suggests papers for the selection or the paragraph at the cursor, or like a given paper; also a code action on a selection. */
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

/** Suggests papers for the passage at the cursor or, with `ids`, papers like these; what is picked is cited or, with `opens`, opened. */
async function suggest(services: Services, ids: readonly string[] | undefined, opens = false): Promise<void> {
  const { active, library, citing } = services;
  const editor = opens ? undefined : await active.show();
  const citable = editor !== undefined && syntaxOf(editor.document) !== undefined ? editor : undefined;
  if (ids === undefined && citable === undefined) {
    throw new EditRefused(l10n.t('Open a LaTeX, Markdown or Typst document to suggest citations for.'));
  }
  await library.ready();
  const papers = ids === undefined ? [] : knownPapers(library, services.found, ids);
  if (ids !== undefined && papers.length === 0) return;
  const asked = ids === undefined && citable !== undefined ? passageOf(citable) : undefined;
  const answer = await findFitting(services, { asked, papers }, citable);
  if (answer.found.length === 0) {
    void inform(nothingFits(asked?.prose));
    return;
  }
  const { passage } = answer;
  const marked = passage === undefined || citable === undefined ? undefined : new MarkedPassage(citable, passage.range);
  const shown = listed(services, { ...answer, citable, opens }, marked);
  const picked = await shown.finally(() => marked?.dispose());
  if (picked !== undefined && opens) for (const { id } of picked.papers) await runCommand('openPaper', { id });
  else if (picked !== undefined && citable !== undefined) await citing.cite(citable, picked.papers, picked.asked);
}

/** What papers are asked for: a passage to fit or, if that is undefined, papers to be like. */
interface Request {
  readonly asked: Passage | undefined;
  readonly papers: readonly Paper[];
}

/** What was found, and by what. */
interface Answer {
  readonly found: readonly SuggestedPaper[];
  /** The passage that decided; undefined where the papers did that those found are like. */
  readonly passage: Passage | undefined;
  readonly papers: readonly Paper[];
  /** Whether these are cited around a passage that says too little itself. */
  readonly areCited: boolean;
}

/** The papers that fit a passage or, where it says too little, are like those that it cites, or are like others. */
function findFitting(
  { suggesting, bibliographies }: Services,
  { asked, papers }: Request,
  editor: vscode.TextEditor | undefined,
): Thenable<Answer> {
  // The first time, a large library must be read, which takes seconds.
  const progress = { where: 'window', title: l10n.t('Finding papers that fit') } as const;
  return withProgress(progress, async () => {
    if (asked === undefined) return { found: await suggesting.like(papers, rows), passage: asked, papers, areCited: false };
    const found = await suggesting.suggest(asked.passage, rows, asked.before);
    if (found.length > 0 || editor === undefined || !saysLittle(asked.prose)) return { found, passage: asked, papers, areCited: false };
    const cited = await bibliographies.papersOf(editor.document, asked.cited);
    return { found: await suggesting.like(cited, rows), passage: undefined, papers: cited, areCited: true };
  });
}

/** What was found, and what becomes of a pick. */
interface Found extends Answer {
  /** The editor in which a pick is cited. */
  readonly citable: vscode.TextEditor | undefined;
  readonly opens: boolean;
}

/** Shows what was found in a list: first what is not cited yet, in groups, each paper with its reason. */
async function listed(
  { bibliographies, forms, pick }: Services,
  { found, passage, papers, areCited, citable, opens }: Found,
  marked: MarkedPassage | undefined,
): ReturnType<PaperPick['show']> {
  const cited = citable === undefined ? new Set<string>() : await bibliographies.citedPapers(citable.document);
  const [fresh, known] = [found.filter(({ paper }) => !cited.has(paper.id)), found.filter(({ paper }) => cited.has(paper.id))];
  const parts = partsOf(fresh, known);
  const said = new Map(parts.groups.flatMap((group) => group.papers.map(({ id }) => [id, group.shared] as const)));
  const grounds = { passage: passage?.passage, like: textOf(papers) };
  const reasons = found.map((one): [string, PickReason] => {
    const { id } = one.paper;
    return [id, suggestionReason(one, { ...grounds, isCited: cited.has(id), said: said.get(id) ?? [] })];
  });
  const terms = new Map(found.map((one) => [one.paper.id, one.terms]));
  return pick.show({
    ...headings(passage === undefined ? (areCited ? 'cited' : 'papers') : 'passage', opens),
    first: [...fresh, ...known].map(({ paper }) => paper),
    ...parts,
    onActive: (paper) => marked?.show(terms.get(paper?.id ?? '') ?? []),
    reasons: new Map(reasons),
    ...(citable === undefined ? {} : { forms: forms.choices() }),
  });
}

function headings(ground: 'passage' | 'cited' | 'papers', opens: boolean): Pick<PickOptions, 'title' | 'placeholder'> {
  if (ground !== 'papers') {
    return {
      title: l10n.t('Suggested citations'),
      placeholder:
        ground === 'passage'
          ? l10n.t('Best matches for this passage. Type to search the whole library.')
          : l10n.t('Like the works cited here, as this passage says little. Type to search the whole library.'),
    };
  }
  return {
    title: opens ? l10n.t('More like this: open') : l10n.t('More like this'),
    placeholder: l10n.t('Type to search the whole library.'),
  };
}

/** The groups that fit equally well, and the separators before other matches and before papers already cited. */
function partsOf(
  fresh: readonly SuggestedPaper[],
  known: readonly SuggestedPaper[],
): Pick<PickOptions, 'parted'> & { readonly groups: readonly (PickGroup & { readonly shared: readonly string[] })[] } {
  const ids = fresh.map(({ paper }) => paper.id);
  const groups = equalGroups(fresh.map(({ paper, ...found }) => ({ id: paper.id, ...found }))).map(({ ids: own, shared }) => ({
    papers: fresh.flatMap(({ paper }) => (own.includes(paper.id) ? [paper] : [])),
    label: l10n.t('Fit equally well: {0}', shared.join(', ')),
    shared,
  }));
  const begins = new Set(groups.map(({ papers }) => papers[0]?.id));
  const others = groups.flatMap(({ papers }) => {
    const next = ids[ids.indexOf(papers.at(-1)?.id ?? '') + 1];
    return next === undefined || begins.has(next) ? [] : [{ before: next, label: l10n.t('Other matches') }];
  });
  const first = known[0]?.paper.id;
  const cited = first === undefined || fresh.length === 0 ? [] : [{ before: first, label: l10n.t('Already cited') }];
  return { groups, parted: [...others, ...cited] };
}

/** The titles and abstracts of papers, as the passage that others are compared with. */
function textOf(papers: readonly Paper[]): string {
  return papers.map(({ title, abstract = '' }) => `${title}. ${abstract}`).join(' ');
}
