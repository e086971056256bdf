import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseBibtex } from '../../src/core/bibtex/parse';
import { formatEntry } from '../../src/core/bibtex/writing/format';
import { entryOfPaper } from '../../src/core/bibtex/writing/fromPaper';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { runTool } from './bibtex/oracle';

const folder = path.join(process.cwd(), 'media', 'sample');
const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
const paper = files['paper.tex'] ?? '';
const notes = files['notes.md'] ?? '';
const bibliography = files['refs.bib'] ?? '';
const keys = parseBibtex(bibliography).entries.map(({ key }) => key);
const withoutComments = { paper: paper.replace(/(?<!\\)%.*/g, ''), notes: notes.replace(/<!--[^]*?-->/g, '') };

describe('the sample manuscripts', () => {
  it('cite only what refs.bib holds, and all of it', () => {
    const inPaper = [...withoutComments.paper.matchAll(/\\cite[tp]\{([^}]*)\}/g)].flatMap(([, list = '']) => list.split(','));
    const inNotes = [...withoutComments.notes.matchAll(/@(\w+)/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set([...inPaper, ...inNotes])].sort(), [...keys].sort());
  });

  it('have the bibliography that Lectern itself writes', () => {
    const papers = bundledCorpus().filter(({ citationKey }) => keys.includes(citationKey));
    const written = papers.map((one) => formatEntry(entryOfPaper(one)));
    assert.deepEqual(bibliography.trim().split(/\n\n/).sort(), written.sort());
  });

  it('speak of papers by name that are not cited yet, FlashAttention first of all', () => {
    const uncited = [
      'FlashAttention',
      'ThinK',
      'LazyLLM',
      'Test-Time Training Done Right',
      'Titans',
      'Tiled Flash Linear Attention',
      'LLM in a flash',
    ];
    for (const name of uncited) assert.ok(withoutComments.paper.includes(name) || withoutComments.notes.includes(name), name);
    assert.ok(!keys.some((key) => key.includes('flash')));
  });

  it('compile with pdflatex and bibtex without a warning', function () {
    const script =
      'for step in "pdflatex" "bibtex" "pdflatex" "pdflatex"; do case $step in bibtex) bibtex paper > bibtex.txt;; *) pdflatex -interaction=nonstopmode -halt-on-error paper.tex > latex.txt || exit 1;; esac; done; cat bibtex.txt latex.txt';
    if (runTool('pdflatex', ['--version'], {}) === undefined || runTool('bibtex', ['--version'], {}) === undefined) this.skip();
    const run = runTool('sh', ['-c', script], files);
    assert.equal(run?.status, 0, run?.output);
    assert.match(run?.output ?? '', /Output written on paper\.pdf/);
    assert.deepEqual(
      (run?.output ?? '').split('\n').filter((line) => /warning|^!|error|overfull|underfull/i.test(line)),
      [],
    );
  });

  it('make a page by pandoc without a warning', function () {
    const run = runTool('pandoc', ['--citeproc', '--fail-if-warnings', '--standalone', '-t', 'html', 'notes.md'], files);
    if (run === undefined) this.skip();
    assert.equal(run.status, 0, run.output);
    assert.match(run.output, /<div id="ref-peng2025rwkv7"/);
  });
});
