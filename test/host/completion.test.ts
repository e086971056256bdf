import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withServices } from './ownServices';
import { closeAll, completionsAt, eventually, lectern, openAt, project, textOf } from './workspace';

const bib = '@misc{mine2024,\n  title = {Attention for Gardeners},\n  author = {Åström, Nguyễn},\n  year = {2024},\n}\n';

/** The keys that are offered at the `|` of a text, best first, as the suggest widget would order and filter them. */
async function keysAt(name: string, marked: string, files: Readonly<Record<string, string>> = { 'refs.bib': bib }): Promise<string[]> {
  return (await itemsAt(name, marked, files)).map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
}

async function itemsAt(name: string, marked: string, files: Readonly<Record<string, string>>): Promise<vscode.CompletionItem[]> {
  const editor = await openAt(await project(files), name, marked);
  const ours = (await completionsAt(editor)).filter((item) => item.kind === vscode.CompletionItemKind.Reference);
  return ours.sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
}

const tex = (line: string): string => `\\documentclass{article}\n\\begin{document}\n${line}\n\\bibliography{refs}\n\\end{document}\n`;
const md = (line: string): string => `---\nbibliography: refs.bib\n---\n\n${line}\n`;

describe('completion', () => {
  before(async () => void (await (await lectern()).suggest('quantization')));
  afterEach(closeAll);

  const first: readonly (readonly [string, string, string, RegExp])[] = [
    ['finds a method by the beginning of its name', 'a.tex', tex('\\cite{qlor|}'), /qlora/],
    ['finds a paper by words of its title', 'a.tex', tex('\\cite{training done right|}'), /^zhang2025testtime$/],
    ['finds a paper by its late authors', 'a.tex', tex('\\cite{sunkavalli|}'), /^zhang2025testtime$/],
    ['finds a paper by its arXiv id', 'a.tex', tex('\\cite{2505.23884|}'), /^zhang2025testtime$/],
    ['finds an accented author typed without accents', 'a.tex', tex('\\cite{astrom|}'), /^mine2024$/],
    ['completes the second key of a list over lines', 'a.tex', tex('\\citep[see][p.~2]{mine2024,\n  qlor|}'), /qlora/],
    ['completes behind [@ in Markdown', 'a.md', md('As [@qlor|]'), /qlora/],
    ['completes a bare @ in Markdown', 'a.md', md('As @qlor|'), /qlora/],
    ['completes behind a semicolon in Markdown', 'a.md', md('As [@mine2024; @qlor|]'), /qlora/],
    ['completes in Quarto', 'a.qmd', md('As [@qlor|]'), /qlora/],
    ['completes in R Markdown', 'a.Rmd', md('As [@qlor|]'), /qlora/],
    ['completes a Typst reference', 'a.typ', '#bibliography("refs.bib")\nAs @qlor|', /qlora/],
    ['completes a Typst cite call', 'a.typ', '#bibliography("refs.bib")\nAs #cite(<qlor|>)', /qlora/],
    ['completes a suppressed author', 'a.md', md('As [-@qlor|]'), /qlora/],
  ];
  for (const [behaviour, name, text, expected] of first) {
    it(behaviour, async () => assert.match((await keysAt(name, text))[0] ?? 'nothing', expected));
  }

  const quiet: readonly (readonly [string, string, string])[] = [
    ['a LaTeX comment', 'a.tex', tex('% \\cite{qlor|}')],
    ['verbatim', 'a.tex', tex('\\begin{verbatim}\n\\cite{qlor|}\n\\end{verbatim}')],
    ['a code fence', 'a.md', md('```\n[@qlor|]\n```')],
    ['an e-mail address', 'a.md', md('me@qlor|')],
    ['inline code', 'a.md', md('the code `@qlor|`')],
  ];
  for (const [place, name, text] of quiet) {
    it(`offers no key in ${place}`, async () => assert.deepEqual(await keysAt(name, text), []));
  }

  it('offers what the bibliography holds first when nothing is typed', async () => {
    assert.equal((await keysAt('a.tex', tex('\\cite{|}')))[0], 'mine2024');
  });

  const claim = 'Low-rank adapters of a model whose frozen weights are quantized to 4 bits can be finetuned on a single GPU';
  for (const [name, text] of [
    ['a.tex', tex(`Caches grow. ${claim} \\cite{|}.`)],
    ['a.md', md(`Caches grow. ${claim} [@|].`)],
    ['b.md', md(`As @| say, ${claim.toLowerCase()}.`)],
    ['a.typ', `#bibliography("refs.bib")\n${claim} #cite(<|>)`],
    ['b.typ', `#bibliography("refs.bib")\n${claim} @|`],
  ] as const) {
    it(`offers first what fits the sentence when nothing is typed, and says so: ${text.split('\n').find((line) => line.includes('|'))}`, async () => {
      const items = await itemsAt(name, text, { 'refs.bib': bib });
      const place = (item: vscode.CompletionItem | undefined): string =>
        typeof item?.label === 'object' ? (item.label.description ?? '') : '';
      assert.match(place(items[0]), /^fits this sentence · /);
      assert.ok(items.slice(0, 3).some((item) => /qlora/.test(JSON.stringify(item.label))));
      const others = items.filter((item) => !place(item).startsWith('fits'));
      assert.match(JSON.stringify(others[0]?.label), /mine2024/);
      assert.ok(items.every((item) => item.preselect !== true));
    });
  }

  it('knows the user’s own entry, too, by what its paper is cited for in other words than its abstract’s', async () => {
    const text = 'No optimizer state is kept where gradients are estimated from two forward evaluations \\cite{|}.';
    const own = '@misc{own, title = {Fine-Tuning Language Models with Just Forward Passes}, author = {Malladi, Sadhika}, year = 2023}';
    const items = await completionsAt(await openAt(await project({ 'refs.bib': own }), 'a.tex', tex(text)), 20);
    const fits = items.find(({ label }) => typeof label !== 'string' && label.label === 'own' && label.description?.startsWith('fits'));
    assert.ok(fits, JSON.stringify(items.slice(0, 3).map(({ label }) => label)));
    const card = fits.documentation instanceof vscode.MarkdownString ? fits.documentation.value : '';
    assert.match(card, /\| Your sentence \| In other words \|/);
  });

  it('keeps the usual order where the sentence says nothing that the library speaks of, or a word is typed', async () => {
    const fitting = async (text: string): Promise<number> =>
      (await itemsAt('a.tex', tex(text), { 'refs.bib': bib })).filter((item) => JSON.stringify(item.label).includes('fits this')).length;
    assert.equal(await fitting('The bread rose overnight in a cold kitchen, as my aunt had promised \\cite{|}.'), 0);
    assert.equal(await fitting('See also \\cite{|}.'), 0);
    assert.equal(await fitting(`${claim} \\cite{atten|}.`), 0);
  });

  it('offers what fits the text before, and says so, where the sentence itself says nothing', async () => {
    const places = async (text: string): Promise<readonly string[]> =>
      (await itemsAt('a.tex', tex(text), { 'refs.bib': bib })).flatMap(({ label }) =>
        typeof label === 'object' && label.description?.startsWith('fits') === true ? [`${label.description}: ${label.label}`] : [],
      );
    const found = await places(`${claim}.\n\nThis was later improved \\cite{|}.`);
    assert.ok(found.length > 0 && found.every((place) => place.startsWith('fits the text before · ')), found.join('\n'));
    assert.ok(found.slice(0, 3).some((place) => place.includes('qlora')));
    assert.deepEqual(await places('It was cold.\n\nThis was later improved \\cite{|}.'), []);
  });

  it('offers what fits the works cited before, and says so, where the text before says nothing either', async () => {
    const own =
      '@misc{own, title = {SqueezeAttention: 2D Management of KV-Cache in LLM Inference via Layer-wise Optimal Budget}, author = {Wang, Zihao}, year = 2024}';
    const rows = async (before: string): Promise<readonly string[]> =>
      (await itemsAt('a.tex', tex(`${before}\n\nThis was later improved \\cite{|}.`), { 'refs.bib': own })).flatMap(({ label }) =>
        typeof label === 'object' && label.description?.startsWith('fits') === true ? [`${label.description}: ${label.label}`] : [],
      );
    const found = await rows('It was they who began it \\cite{own}.');
    assert.ok(found.length > 0 && found.every((row) => /^fits what is cited before · .*: (?!own$)/.test(row)), found.join('\n'));
    assert.deepEqual(await rows('It was they who began it \\cite{nobody}.'), []);
  });

  it('leaves out keys that the citation already has', async () => {
    assert.ok(!(await keysAt('a.tex', tex('\\cite{mine2024, |}'))).includes('mine2024'));
  });

  it('gives back what was typed as the text to filter by, so that the editor keeps our order', async () => {
    const items = await itemsAt('a.tex', tex('\\cite{kv cache|}'), { 'refs.bib': bib });
    assert.ok(items.length > 5);
    assert.deepEqual([...new Set(items.map((item) => item.filterText))], ['kv cache']);
  });

  it('adds the entry when an item is accepted, and none for what is there', async () => {
    const folder = await project({ 'refs.bib': bib });
    const editor = await openAt(folder, 'a.tex', tex('\\cite{qlora|}'));
    const [item] = (await completionsAt(editor)).filter((one) => one.kind === vscode.CompletionItemKind.Reference);
    assert.ok(item?.command, 'accepting runs a command');
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    assert.match(await textOf(folder, 'refs.bib'), /@\w+\{dettmers2023qlora,/);
    const own = await itemsAt('b.tex', tex('\\cite{gardeners|}'), { 'refs.bib': bib });
    assert.equal(own[0]?.command, undefined);
  });

  it('completes a key that no paper has to none, whatever numbers it shares with papers', async () => {
    for (const typed of ['einstein1905', 'smith2023deep', 'turing1936computable']) {
      assert.deepEqual(await keysAt('a.tex', tex(`\\cite{${typed}|}`)), [], typed);
    }
  });

  it('leaves a word that names no paper as it is, unless another row is chosen', async () => {
    const editor = await openAt(await project({ 'refs.bib': bib }), 'a.tex', tex('\\cite{substantially|}'));
    const items = (await completionsAt(editor)).sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
    assert.equal(items[0]?.insertText, 'substantially');
    assert.equal(items[0]?.command, undefined);
    assert.ok(items.length > 1);
  });

  it('leaves all of a key that was typed faster than the rows for it came', async () => {
    const editor = await openAt(await project({ 'refs.bib': bib }), 'a.tex', tex('\\cite{substan|}'));
    await completionsAt(editor);
    const start = editor.selection.active.translate(0, -'substan'.length);
    for (const letter of 'tia') {
      await editor.edit((edit) => edit.insert(editor.selection.active, letter));
      // Rows for some of the letters come, and are not shown yet.
      if (letter === 'i') await completionsAt(editor);
    }
    // The editor takes the row for the first letters in place of all that is there.
    await editor.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, 'substantia'.length)), 'substan'));
    await eventually(() => editor.document.getText().includes('\\cite{substantia}'));
  });

  it('says who wrote a paper, when, and whether its entry is there or will be added', async () => {
    const [own] = await itemsAt('a.tex', tex('\\cite{gardeners|}'), { 'refs.bib': bib });
    const [other] = await itemsAt('a.tex', tex('\\cite{qlora|}'), { 'refs.bib': bib });
    assert.deepEqual(own?.label, { label: 'mine2024', detail: '  Åström · 2024 · Attention for Gardeners', description: 'in refs.bib' });
    assert.equal(typeof other?.label === 'object' ? other.label.description : undefined, 'will be added');
  });

  it('doesn’t say that an entry will be added where no bibliography can take one', async () => {
    const files = { 'refs.json': '[{"id": "mine2024", "type": "book", "title": "Attention for Gardeners"}]' };
    const yaml = '---\nbibliography: refs.json\n---\n\n';
    const [item] = await itemsAt('a.md', `${yaml}[@qlora|]\n`, files);
    assert.match(JSON.stringify(item?.label), /not in the bibliography/);
  });

  it('cites by the key that the entry gets where another work has the usual one', async () => {
    const folder = await project({ 'refs.bib': '@misc{dettmers2023qlora,\n  title = {Another Work},\n  year = {2023},\n}\n' });
    const editor = await openAt(folder, 'a.tex', tex('\\cite{qlora|}'));
    const item = await accepted(editor);
    assert.equal(item.insertText, 'dettmers2023qloraa');
    assert.match(await textOf(folder, 'refs.bib'), /@\w+\{dettmers2023qloraa,/);
  });

  it('cites by the key that the user’s own pattern makes', async () => {
    const folder = await project({ 'refs.bib': bib });
    await vscode.workspace.getConfiguration('lectern').update('citationKey.pattern', '[auth]_[year]', vscode.ConfigurationTarget.Global);
    try {
      const item = await accepted(await openAt(folder, 'a.tex', tex('\\cite{quamba2|}')));
      assert.match(String(item.insertText), /^[A-Z]\w+_20\d\d$/);
      assert.ok((await textOf(folder, 'refs.bib')).includes(`{${item.insertText},`));
    } finally {
      await vscode.workspace.getConfiguration('lectern').update('citationKey.pattern', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('gives two papers that want one key at once a key each, and the text follows', async () => {
    const folder = await project({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', tex('\\cite{same} \\cite{same}|'));
    const text = editor.document.getText();
    const add = (id: string, at: number): Thenable<unknown> =>
      vscode.commands.executeCommand('lectern.addToBibliography', { id, document: editor.document.uri.toString(), key: 'same', at });
    await Promise.all([add('arxiv:2305.14314', text.indexOf('same')), add('arxiv:2505.23884', text.lastIndexOf('same'))]);
    assert.match(editor.document.getText(), /\\cite\{same\} \\cite\{samea\}/);
    const written = await textOf(folder, 'refs.bib');
    assert.match(written, /@\w+\{same,/);
    assert.match(written, /@\w+\{samea,/);
  });

  it('learns of the works that a file’s own bibliographies mean, not of others with their keys', async () => {
    const cited = 'Tulips open at night \\cite{mine2024}.\n\\bibliography{refs}\n';
    const files = { 'here/refs.bib': bib, 'there/refs.bib': bib.replace('Gardeners', 'Bakers'), 'there/other.tex': cited };
    const folder = await project(files);
    await withServices(true, async ({ bibliographies }) => {
      const { document } = await openAt(folder, 'here/a.tex', cited);
      assert.equal((await bibliographies.of(document)).files.length, 1);
      const known = (name: string): Promise<ReadonlyMap<string, unknown>> =>
        bibliographies.papersIn(
          { uri: vscode.Uri.joinPath(folder, name).toString(), languageId: 'latex', text: cited },
          new Set(['mine2024', 'none']),
        );
      assert.deepEqual([...(await known('here/b.tex')).keys()], ['mine2024']);
      assert.deepEqual([...(await known('there/other.tex')).keys()], []);
    });
  });

  it('learns from the sentences of other manuscripts that cite, where that is turned on, and forgets them with their file', async function () {
    this.timeout(120_000);
    const folder = await project({
      'refs.bib': bib,
      'other.tex': tex('Tulips open at night while nobody looks at their petals \\cite{mine2024}.'),
    });
    const editor = await openAt(folder, 'a.tex', tex('As we know, tulips open at night while nobody looks \\cite{|}.'));
    const fits = async (): Promise<boolean> =>
      (await completionsAt(editor)).some(
        ({ label }) => typeof label !== 'string' && label.label === 'mine2024' && /^fits this sentence/.test(label.description ?? ''),
      );
    const learn = (value: boolean | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration('lectern').update('suggestions.learn', value, vscode.ConfigurationTarget.Global);
    try {
      await learn(true);
      await eventually(fits);
      await learn(false);
      assert.ok(!(await fits()));
      await learn(true);
      await eventually(fits);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'other.tex'));
      await eventually(async () => !(await fits()));
    } finally {
      await learn(undefined);
    }
  });
});

/** The best item at the cursor, with what accepting it runs. */
async function accepted(editor: vscode.TextEditor): Promise<vscode.CompletionItem> {
  const items = (await completionsAt(editor)).filter((one) => one.kind === vscode.CompletionItemKind.Reference);
  const [item] = items.sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
  assert.ok(item?.command);
  await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
  return item;
}
