import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shortReference } from '../../core/presentation/facts';
import { wholeMention, worthHinting } from '../../core/writing/mentions/mentionPlace';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import { citingSelector, rangeOf, syntaxOf } from '../../host/files/documents';
import { debounced } from '../../host/files/slices';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KnownMention, Mentions } from '../../host/manuscript/documentMentions';
import { card } from '../../host/window/cardMarkdown';
import { command, commandLink } from '../../host/window/commands';
import { onSettingChange, setting } from '../../host/window/settings';
import { diagnosticOf, registerActions } from '../../host/window/shownLabels';

interface Services {
  readonly mentions: () => Promise<Mentions>;
  readonly references: FormattedReferences;
  readonly bibliographies: Bibliographies;
  readonly library: LibraryService;
}

const code = 'uncited-mention';
/** Milliseconds without edits before a document is scanned. */
const pause = 600;

/** For mentions of papers in prose: a hover card, an action that cites the paper there, and hints on those that their paragraph does not cite. */
export function registerMentions(services: Services): vscode.Disposable {
  const { mentions, references } = services;
  const hover: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      if (!setting('hover.mentions', document)) return undefined;
      const mention = await (await mentions()).at(document, document.offsetAt(position));
      if (mention === undefined || token.isCancellationRequested) return undefined;
      const reference = await references.markdown(mention.paper, document);
      return new vscode.Hover(
        card(mention.paper, { actions: actionsOf(document, mention), ...(reference === undefined ? {} : { reference }) }),
        rangeOf(document, mention),
      );
    },
  };
  const actions: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      const mention = await (await mentions()).at(document, document.offsetAt(range.start));
      if (mention === undefined || mention.isCited || token.isCancellationRequested) return undefined;
      const action = new vscode.CodeAction(
        mention.kind === 'name'
          ? l10n.t('Cite {0} ({1})', shortReference(mention.paper), mention.name)
          : l10n.t('Cite {0}', shortReference(mention.paper)),
        vscode.CodeActionKind.QuickFix,
      );
      action.command = command(l10n.t('Cite'), 'insertCitation', { id: mention.paper.id, at: wholeMention(document.getText(), mention) });
      action.diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.source === 'lectern' && diagnostic.code === code);
      return [action];
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(citingSelector, hover),
    registerActions(citingSelector, actions, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    registerHints(services),
  );
}

function actionsOf(document: vscode.TextDocument, mention: KnownMention): { label: string; link: string }[] {
  const { id } = mention.paper;
  const cite = { label: l10n.t('Cite'), link: commandLink('insertCitation', { id, at: wholeMention(document.getText(), mention) }) };
  return [
    { label: l10n.t('Open'), link: commandLink('openPaper', { id }) },
    ...(mention.isCited ? [] : [cite]),
    { label: l10n.t('Copy BibTeX'), link: commandLink('copyBibtex', { id }) },
    { label: l10n.t('Copy reference'), link: commandLink('copyReference', { id }) },
  ];
}

/** Hints in visible documents, from their unsaved text, if the setting enables them. */
function registerHints({ mentions, bibliographies, library }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('lectern-mentions');
  const check = async (document: vscode.TextDocument): Promise<void> => {
    if (!setting('diagnostics.uncitedMentions', document)) return collection.delete(document.uri);
    const { version } = document;
    const found = await (await mentions()).in(document);
    if (document.version !== version || document.isClosed) return;
    collection.set(
      document.uri,
      worthHinting(document.getText(), found).map((mention) => hint(document, mention)),
    );
  };
  const checkVisible = debounced(pause, () => {
    for (const { document } of vscode.window.visibleTextEditors) if (syntaxOf(document) !== undefined) void check(document);
  });
  checkVisible();
  return vscode.Disposable.from(
    collection,
    checkVisible,
    vscode.window.onDidChangeVisibleTextEditors(checkVisible),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (syntaxOf(document) !== undefined) checkVisible();
    }),
    bibliographies.onDidChange(checkVisible),
    library.onDidChange(checkVisible),
    vscode.workspace.onDidCloseTextDocument((document) => collection.delete(document.uri)),
    onSettingChange(['diagnostics.uncitedMentions'], checkVisible),
  );
}

function hint(document: vscode.TextDocument, mention: KnownMention): vscode.Diagnostic {
  const message = l10n.t(
    '{0} is not cited in this paragraph: {1}, key {2}.',
    mention.name,
    shortReference(mention.paper),
    mention.paper.citationKey,
  );
  return diagnosticOf(rangeOf(document, mention), { message, code }, vscode.DiagnosticSeverity.Hint);
}
