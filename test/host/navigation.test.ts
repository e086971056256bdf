import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lectern, openAt, project, textOf } from './workspace';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lectern');

/** `file:line word` of each place, sorted. */
async function places(locations: readonly { readonly uri: vscode.Uri; readonly range: vscode.Range }[]): Promise<string[]> {
  const told = locations.map(async ({ uri, range }) => {
    const document = await vscode.workspace.openTextDocument(uri);
    return `${uri.path.split('/').at(-1)}:${range.start.line + 1} ${document.getText(range)}`;
  });
  return (await Promise.all(told)).sort();
}

const at = ({ document, selection }: vscode.TextEditor): [vscode.Uri, vscode.Position] => [document.uri, selection.active];

async function references(editor: vscode.TextEditor): Promise<string[]> {
  return places(await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', ...at(editor)));
}

async function definition(editor: vscode.TextEditor): Promise<string[]> {
  const links = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', ...at(editor));
  return places(
    links.map(({ targetUri, targetSelectionRange, targetRange }) => ({ uri: targetUri, range: targetSelectionRange ?? targetRange })),
  );
}

async function rename(editor: vscode.TextEditor, name: string): Promise<void> {
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', ...at(editor), name);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function cardAt(editor: vscode.TextEditor): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', ...at(editor));
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The labels of what is offered at the cursor, in the order of the list. */
async function labelsAt(editor: vscode.TextEditor): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', ...at(editor));
  const order = ({ sortText = '' }: vscode.CompletionItem): string => sortText;
  return items.sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ label }) => (typeof label === 'string' ? label : label.label));
}

const proceedings = `@proceedings{tulips2011, ids = {tulips:old, tulips-b}, title = {The Tulips}, year = 2011}
@inproceedings{stem, title = {Stems}, author = {A, B}, crossref = {tulips2011}, xdata = {garden}}
@xdata{garden, publisher = {Garden}}
`;
const more =
  '@inproceedings{leaf, title = {Leaves}, author = {C, D}, crossref = {Tulips2011}}\n@book{tulips2011b, title = {Another}, author = {E, F}, publisher = {P}, year = 2012}\n';
const manuscript = {
  'main.tex':
    '\\documentclass{article}\n\\begin{document}\n\\input{one}\\input{two}\n\\cite{tulips2011b}\n\\bibliography{refs,more}\n\\end{document}\n',
  'one.tex': 'As \\citet[p.~2]{stem,\n  tulips2011} and \\cite{tulips:old} say. % \\cite{tulips2011}\n',
  'two.tex': 'See \\cite{leaf,tulips2011}.\n',
  'slides.md': '---\nbibliography: refs.bib\n---\nAs @tulips2011 and [see @{tulips2011}, p. 3; @stem] say.\n',
  'poster.typ': '#bibliography("refs.bib")\nAs @tulips2011 and #cite(<tulips2011>) say.\n',
  'elsewhere.md': '---\nbibliography: own.bib\n---\nAs @tulips2011 says.\n',
  'own.bib': '@misc{tulips2011, title = {Not this one}}\n',
  'refs.bib': proceedings,
  'more.bib': more,
};

describe('going from keys to entries and back', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  it('leads from a key, another key of the entry, and a pointer to the entry', async () => {
    const folder = await project(manuscript);
    assert.deepEqual(await definition(await openAt(folder, 'a.tex', '\\cite{tulips20|11}\n\\bibliography{refs}\n')), [
      'refs.bib:1 tulips2011',
    ]);
    assert.deepEqual(await definition(await openAt(folder, 'b.tex', '\\cite{tulips:|old}\n\\bibliography{refs}\n')), [
      'refs.bib:1 tulips:old',
    ]);
    assert.deepEqual(await definition(await openAt(folder, 'refs.bib', proceedings.replace('{tulips2011}', '{tul|ips2011}'))), [
      'refs.bib:1 tulips2011',
    ]);
    assert.deepEqual(await definition(await openAt(folder, 'refs.bib', proceedings.replace('{garden}', '{gar|den}'))), [
      'refs.bib:3 garden',
    ]);
  });

  it('shows the card of the entry over another key of it', async () => {
    const folder = await project(manuscript);
    const editor = await openAt(folder, 'c.tex', '\\cite{tulips:|old}\n\\bibliography{refs}\n');
    const card = await cardAt(editor);
    assert.match(card, /The Tulips/);
    assert.doesNotMatch(card, /Not in this document/);
  });

  it('leads from a set to its entry, shows all its members over its key, and completes it by its own name and by a member', async () => {
    const folder = await project({
      'sets.bib':
        '@set{trees, entryset = {oak, elm}}\n@book{oak, author = {Orr, A}, title = {Oaks}, year = 1999}\n@book{elm, title = {Elms}}\n',
    });
    const editor = await openAt(folder, 'd.tex', '\\cite{tre|es}\n\\bibliography{sets}\n');
    assert.deepEqual(await definition(editor), ['sets.bib:1 trees']);
    assert.match(await cardAt(editor), /Cited together as `trees`:\s+- Orr, A. \(1999\). \*Oaks\*.\s+- \*Elms\*. \(n.d.\)./);
    assert.equal((await labelsAt(editor))[0], 'trees');
    const labels = await labelsAt(await openAt(folder, 'e.tex', '\\cite{elm|}\n\\bibliography{sets}\n'));
    assert.deepEqual(labels.slice(0, 2), ['elm', 'trees']);
  });

  it('finds all uses in all files that share the bibliography, from a citation and from the entry', async () => {
    const folder = await project(manuscript);
    const expected = [
      'more.bib:1 Tulips2011',
      'one.tex:2 tulips2011',
      'one.tex:2 tulips:old',
      'poster.typ:2 tulips2011',
      'poster.typ:2 tulips2011',
      'refs.bib:1 tulips-b',
      'refs.bib:1 tulips2011',
      'refs.bib:1 tulips:old',
      'refs.bib:2 tulips2011',
      'slides.md:4 tulips2011',
      'slides.md:4 tulips2011',
      'two.tex:1 tulips2011',
    ];
    assert.deepEqual(await references(await openAt(folder, 'two.tex', 'See \\cite{leaf,tul|ips2011}.\n')), expected);
    assert.deepEqual(await references(await openAt(folder, 'refs.bib', proceedings.replace('{tulips2011,', '{tul|ips2011,'))), expected);
  });

  it('renames a key everywhere at once, and leaves longer keys, comments and other bibliographies alone', async () => {
    const folder = await project(manuscript);
    await rename(
      await openAt(folder, 'one.tex', 'As \\citet[p.~2]{stem,\n  tul|ips2011} and \\cite{tulips:old} say. % \\cite{tulips2011}\n'),
      'bloom2011',
    );
    assert.equal(
      await textOf(folder, 'one.tex'),
      'As \\citet[p.~2]{stem,\n  bloom2011} and \\cite{tulips:old} say. % \\cite{tulips2011}\n',
    );
    assert.equal(await textOf(folder, 'two.tex'), 'See \\cite{leaf,bloom2011}.\n');
    assert.equal(
      await textOf(folder, 'slides.md'),
      '---\nbibliography: refs.bib\n---\nAs @bloom2011 and [see @{bloom2011}, p. 3; @stem] say.\n',
    );
    assert.equal(await textOf(folder, 'poster.typ'), '#bibliography("refs.bib")\nAs @bloom2011 and #cite(<bloom2011>) say.\n');
    assert.equal(
      await textOf(folder, 'refs.bib'),
      proceedings.replace('proceedings{tulips2011', 'proceedings{bloom2011').replace('crossref = {tulips2011}', 'crossref = {bloom2011}'),
    );
    assert.equal(await textOf(folder, 'more.bib'), more.replace('{Tulips2011}', '{bloom2011}'));
    for (const name of ['main.tex', 'elsewhere.md', 'own.bib'] as const) assert.equal(await textOf(folder, name), manuscript[name]);
    await vscode.workspace.saveAll();
  });

  it('renames another key of an entry, from the entry', async () => {
    const folder = await project(manuscript);
    await rename(await openAt(folder, 'refs.bib', proceedings.replace('tulips:old', 'tulips:|old')), 'tulips:new');
    assert.match(await textOf(folder, 'one.tex'), /\\cite\{tulips:new\}/);
    assert.equal(await textOf(folder, 'refs.bib'), proceedings.replace('tulips:old', 'tulips:new'));
    await vscode.workspace.saveAll();
  });

  for (const [name, message] of [
    ['two words', /a space can’t stand in one/],
    ['a,b', /“,” can’t stand in one/],
    ['', /empty/],
    ['stem', /“stem” is taken/],
    ['tulips-b', /“tulips-b” is taken/],
    ['leaf', /“leaf” is taken/],
    ['ends-', /can’t be cited in (?:slides\.md|poster\.typ)/],
  ] as const) {
    it(`rejects the new key "${name}" with a reason`, async () => {
      const folder = await project(manuscript);
      await assert.rejects(rename(await openAt(folder, 'refs.bib', proceedings.replace('{tulips2011,', '{tul|ips2011,')), name), message);
      assert.equal(await textOf(folder, 'refs.bib'), proceedings);
    });
  }
});

describe('what a .bib file shows', () => {
  before(async () => void (await lectern()));
  afterEach(closeAll);

  const bib = `@article{glass, title = {On Glass}, author = {Weiß, Anna}, year = 2020, journal = {J},
  doi = {10.1000/gl<1>}, url = {https://example.org/glass}, file = {Full text:papers/glass one.pdf:application/pdf},
}
@misc{sand,
  title = {Sand},
  eprint = {2101.00001v2}, archiveprefix = {arXiv},
}
@misc{salt, title = {Salt}, eprint = {123456}, eprinttype = {jstor}, doi = {none yet}, file = {salt.pdf}}
`;

  it('links DOIs, arXiv ids, addresses and files, and nothing that is none', async () => {
    const folder = await project({});
    const editor = await openAt(folder, 'glass.bib', `${bib}|`);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', editor.document.uri);
    const told = links.map(({ range, target }) => `${editor.document.getText(range)} > ${target?.toString()}`).sort();
    assert.deepEqual(told, [
      '10.1000/gl<1> > https://doi.org/10.1000/gl%3C1%3E',
      '2101.00001v2 > https://arxiv.org/abs/2101.00001',
      `Full text:papers/glass one.pdf:application/pdf > ${vscode.Uri.joinPath(folder, 'papers/glass one.pdf').toString()}`,
      'https://example.org/glass > https://example.org/glass',
      `salt.pdf > ${vscode.Uri.joinPath(folder, 'salt.pdf').toString()}`,
    ]);
  });

  it('lists and folds entries', async () => {
    const editor = await openAt(await project({}), 'glass.bib', `${bib}|`);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    const told = symbols.map(({ name, detail, range }) => `${name} (${detail}) ${range.start.line}-${range.end.line}`);
    assert.deepEqual(told, ['glass (Weiß · 2020 · On Glass) 0-2', 'sand (Sand) 3-6', 'salt (Salt) 7-7']);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', editor.document.uri);
    const lines = folds.map(({ start, end }) => `${start}-${end}`);
    for (const fold of ['0-2', '3-6']) assert.ok(lines.includes(fold), lines.join());
  });

  it('is found in the workspace by title, author and key', async () => {
    const folder = await project({
      'zinc.bib': '@book{zinc1999, title = {Zinc Foundries of Silesia}, author = {Quixel, Ada}, publisher = {P}, year = 1999}\n',
    });
    await openAt(folder, 'a.tex', '\\cite{zinc1999}|\n\\bibliography{zinc}\n');
    for (const query of ['zinc foundries', 'quixel', 'zinc1999']) {
      const [first] = await eventually(async () => {
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
        const own = found.filter(({ location }) => location.uri.path.endsWith('zinc.bib'));
        return own.length > 0 && own;
      });
      assert.match(first?.name ?? '', /zinc1999: Zinc Foundries/);
    }
  });

  it('counts citations above the entries, when asked to', async () => {
    const folder = await project({ ...manuscript });
    const lenses = async (): Promise<string[]> => {
      const editor = await openAt(folder, 'refs.bib', `${proceedings}|`);
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri, 10);
      return found.map(({ command }) => command?.title ?? '');
    };
    assert.deepEqual(await lenses(), []);
    await settings().update('codeLens.citationCounts', true, vscode.ConfigurationTarget.Global);
    assert.deepEqual(await lenses(), ['cited 7 times', 'cited 2 times', 'not cited']);
    await settings().update('codeLens.citationCounts', undefined, vscode.ConfigurationTarget.Global);
  });

  it('colours undefined keys only', async () => {
    const folder = await project({ 'refs.bib': proceedings });
    const editor = await openAt(
      folder,
      'c.tex',
      'As \\cite{tulips2011, notulip} and \\cite{stem}\n say \\citet{nostem}.|\n\\bibliography{refs}\n',
    );
    const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      editor.document.uri,
    );
    const words: string[] = [];
    let [line, column] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      column = (data[i] === 0 ? column : 0) + (data[i + 1] ?? 0);
      line += data[i] ?? 0;
      words.push(editor.document.getText(new vscode.Range(line, column, line, column + (data[i + 2] ?? 0))));
    }
    assert.deepEqual(words, ['notulip', 'nostem']);
  });
});
