import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { authorList, links, published } from '../../core/presentation/facts';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { Entries } from '../../host/bibliography/entries';
import type { Citing } from '../../host/citing/citer';
import { syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import type { Suggesting } from '../../host/library/suggesting';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { Tools } from '../../host/window/tools';

const usualLimit = 10;
const mostHits = 50;
const nowhere = 'No LaTeX, Markdown or Typst document is open to cite in.';

interface Services {
  readonly active: ActiveManuscript;
  readonly library: LibraryService;
  readonly suggesting: Suggesting;
  readonly entries: Entries;
  readonly bibliographies: Bibliographies;
  readonly citing: Citing;
}

/** Lectern for assistants: what `lectern_search`, `lectern_read` and `lectern_cite` do. */
export function languageModelTools({ active, library, suggesting, entries, bibliographies, citing }: Services): Tools {
  const paperOf = async (id: string): Promise<Paper> => {
    await library.ready();
    const paper = library.get(id) ?? library.byKey(id);
    if (paper === undefined)
      throw new Error(`Lectern knows no paper with the id or key “${id}”. Search first; cite only papers that were found.`);
    return paper;
  };
  const papersOf = (ids: readonly string[]): Promise<Paper[]> => Promise.all(ids.map(paperOf));
  return {
    lectern_search: {
      async invoke({ input: { query, limit, fromYear, toYear } }) {
        if (typeof query !== 'string' || query.trim() === '') throw new Error('lectern_search needs a query: a string that is not empty.');
        const [from, to] = [number(fromYear), number(toYear)];
        const years = { ...(from === undefined ? {} : { fromYear: from }), ...(to === undefined ? {} : { toYear: to }) };
        const hits = await library.search(query, { limit: Math.min(mostHits, number(limit) ?? usualLimit), ...years });
        return answer(hits.map(({ paper }) => summary(paper)));
      },
    },
    lectern_read: {
      async invoke({ input: { id } }) {
        if (typeof id !== 'string' || id === '') throw new Error('lectern_read needs an id: the id or citation key of one paper.');
        const paper = await paperOf(id);
        const related = await suggesting.related(paper.id, 5);
        const facts = {
          abstract: paper.abstract,
          authors: authorList(paper, 100),
          links: links(paper),
          related: related.map((hit) => summary(hit.paper)),
        };
        return answer({ ...summary(paper), ...facts, bibtex: await entries.bibtex([paper]) });
      },
    },
    lectern_cite: {
      async prepareInvocation({ input }) {
        const papers = await papersOf(idsIn(input.ids));
        const where = fileName(target(active).uri);
        return {
          invocationMessage: `Citing ${papers.map((paper) => paper.citationKey).join(', ')} in ${where}`,
          confirmationMessages: {
            title: 'Cite papers',
            message: `Insert a citation of ${papers.map((paper) => `“${paper.title}”`).join(' and ')} at the cursor of ${where}, and add what its bibliography lacks?`,
          },
        };
      },
      async invoke({ input }) {
        const papers = await papersOf(idsIn(input.ids));
        target(active);
        const editor = await active.show();
        if (editor === undefined) throw new Error(nowhere);
        await citing.cite(editor, papers);
        const found = await bibliographies.refresh(editor.document);
        return answer({
          document: fileName(editor.document.uri),
          cited: papers.map((paper) => ({ ...summary(paper), key: bibliographies.keyOf(paper, found) })),
        });
      },
    },
  };
}

function summary(paper: Paper): object {
  return { id: paper.id, key: paper.citationKey, title: paper.title, authors: authorList(paper, 3), published: published(paper) };
}

function answer(value: unknown): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(value, null, 1))]);
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function idsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  if (all.length === 0 || all.length !== (value as readonly unknown[]).length)
    throw new Error('lectern_cite needs ids: a list of at least one paper id from lectern_search.');
  return all;
}

function target({ document }: ActiveManuscript): vscode.TextDocument {
  if (document === undefined || syntaxOf(document) === undefined) throw new Error(nowhere);
  return document;
}
