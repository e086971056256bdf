import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { type AddOptions, planAdd } from '../../../src/core/bibtex/writing/planAdd';
import type { Paper } from '../../../src/core/corpus/paper';
import { withEdits } from '../../../src/core/text';

const mamba: Paper = {
  id: 'arxiv:2312.00752',
  title: 'Mamba: Linear-Time Sequence Modeling with Selective State Spaces',
  authors: [
    { family: 'Gu', given: 'Albert' },
    { family: 'Dao', given: 'Tri' },
  ],
  date: '2023-12-01',
  arxivId: '2312.00752',
  url: 'https://arxiv.org/abs/2312.00752',
  citationKey: 'gu2023mamba',
  sources: [],
};
const godel: Paper = {
  id: 'title:on-it',
  title: 'On It & More',
  authors: [{ family: 'Gödel', given: 'Kurt' }],
  date: '1931',
  venue: { name: 'Monatshefte', kind: 'journal', year: 1931 },
  citationKey: 'godel1931',
  sources: [],
};
const nobody: Paper = {
  id: 'title:x',
  title: 'MLoRQ: Bridging Low-Rank and Quantization',
  authors: [],
  authorCount: 9,
  date: '2025-07',
  citationKey: 'mlorqbridging',
  sources: [],
};

function added(text: string, papers: readonly Paper[] = [mamba], options: AddOptions = {}): string {
  return withEdits(text, planAdd(text, papers, options).edits);
}

const mambaEntry = `@misc{gu2023mamba,
  author = {Gu, Albert and Dao, Tri},
  title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces},
  year = {2023},
  month = dec,
  eprint = {2312.00752},
  archivePrefix = {arXiv},
  url = {https://arxiv.org/abs/2312.00752},
}`;

describe('adding entries to a bibliography', () => {
  it('fills an empty file', () => {
    assert.equal(added(''), `${mambaEntry}\n`);
    assert.equal(added('\uFEFF'), `\uFEFF${mambaEntry}\n`);
    assert.equal(added('\n\n'), `\n\n${mambaEntry}\n`);
  });

  it('writes what is known, and nothing in place of authors who are not', () => {
    assert.equal(
      added('', [godel, nobody]),
      `@article{godel1931,
  author = {G{\\"o}del, Kurt},
  title = {On It \\& More},
  journal = {Monatshefte},
  year = {1931},
}

@misc{mlorqbridging,
  key = {MLoRQ},
  title = {{MLoRQ}: Bridging Low-Rank and Quantization},
  year = {2025},
  month = jul,
}
`,
    );
  });

  it('writes biblatex where that is asked for or what the file is written in', () => {
    const entry = `@online{gu2023mamba,
  author = {Gu, Albert and Dao, Tri},
  title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces},
  date = {2023-12-01},
  eprint = {2312.00752},
  eprinttype = {arxiv},
  url = {https://arxiv.org/abs/2312.00752},
}`;
    assert.equal(added('', [mamba], { dialect: 'biblatex' }), `${entry}\n`);
    const file = '@article{a,\n  author = {A, B},\n  journaltitle = {J},\n  date = {2020},\n}\n';
    assert.equal(added(file), `${file}\n${entry}\n`);
  });

  it("keeps to the file's style", () => {
    const file =
      '@ARTICLE{zz,\r\n\tTITLE     = "One",\r\n\tAUTHOR    = "A, B",\r\n\tYEAR      = 2001\r\n}\r\n@BOOK{aa,\r\n\tTITLE     = "Two",\r\n\tAUTHOR    = "C, D",\r\n\tYEAR      = 2002\r\n}\r\n';
    const quoted = { ...mamba, title: 'RWKV-7 "Goose" with More', authors: [{ literal: 'The "Team"' }] };
    assert.equal(
      added(file, [quoted]),
      `${file}@MISC{gu2023mamba,\r\n\tTITLE     = "{RWKV-7} \`\`Goose'' with More",\r\n\tAUTHOR    = "{The "Team"}",\r\n\tYEAR      = 2023,\r\n\tMONTH     = dec,\r\n\tEPRINT    = "2312.00752",\r\n\tARCHIVEPREFIX = "arXiv",\r\n\tURL       = "https://arxiv.org/abs/2312.00752"\r\n}\r\n`,
    );
  });

  it('aligns the way JabRef does', () => {
    const file =
      '@Article{b,\n  author  = {A, B},\n  title   = {T},\n  journal = {J},\n}\n\n@Book{a,\n  author    = {A, B},\n  title     = {T},\n  publisher = {P},\n}\n\n@Comment{jabref-meta: databaseType:bibtex;}\n';
    const entry =
      '@Article{godel1931,\n  author  = {G{\\"o}del, Kurt},\n  title   = {On It \\& More},\n  journal = {Monatshefte},\n  year    = {1931},\n}';
    assert.equal(added(file, [godel]), file.replace('\n\n@Comment', `\n\n${entry}\n\n@Comment`));
  });

  it('writes one blank before and after the signs of equality of a file that aligns them nowhere, or not in most entries', () => {
    const even = '@misc{a,\n  title = {T},\n  pages = {1},\n  month = may,\n}\n';
    const aligned = '@misc{b,\n  title   = {T},\n  journal = {J},\n  pages   = {1},\n}\n';
    const below = '@misc{a,\n  title =\n    {T},\n  url =\n    {u},\n}\n';
    for (const file of [even, even + aligned, aligned + even, below]) assert.match(added(file), /\n {2}year = \{2023\},\n/, file);
    assert.match(added(even + aligned + aligned), /\n {2}year {4}= \{2023\},\n/);
  });

  it('leaves accents as they are in a file that does so', () => {
    assert.match(added('@misc{a,\n  author = {Müller, Jörg},\n}\n', [godel]), /author = \{Gödel, Kurt\}/);
  });

  it("takes over a user's own entry under the key that is free", () => {
    const draftOf = (): { type: string; key: string; fields: { name: string; value: string }[] } => ({
      type: 'thesis',
      key: 'gu2023mamba',
      fields: [{ name: 'title', value: 'Mine' }],
    });
    assert.match(added('@misc{gu2023mamba, title={Other}}', [mamba], { draftOf }), /@thesis\{gu2023mambaa,\n {2}title = \{Mine\},\n\}/);
  });

  it('goes to its place in a file that is sorted by key', () => {
    const entry = (key: string): string => `@misc{${key},\n  title = {${key}},\n}`;
    const file = ['alpha', 'beta', 'zeta'].map(entry).join('\n\n');
    const more = (key: string): Paper => ({ id: `title:${key}`, title: key, authors: [], citationKey: key, sources: [] });
    const keys = (text: string): string[] => parseBibtex(text).entries.map((one) => one.key);
    assert.deepEqual(keys(added(file, [more('Gamma')])), ['alpha', 'beta', 'Gamma', 'zeta']);
    assert.deepEqual(keys(added(file, [more('zz'), more('aa'), more('mm'), more('ab')])), [
      'aa',
      'ab',
      'alpha',
      'beta',
      'mm',
      'zeta',
      'zz',
    ]);
    const noted = file.replace('{beta},\n}', '{beta},\n} % see alpha').replace('{alpha},\n}', '{alpha},\n}  ');
    assert.match(added(noted, [more('gamma')]), /\n\} % see alpha\n\n@misc\{gamma/);
    assert.match(added(noted, [more('apple')]), /\{alpha\},\n\}\n\n@misc\{apple,[^@]*\n\} {2}\n\n@misc\{beta/);
    const unsorted = ['beta', 'alpha', 'zeta'].map(entry).join('\n\n');
    assert.deepEqual(keys(added(unsorted, [more('gamma')])), ['beta', 'alpha', 'zeta', 'gamma']);
  });

  it('keeps an end without a line break and blank lines as they are', () => {
    const one = '@misc{a,\n  title = {T},\n}';
    assert.equal(added(one), `${one}\n\n${mambaEntry}`);
    assert.equal(added(`${one}\n\n\n`), `${one}\n\n\n${mambaEntry}\n`);
  });

  it('goes before an entry that is never closed, and says so', () => {
    const good = '@misc{a,\n  title = {T},\n}\n';
    const plan = planAdd(`${good}\n@misc{b,\n  title = {T\n`, [mamba], { name: 'refs.bib' });
    assert.equal(withEdits(`${good}\n@misc{b,\n  title = {T\n`, plan.edits), `${good}\n${mambaEntry}\n\n@misc{b,\n  title = {T\n`);
    assert.deepEqual(
      plan.problems.map((problem) => [problem.file, problem.line, problem.code]),
      [['refs.bib', 5, 'inserted-before-broken']],
    );
    assert.equal(added('@misc{b,\n  title = {T\n'), `${mambaEntry}\n\n@misc{b,\n  title = {T\n`);
  });
});

describe('papers that a bibliography has already', () => {
  function found(text: string, key: string, paper: Paper = mamba): void {
    const plan = planAdd(text, [paper]);
    assert.deepEqual([plan.edits, plan.added, plan.skipped], [[], [], [{ id: paper.id, key }]]);
  }

  it('are found by arXiv id, DOI, or title and first author, under whatever key', () => {
    found('@article{Mamba, title={mamba}, eprint={2312.00752v2}, archiveprefix={arXiv}}', 'Mamba');
    found('@article{M1, title={mamba}, url={https://arxiv.org/abs/2312.00752}}', 'M1');
    found('@article{M2, title={mamba}, doi={10.48550/arXiv.2312.00752}}', 'M2');
    found('@article{M3, title={{Mamba}: Linear-time sequence modeling with selective state spaces}, author={Albert Gu and others}}', 'M3');
    found('@article{M4, title={x}, doi={https://doi.org/10.1000/ABC}}', 'M4', { ...godel, doi: '10.1000/abc' });
  });

  it('are found by title where the authors are not known', () => {
    found('@article{M, title={{MLoRQ}: Bridging Low-Rank and Quantization}, author={Someone}}', 'M', nobody);
  });

  it('are not found by a DOI that only begins alike', () => {
    assert.equal(planAdd('@article{M, title={x}, doi={10.1000/ab}}', [{ ...mamba, doi: '10.1000/abc' }]).added.length, 1);
  });

  it('are found in a file of thousands without reading all of it', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `@misc{k${i}, title={Paper ${i}}}\n`).join('');
    const held = (entry: string, key: string, paper: Paper): void =>
      assert.deepEqual(planAdd(many + entry + many.replaceAll('{k', '{l'), [paper]).skipped, [{ id: paper.id, key }]);
    held(
      '@misc{a, title={{M}amba: {L}inear-{T}ime {S}equ{e}nce {M}odel{i}ng with Selective {S}tate {S}paces}, author={Gu, Albert}}\n',
      'a',
      mamba,
    );
    held('@misc{b, title={x}, eprint={2312.00752v1}}\n', 'b', mamba);
    held('@misc{c, title={x}, doi={10.1000/A\\_b}}\n', 'c', { ...mamba, doi: '10.1000/a_b' });
    held('@misc{d, title={On It {\\&} More}, author={G{\\"o}del, Kurt}}\n', 'd', godel);
  });

  it('are not found in the text between entries', () => {
    const title = mamba.title.replaceAll('-', ' ');
    for (const text of [`${title}\n@misc{a, title={A}}`, `@misc{a, title={A}}${title}`, `@misc{a, title={A}} ${title} @misc{b, title={B}}`])
      assert.equal(planAdd(text, [mamba]).added.length, 1, text);
    found(`${title}\n@misc{a, title={Other}}@misc{M, title={${mamba.title}}, author={Gu, Albert}} ${title}`, 'M');
  });

  it('get a suffix where another paper has the key', () => {
    const plan = planAdd('@misc{Gu2023Mamba, title={Another}}', [mamba, { ...godel, citationKey: 'gu2023mamba' }]);
    assert.deepEqual(
      plan.added.map((one) => one.key),
      ['gu2023mambaa', 'gu2023mambab'],
    );
    assert.deepEqual(
      planAdd('', [mamba], { taken: ['gu2023mamba'] }).added.map((one) => one.key),
      ['gu2023mambaa'],
    );
  });

  it('are added once however often they are given', () => {
    const once = added('', [mamba, mamba]);
    assert.equal(parseBibtex(once).entries.length, 1);
    assert.equal(added(once), once);
  });
});

describe('the blank lines before a new entry', () => {
  for (const [what, text, lines] of [
    ['none as between most entries, text between others left out', '@misc{a}\n% x\n@misc{b}\n% y\n@misc{c}\n@misc{d}\n', 0],
    ['two as between most entries', '@misc{a}\n\n\n@misc{b}\n\n\n@misc{c}\n@misc{d}\n', 2],
    ['one where only text is between them', '@misc{a}\n% x\n@misc{b}\n', 1],
    ['one where there is one entry', '@misc{a}\n', 1],
  ] as const)
    it(`are ${what}`, () => {
      const fielded = text.replace(/\}/g, ',\n  title = {T}\n}');
      const written = added(fielded, [{ ...mamba, citationKey: 'zz' }]);
      assert.equal(/\}(\n+)@misc\{zz/.exec(written)?.[1]?.length, lines + 1, written);
    });
});
