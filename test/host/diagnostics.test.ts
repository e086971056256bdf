import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SettingName } from '../../src/core/settingDefaults';
import { closeAll, eventually, lectern, openAt, project, quickFixes, textOf } from './workspace';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lectern');

async function withSetting(name: SettingName, value: boolean, work: () => Promise<void>): Promise<void> {
  await settings().update(name, value, vscode.ConfigurationTarget.Global);
  await work().finally(() => settings().update(name, undefined, vscode.ConfigurationTarget.Global));
}

const of = (uri: vscode.Uri): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'lectern');

/** Waits until a file's problems, as `severity code: text`, are these. */
async function told(folder: vscode.Uri, name: string, expected: readonly string[]): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, name);
  const document = await vscode.workspace.openTextDocument(uri);
  const now = (): string[] =>
    of(uri)
      .map(({ severity, code, range }) => `${vscode.DiagnosticSeverity[severity]} ${code}: ${document.getText(range)}`)
      .sort();
  const wanted = [...expected].sort();
  const limit = Date.now() + 15_000;
  await eventually(() => JSON.stringify(now()) === JSON.stringify(wanted) || Date.now() > limit);
  assert.deepEqual(now(), wanted);
}

const bib = `@article{plum, title = {Plums}, author = {A, B}, year = 2020, journal = {J}, doi = {10.1000/plum}}
@article{plum, title = {Other Plums}, author = {C, D}, year = 2021, journal = {J}}
@misc{prune, title = {Prunes}, doi = {https://doi.org/10.1000/PLUM}}
@article{pear, title = {Pears}, year = 2020}
@article{peach title = {Peaches}}
`;
const inBib = {
  duplicateKeys: ['Warning duplicate-key: plum', 'Information duplicate-paper: prune'],
  missingFields: ['Information missing-field: pear', 'Information missing-field: peach'],
  brokenEntries: ['Warning missing-comma-after-key: @article{peach title = {Peaches}}'],
};

describe('problems', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('are reported in all files of a manuscript, from unsaved text, and go with their cause', async () => {
    const folder = await project({
      'refs.bib': '@misc{plum, title = {Plums}, note = fruit}\n',
      'names.bib': '@string{fruit = {A fruit}}\n',
      'two.tex': 'See \\cite{plumm}.\n',
    });
    const editor = await openAt(
      folder,
      'main.tex',
      '\\documentclass{article}\n\\begin{document}\n\\input{two}\n\\cite{plum}|\n\\bibliography{names,refs}\n\\end{document}\n',
    );
    await told(folder, 'two.tex', ['Warning undefined-key: plumm']);
    await editor.edit((builder) => builder.insert(editor.selection.active, ' \\cite{quince}'));
    await told(folder, 'main.tex', ['Warning undefined-key: quince']);
    const refs = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    const change = new vscode.WorkspaceEdit();
    change.insert(refs.uri, new vscode.Position(0, 0), '@misc{quince, title = {Quinces}}\n');
    await vscode.workspace.applyEdit(change);
    await told(folder, 'main.tex', []);
    assert.ok(of(refs.uri).every(({ code }) => code !== 'undefined-string'));
    await refs.save();
  });

  it('are not reported where no bibliography is known, nor in comments and code', async () => {
    const folder = await project({ 'refs.bib': '@misc{plum, title = {Plums}}\n' });
    await openAt(folder, 'none.tex', '\\cite{quince}|\n');
    await openAt(
      folder,
      'a.md',
      '---\nbibliography: refs.bib\n---\n`@quince` <!-- @quince --> me@quince.org [@plum] [@ada](https://example.org/ada) @plumm|\n',
    );
    await told(folder, 'a.md', ['Warning undefined-key: plumm']);
    await told(folder, 'none.tex', []);
  });

  it('name the keys and papers that are there twice, broken entries and missing fields', async () => {
    const folder = await project({ 'refs.bib': bib });
    await openAt(folder, 'a.tex', '\\cite{plum, prune, pear, peach}|\n\\bibliography{refs}\n');
    await told(folder, 'refs.bib', Object.values(inBib).flat());
  });

  it("say what can't be so in a reference, where that is not switched off", async () => {
    const text =
      '@inproceedings{plum, title = {Plums}, author = {A, B}, booktitle = {ICML}, year = 2022, doi = {10.1109/CVPR52729.2023.01823}}\n';
    const folder = await project({ 'refs.bib': text });
    await openAt(folder, 'a.tex', '\\cite{plum}|\n\\bibliography{refs}\n');
    await told(folder, 'refs.bib', ['Warning contradicting-identifier: plum']);
    await withSetting('diagnostics.references', false, () => told(folder, 'refs.bib', []));
  });

  it('come as a report on all references of a document', async () => {
    const text = '@misc{plum, title = {TODO}, year = 2020}\n@misc{pear, title = {Pears}, author = {A, B}, year = 2021}\n';
    const folder = await project({ 'refs.bib': text });
    await openAt(folder, 'a.tex', '\\cite{plum, pear}|\n\\bibliography{refs}\n');
    const report = await vscode.commands.executeCommand<{ of: string; entries: { key: string; line: number; objections: unknown[] }[] }>(
      'lectern.checkReferences',
    );
    assert.equal(report.of, 'a.tex');
    assert.deepEqual(
      report.entries.map(({ key, line, objections }) => [key, line, objections.length]),
      [
        ['plum', 1, 1],
        ['pear', 2, 0],
      ],
    );
    await eventually(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'References of a.tex')));
  });

  for (const name of ['duplicateKeys', 'missingFields', 'brokenEntries'] as const) {
    it(`are reported without ${name} where that is switched off`, async () => {
      const folder = await project({ 'refs.bib': bib });
      await withSetting(`diagnostics.${name}`, false, async () => {
        await openAt(folder, 'a.tex', '\\cite{plum, prune, pear, peach}|\n\\bibliography{refs}\n');
        await told(
          folder,
          'refs.bib',
          Object.entries(inBib).flatMap(([kind, lines]) => (kind === name ? [] : lines)),
        );
      });
    });
  }

  it('are reported for undefined keys and unused entries as the settings ask', async () => {
    const folder = await project({
      'refs.bib': [
        ['plum', ''],
        ['fig', 'ids = {figue}, '],
        ['date', ''],
        ['pear', ''],
      ]
        .map(([key, ids]) => `@misc{${key}, ${ids}title = {Of ${key}}, author = {A, B}, year = 2020}\n`)
        .concat('@set{basket, entryset = {fig, pear}}\n')
        .join(''),
    });
    await openAt(folder, 'a.tex', '\\cite{plum, figue, basket, quince}|\n\\bibliography{refs}\n');
    await told(folder, 'a.tex', ['Warning undefined-key: quince']);
    await told(folder, 'refs.bib', []);
    await withSetting('diagnostics.unusedEntries', true, () => told(folder, 'refs.bib', ['Hint unused-entry: date']));
    await withSetting('diagnostics.undefinedKeys', false, () => told(folder, 'a.tex', []));
  });

  it('are those of the dialect that the document loads', async () => {
    const folder = await project({ 'refs.bib': '@book{grape, title = {Grapes}, author = {A, B}, year = 2020, address = {Bonn}}\n' });
    await openAt(
      folder,
      'a.tex',
      '\\documentclass{article}\n\\begin{document}\n\\cite{grape}|\n\\bibliographystyle{plain}\\bibliography{refs}\n\\end{document}\n',
    );
    await told(folder, 'refs.bib', ['Information missing-field: grape']);
    await closeAll();
    await openAt(
      folder,
      'b.tex',
      '\\documentclass{article}\n\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\n\\cite{grape}|\n\\end{document}\n',
    );
    await told(folder, 'refs.bib', []);
  });

  it('are reported between the bibliographies of one manuscript', async () => {
    const folder = await project({
      'one.bib': '@misc{plum, title = {Plums}, doi = {10.1000/plum}}\n',
      'two.bib': '@misc{plum, title = {Mirabelles}}\n@misc{prune, title = {Prunes}, doi = {10.1000/plum}}\n',
    });
    await openAt(folder, 'a.tex', '\\cite{plum}|\n\\bibliography{one,two}\n');
    await told(folder, 'two.bib', ['Warning duplicate-key: plum', 'Information duplicate-paper: prune']);
  });
});

describe('quick fixes of an undefined key', () => {
  afterEach(closeAll);

  const fixes = async (editor: vscode.TextEditor): Promise<vscode.CodeAction[]> => {
    await eventually(() => of(editor.document.uri).length > 0);
    const actions = await quickFixes(editor);
    return actions.filter(({ title }) => /^(?:Change|Add|Search)/.test(title));
  };

  const changes = async (editor: vscode.TextEditor): Promise<string[]> =>
    (await fixes(editor)).map(({ title }) => title).filter((title) => title.startsWith('Change to'));

  it('change it to the nearest one, which is preferred', async () => {
    const editor = await openAt(
      await project({ 'refs.bib': '@misc{mirabelle2020, title = {M}}\n' }),
      'a.tex',
      '\\cite{mirabele|2020}\n\\bibliography{refs}\n',
    );
    const actions = await fixes(editor);
    assert.deepEqual(
      actions.map(({ title, isPreferred = false }) => [title, isPreferred]),
      [
        ['Change to “mirabelle2020”', true],
        ['Search the library for “mirabele2020”', false],
      ],
    );
    const [first] = actions;
    assert.ok(first?.edit && (await vscode.workspace.applyEdit(first.edit)));
    assert.equal(editor.document.lineAt(0).text, '\\cite{mirabelle2020}');
  });

  it('change it to no key of the bibliography that would break the citation', async () => {
    const folder = await project({
      'refs.bib': '@misc{mirabelle#2020, title = {M}}\n@misc{damson%2020, title = {D}}\n@misc{damson-20, title = {D}}\n',
    });
    const editor = await openAt(folder, 'a.tex', '\\cite{mirabelle2020|}\n\\cite{damson2020|}\n\\bibliography{refs}\n');
    await eventually(() => of(editor.document.uri).length === 2);
    const [first, second] = editor.selections;
    assert.ok(first && second);
    editor.selection = first;
    assert.deepEqual(await changes(editor), []);
    editor.selection = second;
    assert.deepEqual(await changes(editor), ['Change to “damson-20”']);
  });

  it('change it to a key of the library that it is near to, and add that entry', async () => {
    const [hit] = await (await lectern()).search('Multi-Similarity Loss deep metric learning');
    const key = hit?.paper.citationKey ?? '';
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', `\\cite{${key}x|}\n\\bibliography{refs}\n`);
    const [first] = await fixes(editor);
    assert.equal(first?.title, `Change to “${key}” and add it to the bibliography`);
    assert.ok(first.edit && first.command && (await vscode.workspace.applyEdit(first.edit)));
    await vscode.commands.executeCommand(first.command.command, ...(first.command.arguments ?? []));
    assert.match(await textOf(folder, 'refs.bib'), new RegExp(`\\{${key},`));
    await eventually(() => of(editor.document.uri).length === 0);
  });

  it('add the entry from the library', async () => {
    const [hit] = await (await lectern()).search('Weight Normalization simple reparameterization');
    const key = hit?.paper.citationKey ?? '';
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.md', `---\nbibliography: refs.bib\n---\n@${key}|\n`);
    const [first] = await fixes(editor);
    assert.equal(first?.title, `Add “${key}” to the bibliography`);
    assert.ok(first.command);
    await vscode.commands.executeCommand(first.command.command, ...(first.command.arguments ?? []));
    assert.match(await textOf(folder, 'refs.bib'), new RegExp(`\\{${key},`));
    await eventually(() => of(editor.document.uri).length === 0);
  });
});

describe('a thesis of 500 pages', () => {
  afterEach(closeAll);

  it('is given at most this much of each kind of problem, and how much is left out', async () => {
    const chapters = Array.from({ length: 10 }, (_, chapter) => [
      `chapter${chapter}.tex`,
      Array.from({ length: 300 }, (_, at) => `Words of thesis ${at} cite \\cite{unknown${chapter}x${at}}.\n`).join('\n'),
    ]);
    const thesis = await project({
      ...Object.fromEntries(chapters),
      'refs.bib': Array.from({ length: 1000 }, (_, at) => `@article{known${at}, title = {Title of ${at}}}\n`).join(''),
    });
    await openAt(
      thesis,
      'thesis.tex',
      `\\documentclass{book}\n\\begin{document}|\n${chapters.map(([name]) => `\\include{${name?.replace('.tex', '')}}`).join('\n')}\n\\bibliography{refs}\n\\end{document}\n`,
    );
    const all = await eventually(() => {
      const found = vscode.languages
        .getDiagnostics()
        .filter(([uri]) => uri.path.startsWith(thesis.path))
        .flatMap(([, diagnostics]) => diagnostics);
      return found.length > 0 && found;
    });
    const count = (code: string): number => all.filter((one) => one.code === code).length;
    assert.deepEqual([count('undefined-key'), count('missing-field'), all.length], [300, 300, 600]);
    assert.deepEqual(
      all
        .filter(({ message }) => /more like this/.test(message))
        .map(({ message }) => /\((\d[^()]*)\)$/.exec(message)?.[1])
        .sort(),
      ['2700 more like this are not shown.', '700 more like this are not shown.'],
    );
  });
});
