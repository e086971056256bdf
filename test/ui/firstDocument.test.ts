import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually';
import { Workbench } from './workbench';

/** Runs a program in a folder and gives what it prints. */
const run = (folder: string, program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });

const latex = (folder: string, name: string, processor: string): void => {
  const typeset = ['pdflatex', '-interaction=nonstopmode', '-halt-on-error', name] as const;
  run(folder, ...typeset);
  run(folder, processor, name);
  run(folder, ...typeset);
  run(folder, ...typeset);
  assert.ok(existsSync(path.join(folder, `${name}.pdf`)));
  assert.match(readFileSync(path.join(folder, `${name}.bbl`), 'utf8'), /Dettmers/);
  assert.doesNotMatch(readFileSync(path.join(folder, `${name}.log`), 'utf8'), /undefined (?:citations|references)|Empty bibliography/i);
};

const pandoc = (folder: string, name: string): void => {
  const printed = run(folder, 'pandoc', '--citeproc', '-f', 'markdown', '-t', 'plain', name);
  assert.match(printed, /Dettmers[^]*QLoRA/i);
  assert.doesNotMatch(printed, /\?\?\?|dettmers2023qlora\?/);
};

const typst = async (folder: string, name: string): Promise<void> => {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: folder });
  assert.equal(compiler.compile({ mainFilePath: path.join(folder, name) }).hasError(), false);
};

/** A document, the line to write in, and what makes it a document with a reference list. */
const documents: readonly (readonly [string, number, (folder: string) => void | Promise<void>])[] = [
  ['a.tex', 1, (folder) => latex(folder, 'a', 'bibtex')],
  ['b.tex', 4, (folder) => latex(folder, 'b', 'biber')],
  ['a.md', 1, (folder) => pandoc(folder, 'a.md')],
  ['a.qmd', 1, (folder) => pandoc(folder, 'a.qmd')],
  ['a.typ', 1, (folder) => typst(folder, 'a.typ')],
];

describe('from nothing to a document with a reference list, by keyboard', () => {
  let workbench: Workbench | undefined;
  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  for (const [name, line, compile] of documents) {
    it(`the first citation of ${name} creates and declares its bibliography`, async () => {
      const opened = await Workbench.open({ workspace: 'test/fixtures/first' });
      workbench = opened;
      await opened.openFile(name);
      await opened.goToLine(line, 1);
      await opened.type('Models are tuned cheaply ');
      await opened.openPick('dettmers qlora');
      await opened.quickPicks('QLoRA');
      await opened.press('Enter');
      const question = opened.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Create references.bib' });
      await question.waitFor();
      await opened.screenshot(`first-${name.replace('.', '-')}`);
      await opened.press('Enter');
      await question.waitFor({ state: 'hidden' });
      await eventually(() => assert.match(opened.fileText('references.bib'), /dettmers2023qlora,/));
      await eventually(async () => assert.match(await opened.visibleText(), /references/));
      await opened.save();
      await compile(opened.folder);
    });
  }
});
