import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { answerText, assistantTools, knownPapers, summary, toolNames } from '../../core/assistant/assistantTools';
import { idsIn, type ToolInput } from '../../core/assistant/toolInputs';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { assistantLibrary } from '../../host/citing/assistantLibrary';
import type { Citing } from '../../host/citing/citer';
import { syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import { plainMarkdown } from '../../host/window/cardMarkdown';
import type { Tools } from '../../host/window/tools';

/** Texts for assistants stay in English. */
const nowhere = 'No LaTeX, Markdown or Typst document is open to cite in.';

interface Services {
  readonly active: ActiveManuscript;
  readonly bibliographies: Bibliographies;
  readonly citing: Citing;
}

/** Lectern's tools for assistants in VS Code: those for other clients, except that citing without a named bibliography happens at the cursor. */
export function languageModelTools(services: Services & Parameters<typeof assistantLibrary>[0]): Tools {
  const library = assistantLibrary(services);
  const tools = assistantTools(library);
  const cite = async (input: ToolInput): Promise<unknown> => {
    if (input.bibliography !== undefined) return tools.lectern_cite(input);
    return citeAtCursor(await knownPapers(library, idsIn(input.ids)), services);
  };
  const all = toolNames.map((name) => [name, tool(name === 'lectern_cite' ? cite : tools[name])] as const);
  return {
    ...(Object.fromEntries(all) as Tools),
    lectern_cite: {
      ...tool(cite),
      async prepareInvocation({ input }) {
        const papers = await knownPapers(library, idsIn(input.ids));
        const file = input.bibliography;
        const where = typeof file === 'string' ? file : fileName(target(services.active).uri);
        const titles = papers.map((paper) => l10n.t('“{0}”', paper.title)).reduce((all, one) => l10n.t('{0} and {1}', all, one));
        const message =
          typeof file === 'string'
            ? l10n.t('Add what {0} lacks of {1}?', where, titles)
            : l10n.t('Insert a citation of {0} at the cursor of {1}, and add what its bibliography lacks?', titles, where);
        return {
          invocationMessage: plainMarkdown(l10n.t('Citing {0} in {1}', papers.map((paper) => paper.citationKey).join(', '), where)),
          confirmationMessages: { title: l10n.t('Cite papers'), message: plainMarkdown(message) },
        };
      },
    },
  };
}

function tool(answer: (input: ToolInput) => Promise<unknown>): vscode.LanguageModelTool<ToolInput> {
  return {
    invoke: async ({ input }) => new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answerText(await answer(input)))]),
  };
}

async function citeAtCursor(papers: readonly Paper[], { active, bibliographies, citing }: Services): Promise<unknown> {
  target(active);
  const editor = await active.show();
  if (editor === undefined) throw new Error(nowhere);
  await citing.cite(editor, papers);
  const found = await bibliographies.refresh(editor.document);
  return {
    document: fileName(editor.document.uri),
    cited: papers.map((paper) => ({ ...summary(paper), key: bibliographies.keyOf(paper, found) })),
  };
}

function target({ document }: ActiveManuscript): vscode.TextDocument {
  if (document === undefined || syntaxOf(document) === undefined) throw new Error(nowhere);
  return document;
}
