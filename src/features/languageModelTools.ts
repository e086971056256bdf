import * as vscode from 'vscode';
import type { Paper } from '../core/corpus/paper';
import { authorList, links, published } from '../core/presentation/facts';
import type { ActiveManuscript } from '../host/activeManuscript';
import { runCommand } from '../host/commands';
import { fileName } from '../host/edits';
import type { Entries } from '../host/entries';
import type { LibraryService } from '../host/library';
import type { Suggesting } from '../host/suggesting';

const usualLimit = 10;
const mostHits = 50;

interface Services {
  readonly active: ActiveManuscript;
  readonly library: LibraryService;
  readonly suggesting: Suggesting;
  readonly entries: Entries;
}

/** Lectern for assistants: `lectern_search`, `lectern_read` and `lectern_cite`. Where VS Code has no such tools, nothing is registered. */
export function registerLanguageModelTools({ active, library, suggesting, entries }: Services): vscode.Disposable {
  if (typeof vscode.lm?.registerTool !== 'function') return vscode.Disposable.from();
  const paperOf = (id: string): Paper => {
    const paper = library.get(id) ?? library.byKey(id);
    if (paper === undefined) throw new Error(`Lectern knows no paper with the id or key “${id}”. Search first; cite only papers that were found.`);
    return paper;
  };
  return vscode.Disposable.from(
    vscode.lm.registerTool<{ query?: unknown; limit?: unknown; fromYear?: unknown; toYear?: unknown }>('lectern_search', {
      async invoke({ input }) {
        if (typeof input.query !== 'string' || input.query.trim() === '') throw new Error('lectern_search needs a query: a string that is not empty.');
        const limit = Math.min(mostHits, number(input.limit) ?? usualLimit);
        const [fromYear, toYear] = [number(input.fromYear), number(input.toYear)];
        const hits = await library.search(input.query, { limit, ...(fromYear === undefined ? {} : { fromYear }), ...(toYear === undefined ? {} : { toYear }) });
        return answer(hits.map(({ paper }) => summary(paper)));
      },
    }),
    vscode.lm.registerTool<{ id?: unknown }>('lectern_read', {
      async invoke({ input }) {
        await library.ready();
        const paper = paperOf(String(input.id));
        const related = (await suggesting.related(paper.id, 5)).map((hit) => summary(hit.paper));
        return answer({ ...summary(paper), abstract: paper.abstract, authors: authorList(paper, 100), links: links(paper), related, bibtex: await entries.bibtex([paper]) });
      },
    }),
    vscode.lm.registerTool<{ ids?: unknown }>('lectern_cite', {
      async prepareInvocation({ input }) {
        await library.ready();
        const papers = ids(input.ids).map(paperOf);
        const target = active.document;
        const where = target === undefined ? 'the active document' : fileName(target.uri);
        return {
          invocationMessage: `Citing ${papers.map((paper) => paper.citationKey).join(', ')} in ${where}`,
          confirmationMessages: { title: 'Cite papers', message: `Insert a citation of ${papers.map((paper) => `“${paper.title}”`).join(' and ')} at the cursor of ${where}, and add what its bibliography lacks?` },
        };
      },
      async invoke({ input }) {
        await library.ready();
        const papers = ids(input.ids).map(paperOf);
        if (active.document === undefined) throw new Error('No LaTeX, Markdown or Typst document is open to cite in.');
        await runCommand('insertCitation', { ids: papers.map((paper) => paper.id) });
        return answer({ cited: papers.map(summary) });
      },
    }),
  );
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

function ids(value: unknown): string[] {
  const all = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  if (all.length === 0) throw new Error('lectern_cite needs ids: a list with at least one paper id from lectern_search.');
  return all;
}
