import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, completionsAt, lectern, openAt, project, textOf } from './workspace';

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
  before(async () => void (await lectern()));
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
});
