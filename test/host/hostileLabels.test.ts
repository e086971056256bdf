import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shownTree } from '../../src/host/window/shownLabels';
import { closeAll, completionsAt, eventually, lectern, openAt, project } from './workspace';

/** A key with a direction, an icon of VS Code and a character without width. */
const key = 'evil\u202e$(error)\u200bkey';
const near = 'evil\u202e$(error)\u200bkez';
const entry = (name: string, title: string): string =>
  `@article{${name},\n  title = {${title}},\n  author = {Quagga\u2066, $(bug)Ann},\n  year = {2020},\n}\n\n`;
const refs =
  entry(key, 'A Hostile \u202eZebra\u200b $(error) Half\u0007') +
  entry(`${key}2`, 'A Hostile \u202eZebra\u200b $(error) Half\u0007') +
  entry('harmless', 'Another \u202eTitle of $(sync~spin) Zebras');

/** The labels of one place, all of which say what they hold and one of which holds the direction. */
function harmless(where: string, labels: readonly (string | undefined)[]): void {
  const all = labels.filter((label) => label !== undefined);
  assert.ok(
    all.some((label) => label.includes('⟨U+202E⟩')),
    `${where}: ${JSON.stringify(all)}`,
  );
  for (const label of all) {
    assert.doesNotMatch(
      label,
      /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u,
      `${where}: ${JSON.stringify(label)}`,
    );
    assert.doesNotMatch(label, /\$\(/, `${where}: ${JSON.stringify(label)}`);
  }
}

describe('a library full of hidden characters and icons', () => {
  const lenses = (value?: boolean): Thenable<void> =>
    vscode.workspace.getConfiguration('lectern').update('codeLens.citationCounts', value, vscode.ConfigurationTarget.Workspace);
  before(async () => {
    await lectern();
    await lenses(true);
  });
  after(async () => {
    await lenses();
    await closeAll();
  });

  const ask = <T>(command: string, ...args: unknown[]): Thenable<T[]> => vscode.commands.executeCommand<T[]>(command, ...args);

  it('is shown as what it is in the outline, symbols, problems, quick fixes, completions, trees and tabs; what is inserted is the real key', async () => {
    const folder = await project({ 'refs.bib': refs });
    const bib = await openAt(folder, 'refs.bib', refs);
    // No file holds half a character, but a buffer may.
    await bib.edit((edit) => edit.insert(bib.document.positionAt(refs.indexOf(' Half') + 5), '\ud800'));
    const manuscript = `\\documentclass{article}\\begin{document}\nA \\cite{${key},harmless} and \\cite{${near}} and \\cite{|}.\n\\bibliography{refs}\\end{document}\n`;
    const tex = await openAt(folder, 'a.tex', manuscript);
    const { document } = tex;

    const items = await eventually(async () => {
      const found = await completionsAt(tex);
      return found.some(({ insertText }) => insertText === key) && found;
    });
    const own = items.filter(({ insertText }) => typeof insertText === 'string' && insertText.startsWith('evil'));
    harmless(
      'completions',
      own.flatMap(({ label, detail }) =>
        typeof label === 'string' ? [label, detail] : [label.label, label.detail, label.description, detail],
      ),
    );

    const problems = await eventually(() => {
      const of = (uri: vscode.Uri): vscode.Diagnostic[] =>
        vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'lectern');
      const codes = [...of(document.uri), ...of(bib.document.uri)];
      return ['undefined-key', 'duplicate-paper'].every((code) => codes.some((one) => one.code === code)) && codes;
    });
    harmless(
      'problems',
      problems.map(({ message }) => message),
    );

    const undefinedOne = problems.find(({ code }) => code === 'undefined-key');
    assert.ok(undefinedOne);
    const fixes = await ask<vscode.CodeAction>('vscode.executeCodeActionProvider', document.uri, undefinedOne.range);
    harmless(
      'quick fixes',
      fixes.flatMap(({ title, command }) => [title, command?.title]),
    );
    const changed = fixes.flatMap(({ edit }) => edit?.get(document.uri) ?? []).map((one) => ('newText' in one ? one.newText : ''));
    assert.ok(changed.includes(key), JSON.stringify(changed));
    const cited = document.positionAt(document.getText().indexOf(key) + 2);
    const atCitation = await ask<vscode.CodeAction>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(cited, cited));
    harmless(
      'actions at a citation',
      atCitation.map(({ title }) => title),
    );

    const symbols = await ask<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', bib.document.uri);
    assert.ok(symbols.length >= 3);
    harmless(
      'outline',
      symbols.flatMap(({ name, detail }) => [name, detail]),
    );
    const everywhere = await eventually(async () => {
      const found = await ask<vscode.SymbolInformation>('vscode.executeWorkspaceSymbolProvider', 'hostile zebra');
      return found.some(({ location }) => location.uri.toString() === bib.document.uri.toString()) && found;
    });
    harmless(
      'symbols of the workspace',
      everywhere.flatMap(({ name, containerName }) => [name, containerName]),
    );
    const shownLenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider', bib.document.uri, 10);
    assert.ok(shownLenses.length >= 3);
    for (const { command } of shownLenses) assert.doesNotMatch(command?.title ?? '', /\$\(|\p{Cc}/u);

    await vscode.commands.executeCommand('lectern.openPaper', { id: everywhere[0] === undefined ? '' : key });
    const pages = await eventually(() => {
      const labels = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map(({ label }) => label))
        .filter((label) => label.includes('Hostile'));
      return labels.length > 0 && labels;
    });
    harmless('tabs', pages);
  });

  it('is shown as what it is in trees, to the eye and to screen readers', async () => {
    const title = 'A \u202eZebra $(error)\n of\ud800 two lines';
    const tree = shownTree<string>({
      getChildren: () => [title],
      getTreeItem: (node) =>
        Object.assign(new vscode.TreeItem(node), {
          description: node,
          accessibilityInformation: { label: node },
          command: { title: node, command: 'x' },
        }),
      resolveTreeItem: (item) => Object.assign(item, { tooltip: title }),
    });
    const item = await tree.getTreeItem(title);
    const { label, description, accessibilityInformation, command } = item;
    const resolved = await tree.resolveTreeItem?.(item, title, new vscode.CancellationTokenSource().token);
    assert.equal(label, 'A ⟨U+202E⟩Zebra $\u2060(error) of\ufffd two lines');
    for (const one of [description, accessibilityInformation?.label, command?.title, resolved?.tooltip]) assert.equal(one, label);
  });
});
