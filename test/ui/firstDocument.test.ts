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

/** What a LaTeX document of BibLaTeX begins with; an empty one gets what BibTeX needs. */
const biblatex = '\\documentclass{article}\n\\usepackage{biblatex}\n\\begin{document}\n\n\\end{document}\n';

interface FirstDocument {
  readonly name: string;
  /** What it begins with, and the line to write in. */
  readonly start?: readonly [text: string, line: number];
  /** Words of a second paper that is cited with the first. */
  readonly also?: string;
  /** Makes it a document with a reference list. */
  readonly compile: (folder: string) => void | Promise<void>;
}

const documents: readonly FirstDocument[] = [
  { name: 'a.md', compile: (folder) => pandoc(folder, 'a.md') },
  {
    name: 'a.tex',
    // A listing names no author of it, of which a plain style prints nothing.
    also: 'okapi stripes',
    compile: (folder) => {
      latex(folder, 'a', 'bibtex');
      const printed = readFileSync(path.join(folder, 'a.bbl'), 'utf8');
      assert.match(printed, /Okapi/);
      assert.doesNotMatch(printed, /not listed|unknown|author/i);
    },
  },
  { name: 'b.tex', start: [biblatex, 4], compile: (folder) => latex(folder, 'b', 'biber') },
  { name: 'a.qmd', compile: (folder) => pandoc(folder, 'a.qmd') },
  { name: 'a.typ', compile: (folder) => typst(folder, 'a.typ') },
];

describe('from nothing to a document with a reference list, by keyboard', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ workspace: 'test/fixtures/first', settings: { 'lectern.library.files': ['listing.txt'] } });
  });
  after(() => workbench.close());

  const question = () => workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Create references.bib' });
  const focused = (text: string) => workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: text });

  for (const { name, start, also, compile } of documents) {
    it(`a new file ${name}: the first citation creates and declares its bibliography`, async () => {
      // Side by side: none takes the bibliography of another for its own.
      const place = name.replace('.', '-');
      const folder = path.join(workbench.folder, place);
      await workbench.openFile('README.md');
      await workbench.newFile(path.join(place, name));
      if (start !== undefined) {
        await workbench.paste(start[0]);
        await workbench.goToLine(start[1], 1);
      }
      await workbench.type('Models are tuned cheaply ');
      await workbench.openPick('dettmers qlora');
      await focused('QLoRA').waitFor();
      if (also !== undefined) {
        // Without a pause: each key means the words typed before it.
        await workbench.press('Control+ArrowRight', 'Control+A');
        await workbench.page.keyboard.type(also);
      }
      await workbench.press('Enter');
      await question().waitFor();
      // There is no bibliography yet that could hold it.
      assert.doesNotMatch((await workbench.page.locator('.part.statusbar').textContent()) ?? '', /Already in/);
      await workbench.screenshot(`first-${name.replace('.', '-')}`);
      await workbench.press('Enter');
      await question().waitFor({ state: 'hidden' });
      await eventually(() => assert.match(workbench.fileText(path.join(place, 'references.bib')), /dettmers2023qlora,/));
      await eventually(async () => assert.match(await workbench.visibleText(), /references/));
      await workbench.save();
      await compile(folder);
    });
  }
});
