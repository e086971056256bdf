import assert from 'node:assert/strict';
import fc from 'fast-check';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { createMentionIndex, type MentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { wholeMention, worthHinting } from '../../../src/core/writing/mentions/mentionPlace';
import { findMentions } from '../../../src/core/writing/mentions/mentions';
import { proseOf } from '../../../src/core/writing/prose/prose';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { fieldProse } from '../../fixtures/fieldProse';
import { fieldProseFields } from '../../fixtures/fieldProseFields';
import { fieldProseFresh } from '../../fixtures/fieldProseFresh';
import { fieldProseHard } from '../../fixtures/fieldProseHard';
import { fieldProseKept } from '../../fixtures/fieldProseKept';
import { judgeOthers, judgeOwn, judgePages, labelledMentions, precision, recall, unmarked } from '../../fixtures/mentionLabels';
import { relatedWork } from '../../fixtures/relatedWork';

describe('mentions', () => {
  let index: MentionIndex;
  before(() => {
    index = createMentionIndex();
    for (const _ of index.add(bundledCorpus()));
  });

  const found = (text: string, language = ''): string[] =>
    findMentions(index, proseOf(text, syntaxFor(language))).map(({ start, end }) => text.slice(start, end));
  const check = (text: string, expected: readonly string[], language = ''): void => assert.deepEqual(found(text, language), expected, text);

  it('joins the words of a name over blanks and hyphens, over other signs only as the paper writes it', () => {
    const named = createMentionIndex();
    const papers = [
      'Wav2Vec/Lite: Learning to Sort Pebbles',
      'MoonRiver: Tracing Slow Comets at Home',
      'Visual Query Tuning: Counting Shells',
    ];
    for (const _ of named.add(papers.map((title) => ({ id: title, title, authors: [], citationKey: 'k', sources: [] }))));
    const names = (text: string) => findMentions(named, text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(names('We train Wav2Vec/Lite on sand.'), ['Wav2Vec/Lite']);
    for (const other of ['Wav2Vec: Lite', 'Wav2Vec, Lite', 'Wav2Vec (Lite)'])
      assert.deepEqual(names(`We train ${other} on sand.`), [], other);
    assert.deepEqual(names('We use “Visual: Query Tuning” now.'), ['Visual: Query Tuning']);
    assert.deepEqual(names('We train MoonRiver and see.'), ['MoonRiver']);
    assert.deepEqual(names('We train Moon, River and see.'), []);
    for (const title of ['Learning to Sort Pebbles', 'Learning: to Sort, Pebbles', 'Learning to\nSort-Pebbles'])
      assert.equal(names(`They wrote Wav2Vec/Lite: ${title} here.`)[0], `Wav2Vec/Lite: ${title}`);
  });

  it('leaves a line of a list that is the title of another paper, of whose words the paper says none', () => {
    const named = createMentionIndex();
    const title = 'MoonRiver: Tracing Slow Comets at Home';
    for (const _ of named.add([{ id: title, title, authors: [], abstract: 'We watch icy tails.', citationKey: 'k', sources: [] }]));
    const names = (text: string) => findMentions(named, text).map(({ start, end }) => text.slice(start, end));
    for (const own of ['MoonRiver for Tracing Slow Comets', 'MoonRiver for Icy Tails', 'MoonRiver for baking bread'])
      assert.deepEqual(names(`- ${own}\n`), ['MoonRiver'], own);
    for (const mark of ['- ', '* ', '+ ', '12. ', '- **', '- ['])
      for (const word of ['for', 'of', 'in', 'on', 'with', 'via', 'from'])
        assert.deepEqual(names(`\n${mark}MoonRiver ${word} Baking Brown Bread\n`), [], mark + word);
    assert.deepEqual(names('We use MoonRiver for Baking Brown Bread.'), ['MoonRiver']);
  });

  it('has labels that are where they say, in the abstracts as they are', () => {
    const abstracts = new Map(bundledCorpus().map(({ id, abstract }) => [id, abstract ?? '']));
    for (const { from, sentence, at, written } of labelledMentions()) {
      assert.ok(abstracts.get(from)?.includes(sentence), `${from}: ${sentence}`);
      assert.equal(sentence.slice(at, at + written.length), written);
    }
  });

  it('finds what a reader would, in labelled abstracts', () => {
    const others = judgeOthers(index, bundledCorpus());
    assert.ok(labelledMentions().filter(({ set }) => set === 'other').length >= 200);
    assert.ok(others.right >= 20);
    assert.ok(precision(others) >= 0.97, others.wrong.join('\n'));
    assert.ok(recall(others) >= 0.8, others.missed.join('\n'));
    const own = judgeOwn(index);
    assert.ok(precision(own) >= 0.97, own.wrong.join('\n'));
    assert.ok(recall(own) >= 0.9, own.missed.join('\n'));
  });

  it('finds what a reader would in prose that was written after all rules were set', () => {
    const judged = judgePages(index, fieldProseFresh);
    assert.ok(judged.right + judged.missed.length >= 100);
    assert.ok(precision(judged) >= 0.97, judged.wrong.join('\n'));
    assert.ok(recall(judged) >= 0.75, judged.missed.join('\n'));
  });

  for (const [half, pages, least] of [
    ['tuned on', fieldProse, 0.96],
    ['written with names in hard places', fieldProseHard, 0.97],
    ['of several fields', fieldProseFields, 0.95],
    ['kept out of tuning', fieldProseKept, 0.96],
  ] as const) {
    it(`finds what a reader would in prose of the field that was ${half}`, () => {
      const judged = judgePages(index, pages);
      assert.ok(judged.right + judged.missed.length >= 85);
      assert.ok(precision(judged) >= least, judged.wrong.join('\n'));
      assert.ok(recall(judged) >= 0.8, judged.missed.join('\n'));
    });
  }

  for (const { language, text: marked } of relatedWork) {
    it(`marks what a reader would on a page of ${language}, and nothing else`, () => {
      const { text, spans } = unmarked(marked);
      const found = findMentions(index, proseOf(text, syntaxFor(language)));
      const right = (start: number, end: number): boolean => spans.some((span) => span.start <= start && end <= span.end);
      assert.deepEqual(
        found.filter(({ start, end }) => !right(start, end)).map(({ start, end }) => text.slice(start - 20, end + 20)),
        [],
      );
      const missed = spans.filter((span) => !found.some(({ start, end }) => span.start <= start && end <= span.end));
      assert.ok(missed.length <= 0.3 * spans.length, missed.map(({ start, end }) => text.slice(start, end)).join(', '));
    });
  }

  it('reads whom the key after a name cites', () => {
    const of = (text: string): string[] => findMentions(index, proseOf(text, syntaxFor('latex')), text).map(({ name }) => name);
    assert.deepEqual(of('Titans~\\citep{behrouz2024titans} and Hydra~\\cite{ankner2024hydra}, Monarch \\citet{dao2022}.'), [
      'Titans',
      'Monarch',
    ]);
    assert.deepEqual(of('FengHuang~\\citep{wu2019fenghuang} is a satellite; FengHuang~\\citep{smith2030} and FengHuang.'), ['FengHuang']);
  });

  it('reads who is said to have named a work, and what year a citation gives a common surname', () => {
    const of = (text: string): string[] => findMentions(index, proseOf(text, syntaxFor('latex')), text).map(({ name }) => name);
    const about = 'language models with embedding layers, n-gram inputs and offloaded embeddings';
    assert.deepEqual(of(`\\citet{jiang2021scone} released SCONE for ${about}.`), []);
    assert.deepEqual(of(`\\citet{yu2025scone} released SCONE for ${about}.`), ['SCONE']);
    assert.deepEqual(of('FTP~\\citep{li2017ftp} routes tokens of large language models to prune them.'), []);
    assert.deepEqual(of('FTP~\\citep{li2024ftp} routes tokens of large language models to prune them.'), ['FTP']);
  });

  for (const [title, text, expected] of [
    [
      'leaves a name to what the letters are said to stand for, with small words between them',
      'FTP stands for functional threshold power. The SAG baseline (soft actor with guidance) and PENCIL. FTP prunes tokens of large language models.',
      [],
    ],
    [
      'leaves a common noun and a term of a title’s brackets alone',
      'Language models for translation have the SCALE of acceptability, a MOM of long context memory, mobile SoC hardware for machine learning.',
      [],
    ],
    ['takes a name with a full stop in it as it is written', 'The kernels of CPM.cu run on end devices.', ['CPM.cu']],
    [
      'finds distinctive names anywhere',
      'We compare QLoRA with FlashAttention, RWKV-7 and PyramidDrop.',
      ['QLoRA', 'FlashAttention', 'RWKV-7', 'PyramidDrop'],
    ],
    ['finds a name with its superscript spelled out', 'S²FT, S2FT', ['S²FT', 'S2FT']],
    ['takes a suffix for no other name', 'a QLoRA-style adapter and the QLoRA-tuned one', ['QLoRA', 'QLoRA']],
    ['takes a version for another name', 'FlashAttention-2, FlashAttention 3, QLoRA+, RWKV, RWKV-6, MiniCPM-o 2.6', []],
    ['takes a size for another name', 'RWKV 7.4B and RWKV-7.4B and the Mesa 3D drivers of the training framework for transformers', []],
    ['takes no two ordinary words for a name', 'Sparse caches are made for Efficient LLM Inference on one GPU by quantization.', []],
    [
      'takes no word in a title or at a sentence’s start for an acronym',
      'Prior methods (Chen et al., 2025) for vision-language models. TRAK: Attributing Model Behavior at Scale (Park et al., 2023; Wang)',
      [],
    ],
    [
      'takes no label of a conference for a name',
      'Fine-Tuning for Large Language Models: A Position Paper. Liu, Jiao. Foundation agents for decision making.',
      [],
    ],
    ['takes no person for a paper', 'Xinyi Wang, Ferdinand Mom, Hao Zhang, Luo and Zhu wrote the code for long context inference.', []],
    [
      'leaves a name to the paper whose title it opens, in the whole text',
      '- ATLAS: Adapter-Based Multi-Modal Continual Learning with a Two-Stage Strategy, by A. Li.\n\nLater, ATLAS (Li et al., 2024) memorizes the context at test time.',
      [],
    ],
    [
      'leaves a name to those whom it is cited to',
      'We use InfLLM (Someone et al., 2024), QLoRA (Nobody and Else, 2020) and AWQ (Lin et al., 2023).',
      ['AWQ'],
    ],
    [
      'leaves a name to those whose line of a list, whose lower-case words or whose person it is',
      '- S3D: Rethinking Spatiotemporal Feature Learning (Xie et al., 2018)\n- MixPath for Hiking Maps\n- GCNet: Graph Completion Network (Lian et al., 2023)\n\nDr. Mesa, J. Lizard and Mini GPTs, LazyLLM Pro.',
      [],
    ],
    ['takes a longer name for another one', 'DistilQLoRA and X-QLoRA and QLoRA_x and sub.QLoRA', []],
    [
      'finds a title in its own capitals, over a line end',
      'as in Test-Time\nTraining Done Right by others',
      ['Test-Time\nTraining Done Right'],
    ],
    ['finds a quoted title in small letters', 'the work “attention as an RNN” shows', ['attention as an RNN']],
    [
      'finds the whole title rather than the name in it',
      'QLoRA: Efficient Finetuning of Quantized LLMs',
      ['QLoRA: Efficient Finetuning of Quantized LLMs'],
    ],
    ['reaches over no blank line', 'Test-Time\n\nTraining Done Right', []],
    [
      'takes what stands in one list with a mention for one',
      'LAMB and LARS made large batches and deep learning possible: training BERT.',
      ['LAMB', 'LARS'],
    ],
    [
      'leaves things of the same name alone',
      'Attention for jets: the ATLAS collaboration stores long memory on the SAIL cluster of LLM servers.',
      [],
    ],
    ['takes a hyphenated name that no field has', 'We use Adam-mini here, and self-supervised learning.', ['Adam-mini']],
    [
      'takes a word for the name that it was before',
      'Behrouz et al. propose neural memory; Titans learn to memorize at test time. Titans are recurrent.',
      ['Titans', 'Titans'],
    ],
    [
      'leaves a name alone of which the sentence says that it is something else',
      'Sparse attention, long-context memory mechanisms and mixture-of-experts routing in a state space model: Hydra is also a small build tool.',
      [],
    ],
    [
      'but not one of which it says something else',
      'Sparse attention, long-context memory mechanisms and mixture-of-experts routing in a state space model: Hydra is also a small step.',
      ['Hydra'],
    ],
    [
      'leaves ordinary words alone',
      'The Titans of industry saw a Lizard on a Monarch. ATLAS and CMS at the LHC. We scale. The position. Hydra lived in Lerna.',
      [],
    ],
    [
      'leaves ordinary phrases alone',
      'Seeing attention as an RNN is old. We use layer normalization and pointer networks. Memory is SCALE.',
      [],
    ],
    [
      'takes a word for a name where its authors stand',
      'Behrouz et al. propose neural memory; Titans learn to memorize at test time.',
      ['Titans'],
    ],
    [
      'takes an acronym for a name among its own subject',
      'AWQ protects salient weights in low-bit weight-only quantization by observing the activation.',
      ['AWQ'],
    ],
    [
      'leaves a name that stands for other words, whether or not their first letters make it',
      'We read of AWQ (Annual Weir Height Levels) and of GPTQ (Grand River Tides) by the sea.',
      [],
    ],
    [
      'leaves an acronym that stands for something else',
      'The Air Weather Quality (AWQ) index and AWQ stations: weight, quantization, activation.',
      [],
    ],
  ] as const) {
    it(title, () => check(text, expected));
  }

  for (const [language, text, expected] of [
    ['latex', '\\documentclass{a}\\title{QLoRA}\\begin{document}\\textsc{QLoRA} S$^{2}$FT % QLoRA\n\\cite{QLoRA}', ['QLoRA', 'S$^{2}$FT']],
    [
      'latex',
      '$QLoRA$ \\(QLoRA\\) \\[QLoRA\\] \\verb|QLoRA| \\ref{QLoRA} \\label{QLoRA} \\url{QLoRA} \\begin{lstlisting}QLoRA\\end{lstlisting} \\input{QLoRA}',
      [],
    ],
    [
      'latex',
      '\\begin{equation}QLoRA\\end{equation} Flash\\-Attention and \\emph{Test-Time~Training Done Right}',
      ['Flash\\-Attention', 'Test-Time~Training Done Right'],
    ],
    [
      'markdown',
      '---\ntitle: QLoRA\n---\n\n# **QLoRA**\n\n`QLoRA` $QLoRA$ [QLoRA](https://QLoRA.org) @QLoRA [@QLoRA] https://QLoRA.org S^2^FT',
      ['QLoRA', 'QLoRA', 'S^2^FT'],
    ],
    ['markdown', '```\nQLoRA\n```\n\n<!-- QLoRA -->\n\n\\cite{QLoRA} *FlashAttention*', ['FlashAttention']],
    ['typst', '#let x = "QLoRA"\n#emph[QLoRA] `QLoRA` $QLoRA$ // QLoRA\n@QLoRA *FlashAttention*', ['QLoRA', 'FlashAttention']],
  ] as const) {
    it(`reads only prose in ${language}: ${text.slice(0, 40).replace(/\n/g, ' ')}`, () => check(text, expected, language));
  }

  it('forgets papers that are removed and takes changed ones again', () => {
    const own = createMentionIndex();
    const paper = { id: 'a', title: 'FooBar: A Method', authors: [], citationKey: 'a', sources: [] };
    for (const _ of own.add([paper, { ...paper, id: 'b', title: 'BazQux: Another Method' }]));
    for (const _ of own.add([{ ...paper, title: 'FooBaz: A Method' }]));
    own.remove(['b']);
    assert.deepEqual(
      findMentions(own, 'FooBar, FooBaz, BazQux').map(({ name }) => name),
      ['FooBaz'],
    );
  });

  it('gives a name that two papers share to the one that the text speaks of, or to none', () => {
    const own = createMentionIndex();
    const one = { id: 'a', title: 'FooNet: Parsing of Sentences', authors: [{ family: 'Miller' }], citationKey: 'a', sources: [] };
    for (const _ of own.add([one, { ...one, id: 'b', title: 'FooNet: Galaxies in Telescopes', authors: [{ family: 'Schmidt' }] }]));
    assert.deepEqual(
      findMentions(own, 'Miller shows FooNet.').map(({ id }) => id),
      ['a'],
    );
    assert.deepEqual(
      findMentions(own, 'Here is FooNet.').map(({ id }) => id),
      [],
    );
  });

  for (const [language, text, whole] of [
    ['latex', 'x \\textsc{QLoRA} y', '{QLoRA}'],
    ['markdown', 'x *QLoRA* y', '*QLoRA*'],
    ['markdown', 'x (QLoRA) y', 'QLoRA'],
    ['markdown', 'x [QLoRA](https://arxiv.org/abs/2305.14314v1_(x)) y', '[QLoRA](https://arxiv.org/abs/2305.14314v1_(x))'],
    ['markdown', 'x [**QLoRA**][1], y', '[**QLoRA**][1]'],
    ['markdown', 'x [QLoRA](paper.pdf) y', '[QLoRA](paper.pdf)'],
    ['markdown', 'x [QLoRA](a(bc)de) y', '[QLoRA](a(bc)de)'],
    ['markdown', 'x [QLoRA][ref] y', '[QLoRA][ref]'],
    ['markdown', '*x* QLoRA* y', 'QLoRA'],
    ['latex', 'x {{{{{QLoRA}}}}} y', '{{{{QLoRA}}}}'],
    ['latex', 'the QLoRA-tuned model', 'QLoRA-tuned'],
    ['latex', "\\emph{QLoRA}'s adapters", "{QLoRA}'s"],
    ['typst', '#emph[QLoRA] (new)', '[QLoRA]'],
  ] as const) {
    it(`takes in what belongs to a mention: ${text}`, () => {
      const [mention] = findMentions(index, proseOf(text, syntaxFor(language)));
      assert.ok(mention);
      const { start, end } = wholeMention(text, mention);
      assert.equal(text.slice(start, end), whole);
    });
  }

  it('hints at the first mention of a paper in each paragraph that does not cite it, not in headings', () => {
    const text = '# QLoRA\n\nQLoRA and AWQ, then QLoRA.\n\nAgain QLoRA.\n\n\\section{On QLoRA}\n\\emph{QLoRA} too, cited: BitStack.\n';
    const mentions = [...text.matchAll(/QLoRA|AWQ|BitStack/g)].map(({ index: start, 0: id }) => ({
      id,
      start,
      end: start + id.length,
      isCited: id === 'BitStack',
    }));
    assert.deepEqual(
      worthHinting(text, mentions).map(({ id, start }) => `${id} ${text.slice(0, start).split('\n').length}`),
      ['QLoRA 3', 'AWQ 3', 'QLoRA 5', 'QLoRA 8'],
    );
    for (const heading of [
      '  ## QLoRA',
      '\t###### QLoRA',
      '== QLoRA',
      '= QLoRA',
      '\\paragraph{QLoRA}',
      '\\subsubsection*[Q]{QLoRA}',
      '\\title{QLoRA}',
    ]) {
      const start = heading.lastIndexOf('QLoRA');
      assert.deepEqual(worthHinting(heading, [{ id: 'q', start, end: start + 5, isCited: false }]), [], heading);
    }
    for (const line of ['x # QLoRA', '#QLoRA', '=x QLoRA', '\\emph{QLoRA}', 'C# QLoRA']) {
      const start = line.indexOf('QLoRA');
      assert.equal(worthHinting(line, [{ id: 'q', start, end: start + 5, isCited: false }]).length, 1, line);
    }
  });

  it('keeps the length of a text and finds spans in order within it, whatever it is', () => {
    const piece = fc.constantFrom(
      'QLoRA',
      'S²FT',
      'Test-Time Training Done Right',
      '\\emph{',
      '}',
      '$',
      '$^2$',
      '%',
      '\n',
      '\n\n',
      '`',
      '```',
      '[',
      '](',
      '@',
      '#',
      '*',
      '<!--',
      '\\begin{equation}',
      '\\[',
      '𝔸',
      '\u0000',
      ' ',
      'Titans',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('latex', 'markdown', 'typst'), (pieces, language) => {
        const text = pieces.join('');
        const prose = proseOf(text, syntaxFor(language));
        assert.equal(prose.length, text.length);
        let from = 0;
        for (const { start, end } of findMentions(index, prose)) {
          assert.ok(start >= from && end > start && end <= text.length);
          from = end;
        }
      }),
    );
  });
});
