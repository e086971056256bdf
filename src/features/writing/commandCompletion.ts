import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCitablePlace } from '../../core/citation/citablePlace';
import { offeredCommands } from '../../core/citation/latex/offeredCommands';
import { citingSelector, rangeOf, syntaxOf } from '../../host/files/documents';
import { registerCompletions } from '../../host/window/shownLabels';

/** Extensions that complete LaTeX commands themselves. */
const others = ['James-Yu.latex-workshop', 'efoerster.texlab'];

/** Completes cite commands in LaTeX if no other extension does; accepting one goes on to complete its key. */
export function registerCommandCompletion(): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position) {
      if (syntaxOf(document)?.id !== 'latex' || others.some((id) => vscode.extensions.getExtension(id) !== undefined)) return undefined;
      const before = document.lineAt(position.line).text.slice(0, position.character);
      const typed = /\\([A-Za-z]{1,20})$/.exec(before)?.[1];
      const offset = document.offsetAt(position);
      if (typed === undefined) return undefined;
      const text = document.getText();
      const commands = offeredCommands(text, typed);
      if (commands.length === 0 || !isCitablePlace(text, offset, 'latex')) return undefined;
      return commands.map(({ name, reads }, index) => {
        const item = new vscode.CompletionItem({ label: `\\${name}`, description: reads }, vscode.CompletionItemKind.Function);
        item.range = rangeOf(document, { start: offset - typed.length - 1, end: offset });
        item.filterText = `\\${name}`;
        item.insertText = new vscode.SnippetString(`\\\\${name}{$0}`);
        item.sortText = String(index).padStart(2, '0');
        item.command = { title: l10n.t('Complete the key'), command: 'editor.action.triggerSuggest' };
        return item;
      });
    },
  };
  return registerCompletions(citingSelector, provider, '\\');
}
