import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Paper } from '../../../src/core/corpus/paper';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { cslName, paperDate, paperToCsl } from '../../../src/core/record/paperRecord';
import { cslTitle, keptCapitals } from '../../../src/core/record/sentenceCase';
import { cleanItem } from '../../../src/core/reference/cleanItem';
import { toHtml, toMarkdown } from '../../../src/core/reference/richText';
import { bundledLocale, bundledStyle, styleInfo } from '../../../src/core/reference/styles';
import { styleSource } from '../../fixtures/renderers';

describe('a title in sentence case', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Test-Time Training Done Right', 'Test-time training done right'],
    ['{QLoRA}: Efficient Finetuning of Quantized {LLM}s', 'QLoRA: Efficient finetuning of quantized LLMs'],
    [
      '{FlashAttention}: Fast and Memory-Efficient Exact Attention with {IO}-Awareness',
      'FlashAttention: Fast and memory-efficient exact attention with IO-awareness',
    ],
    ['{RWKV-7} "Goose" with Expressive Dynamic State Evolution', 'RWKV-7 "Goose" with expressive dynamic state evolution'],
    ['Attention as an {RNN}? Yes, It Is', 'Attention as an RNN? Yes, it is'],
    ['{xLSTM} 7B: A Recurrent {LLM}', '<span class="nocase">xLSTM</span> 7B: A recurrent LLM'],
    ['On {B}ayesian Methods in {G}erman', 'On Bayesian methods in German'],
    ['{S$^{2}$FT}: Structured Sparsity', 'S²FT: Structured sparsity'],
    ['Schr{\\"o}dinger and the {\\L}ukasiewicz Logic', 'Schrödinger and the łukasiewicz logic'],
    ['\\emph{Deep Learning} Made Easy', '<i>Deep learning</i> made easy'],
    [
      'Skulls of {\\em Homo Sapiens} and \\textit{{Homo} erectus}: \\emph{New} Finds',
      'Skulls of <i>homo sapiens</i> and <i>Homo erectus</i>: <i>New</i> finds',
    ],
    ['A \\textsc{Tool} and \\textbf{}Nothing', 'A <sc>tool</sc> and nothing'],
    ['GPT4-Vision and Llama-3 Compared', 'GPT4-vision and Llama-3 compared'],
    ["Programming in C++ and C\\# with O'Reilly's Guide", "Programming in C++ and C# with O'Reilly's guide"],
    ['What Am I?', 'What am I?'],
    ['', ''],
    ['{unbalanced', 'unbalanced'],
  ];
  for (const [latex, expected] of cases) it(`${latex} → ${expected}`, () => assert.equal(cslTitle(latex), expected));

  it('keeps what a title has capitals of its own for', () => {
    for (const [title, kept] of [
      ['LoRA for GPT-4 and iPhone', ['LoRA', 'GPT-4', 'iPhone']],
      ['The Tide of Words', []],
      ['R.E.M. Sleep, i.e. C++', ['R.E.M']],
      ['ALL CAPITALS', []],
      ['3D and x86 A.I.', ['3D', 'A.I']],
    ] as const)
      assert.deepEqual(
        [...keptCapitals(title).matchAll(/<span class="nocase">([^<]*)<\/span>/g)].map(([, word]) => word),
        kept,
        title,
      );
    assert.equal(keptCapitals('R.E.M. x'), '<span class="nocase">R.E.M</span>. x');
  });

  it('leaves the capitals of other languages alone', () => {
    const [entry] = parseBibtex('@book{k, title = {Die Welt als Wille}, langid = {german}}').entries;
    assert.ok(entry);
    assert.equal(entryToCsl(entry).title, 'Die Welt als Wille');
  });
});

describe('a paper as CSL-JSON', () => {
  const paper: Paper = {
    id: 'arxiv:2501.00663',
    title: 'Titans: Learning to Memorize',
    authors: [],
    citationKey: 'titans2024',
    sources: [],
  };
  const check = (facts: Partial<Paper>, expected: object) =>
    assert.deepEqual(paperToCsl({ ...paper, ...facts }), { id: 'titans2024', title: 'Titans: Learning to memorize', ...expected });

  it('has nothing that is not known', () => check({}, { type: 'article' }));
  it('is a document of a venue of another kind', () =>
    check(
      { venue: { name: 'Zenodo', kind: 'other' }, date: '2024' },
      { type: 'document', publisher: 'Zenodo', issued: { 'date-parts': [[2024]] } },
    ));
  it('has the capitals that its title has in LaTeX', () =>
    assert.equal(paperToCsl({ ...paper, title: 'The Tide', titleLatex: 'The {Tide}' }).title, 'The Tide'));
  it('has a date as far as it is one', () => {
    const rows: Readonly<Record<string, readonly number[] | undefined>> = {
      ...{ '2020': [2020], '2020-05': [2020, 5], '2020-05-17': [2020, 5, 17], '2020-05-17T10:00': [2020, 5, 17] },
      ...{ '2020/2021': [2020], '2020~': [2020], '2020-05?': [2020, 5], '-0044': [-44] },
      ...{ '20201': undefined, 'May 2020': undefined, x2020: undefined, '2020 or so': undefined, '': undefined },
    };
    for (const [text, parts] of Object.entries(rows)) assert.deepEqual(paperDate(text)?.['date-parts']?.[0], parts, text);
  });
  it('has a particle of several words apart from the name', () => {
    assert.deepEqual(cslName({ family: 'van der Berg', given: 'Ada' }), {
      family: 'Berg',
      given: 'Ada',
      'non-dropping-particle': 'van der',
    });
    assert.deepEqual(cslName({ family: 'Van der Berg' }), { family: 'Van der Berg' });
    assert.deepEqual(cslName({ family: 'danah boyd' }), { family: 'danah boyd' });
  });
  it('is an article of the archive as a preprint', () =>
    check(
      { arxivId: '2501.00663', date: '2024-12-31' },
      {
        type: 'article',
        publisher: 'arXiv',
        number: 'arXiv:2501.00663',
        issued: { 'date-parts': [[2024, 12, 31]] },
        URL: 'https://arxiv.org/abs/2501.00663',
      },
    ));
  it('is a conference paper of its venue and the venue’s year', () =>
    check(
      { venue: { name: 'ICML', kind: 'conference', year: 2025 }, date: '2024-12', doi: '10.1/x', url: 'https://x.org' },
      {
        type: 'paper-conference',
        'container-title': 'ICML',
        issued: { 'date-parts': [[2025]] },
        DOI: '10.1/x',
        URL: 'https://x.org',
      },
    ));
  it('is an article of its journal', () =>
    check({ venue: { name: 'TMLR', kind: 'journal' } }, { type: 'article-journal', 'container-title': 'TMLR' }));
  it('marks the particles of names', () =>
    check(
      { authors: [{ family: 'van der Maaten', given: 'Laurens' }, { literal: 'Apple' }, { family: 'Ó Briain' }, { family: 'van' }] },
      {
        type: 'article',
        author: [
          { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
          { literal: 'Apple' },
          { family: 'Ó Briain' },
          { family: 'van' },
        ],
      },
    ));
});

describe('a .bib entry as CSL-JSON', () => {
  const check = (bib: string, expected: object) => {
    const [entry] = parseBibtex(bib).entries;
    assert.ok(entry);
    assert.deepEqual(entryToCsl(entry), expected);
  };

  it('has pages without the commands that would print “p.” before them', () =>
    check('@article{k, title={T}, pages={\\ppno~12--15}}', { id: 'k', type: 'article-journal', title: 'T', page: '12-15' }));

  it('has volume, number and pages of an article', () =>
    check(
      '@article{k, author = "Knuth, Donald E.", title = {Literate Programming}, journal = {The Computer Journal}, volume = 27, number = 2, pages = {97--111}, year = 1984, month = may, doi = {https://doi.org/10.1093/comjnl/27.2.97}}',
      {
        id: 'k',
        type: 'article-journal',
        title: 'Literate programming',
        'container-title': 'The Computer Journal',
        author: [{ family: 'Knuth', given: 'Donald E.' }],
        issued: { 'date-parts': [[1984, 5]] },
        issue: '2',
        page: '97-111',
        DOI: '10.1093/comjnl/27.2.97',
        volume: '27',
      },
    ));
  it('has editors, publisher and series of a chapter', () =>
    check(
      '@incollection{k, author = {Ann Li}, editor = {Bo Ek and Cy Du and others}, title = {On {X}}, booktitle = {The Book}, publisher = {Springer}, address = {Berlin}, series = {LNCS}, number = 12, edition = {2nd}, year = {2020}}',
      {
        id: 'k',
        type: 'chapter',
        title: 'On X',
        'container-title': 'The book',
        author: [{ family: 'Li', given: 'Ann' }],
        editor: [{ family: 'Ek', given: 'Bo' }, { family: 'Du', given: 'Cy' }, { literal: 'others' }],
        issued: { 'date-parts': [[2020]] },
        publisher: 'Springer',
        'collection-number': '12',
        'collection-title': 'LNCS',
        'publisher-place': 'Berlin',
        edition: '2nd',
      },
    ));
  it('is a thesis with its kind and school', () =>
    check('@phdthesis{k, author = {Li, Ann}, title = {T}, school = {MIT}, year = {n.d.}}', {
      id: 'k',
      type: 'thesis',
      title: 'T',
      author: [{ family: 'Li', given: 'Ann' }],
      issued: { literal: 'n.d.' },
      publisher: 'MIT',
      genre: 'PhD thesis',
    }));
  it('is a preprint with its number', () =>
    check('@misc{k, title = {T}, eprint = {2501.00663}, archivePrefix = {arXiv}}', {
      id: 'k',
      type: 'article',
      title: 'T',
      publisher: 'arXiv',
      number: 'arXiv:2501.00663',
      URL: 'https://arxiv.org/abs/2501.00663',
    }));
  it('is a web page with the day of the visit', () =>
    check('@online{k, title = {T}, url = {https://x.org/a\\_b}, urldate = {2025-01-02}}', {
      id: 'k',
      type: 'webpage',
      title: 'T',
      accessed: { 'date-parts': [[2025, 1, 2]] },
      URL: 'https://x.org/a_b',
    }));
  it('has the languages that libraries and polyglossia write', () => {
    for (const [field, language] of [
      ['language = {eng}', 'en'],
      ['language = {Deutsch}', 'de'],
      ['language = {en_GB}', 'en-GB'],
      ['language = {English and German}', 'en-US'],
      ['langid = {english}, langidopts = {variant=british}', 'en-GB'],
      ['langid = {german}, langidopts = {spelling=old, variant=swiss}', 'de-CH'],
    ] as const)
      check(`@misc{k, title = {A Good Title}, ${field}}`, {
        id: 'k',
        type: 'document',
        title: language.startsWith('en') ? 'A good title' : 'A Good Title',
        language,
      });
  });
  it('has days of a visit in any form, years that are inexact as they are written, and circa', () => {
    const rest = { id: 'k', type: 'document', title: 'T' };
    check('@misc{k, title = {T}, urldate = {2011/2/3}}', { ...rest, accessed: { 'date-parts': [[2011, 2, 3]] } });
    check('@misc{k, title = {T}, urldate = {Accessed on 3 Feb. 2011}}', { ...rest, accessed: { 'date-parts': [[2011, 2, 3]] } });
    check('@misc{k, title = {T}, year = {before 1850}}', { ...rest, issued: { literal: 'before 1850' } });
    check('@misc{k, title = {T}, year = {1850s}}', { ...rest, issued: { literal: '1850s' } });
    check('@misc{k, title = {T}, year = {$\\sim$1850}}', { ...rest, issued: { 'date-parts': [[1850]], circa: true } });
    check('@misc{k, title = {T}, year = {1998--99}}', { ...rest, issued: { 'date-parts': [[1998], [1999]] } });
  });
  it('takes no address but of the web', () =>
    check('@misc{k, title = {T}, url = {javascript:alert(1)}}', { id: 'k', type: 'document', title: 'T' }));
});

describe('an item of a library file', () => {
  const check = (fields: object, expected: object) =>
    assert.deepEqual(cleanItem({ id: 'k', type: 'book', ...fields }, 'k'), { id: 'k', type: 'book', ...expected });
  it('keeps strings and turns numbers into text', () =>
    check({ title: ' A\u0000B\n', volume: 3, list: ['x'], flag: true }, { title: 'A B', volume: '3' }));
  it('has a DOI without what was written before it', () => {
    for (const before of ['', 'doi:', 'DOI: ', 'https://doi.org/', 'http://dx.doi.org/'])
      check({ DOI: `${before}10.1000/AB.c` }, { DOI: '10.1000/AB.c' });
    check({ DOI: 'none' }, { DOI: 'none' });
  });
  it('keeps names in their forms', () =>
    check(
      { author: [{ family: 'A', given: 'B', x: 1 }, { given: 'Plato' }, { literal: 'WHO', family: 'X' }, {}, 'C', null] },
      {
        author: [{ family: 'A', given: 'B' }, { literal: 'Plato' }, { literal: 'WHO' }],
      },
    ));
  it('keeps dates that are dates', () => {
    check({ issued: { 'date-parts': [['2020', 13.5, 1]] } }, { issued: { 'date-parts': [[2020]] } });
    check({ issued: { 'date-parts': [[2020, 1, 2], [2021]] } }, { issued: { 'date-parts': [[2020, 1, 2], [2021]] } });
    check({ issued: '2020-05' }, { issued: { 'date-parts': [[2020, 5]] } });
    check({ issued: 'May 2020' }, { issued: { raw: 'May 2020' } });
    check({ issued: { 'date-parts': [[]], literal: 'forthcoming' } }, { issued: { literal: 'forthcoming' } });
    check({ issued: 'x'.repeat(0) }, {});
  });
  it('takes nothing that would send the engine elsewhere', () => check({ jurisdiction: 'us', multi: {}, __proto__: { title: 'X' } }, {}));
});

describe('styles and locales by name', () => {
  it('knows the bundled styles by id, short name, file and zotero.org address', () => {
    for (const name of ['ieee', 'IEEE', ' ieee.csl', 'https://www.zotero.org/styles/ieee', 'http://www.zotero.org/styles/ieee'])
      assert.equal(bundledStyle(name)?.id, 'ieee');
    assert.equal(bundledStyle('acm')?.id, 'association-for-computing-machinery');
    for (const other of ['styles/ieee.csl', 'see https://www.zotero.org/styles/ieee', 'ieee.csl.bak'])
      assert.equal(bundledStyle(other), undefined, other);
  });
  it('takes the nearest locale', () => {
    assert.deepEqual(['de', 'de-AT', 'en_GB', 'fr-FR', 'sv', '', undefined].map(bundledLocale), [
      'de-DE',
      'de-DE',
      'en-GB',
      'fr-FR',
      'en-US',
      'en-US',
      'en-US',
    ]);
  });
  it('reads how the bundled styles cite', () => {
    const kinds = ['apa', 'chicago-author-date', 'ieee', 'vancouver', 'association-for-computing-machinery'].map((id) =>
      styleInfo(styleSource(id)),
    );
    assert.deepEqual(
      kinds.map((info) => ('kind' in info ? [info.kind, info.hangingIndent] : info)),
      [
        ['author-date', true],
        ['author-date', true],
        ['numeric', false],
        ['numeric', false],
        ['numeric', false],
      ],
    );
  });
});

describe('rich text', () => {
  it('starts no list or heading in Markdown', () => {
    assert.equal(toMarkdown(['- a']), '\\- a');
    assert.equal(toMarkdown(['2023. A title']), '2023\\. A title');
    assert.equal(toMarkdown(['# a']), '\\# a');
  });
  it('leaves the spaces outside of emphasis', () =>
    assert.equal(toMarkdown([{ style: 'italic', children: ['Title '] }, 'x']), '*Title* x'));
  it('links to the web only', () =>
    assert.equal(toHtml([{ style: 'link', children: ['javascript:x'] }]), '<a href="https://doi.org/javascript:x">javascript:x</a>'));
});
