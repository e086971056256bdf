import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/corpus/paper';
import { evidence, fromFirstWord, type MarkedText, termSpans } from '../../../src/core/search/suggest/evidence';
import type { CitingSentence, LearnedField } from '../../../src/core/search/suggest/learnedField';
import { buildRelated, relatedIn } from '../../../src/core/search/suggest/related';
import { createSuggester, type SuggestOptions, suggesterSteps } from '../../../src/core/search/suggest/suggest';
import { finished } from '../../../src/core/steps';
import { bundledCorpus, bundledDescriptions } from '../../fixtures/bundledCorpus';
import { otherProse } from '../../fixtures/otherProse';

const titleOf = (id: string): string => bundledCorpus().find((paper) => paper.id === id)?.title ?? '';
const bundled = (): ReturnType<typeof createSuggester> => (suggester ??= createSuggester(bundledCorpus(), bundledDescriptions()));
let suggester: ReturnType<typeof createSuggester> | undefined;

function paperNamed(start: string): Paper {
  const paper = bundledCorpus().find(({ title }) => title.startsWith(start));
  assert.ok(paper, start);
  return paper;
}

function check(passage: string, first: string, term: string): void {
  it(`finds ${first} for "${passage.slice(0, 50)}…" by "${term}"`, () => {
    const [best] = bundled().suggest(passage);
    assert.ok(best);
    assert.ok(titleOf(best.id).startsWith(first), titleOf(best.id));
    assert.ok(best.terms.includes(term), best.terms.join(', '));
  });
}

describe('suggestions for a passage', () => {
  it('puts a paper first whose name is in the passage as its authors write it, whatever else it speaks of', () => {
    const first = (passage: string): string => titleOf(bundled().suggest(passage)[0]?.id ?? '');
    assert.match(first('The MeZO paper is why I find any of this tractable.'), /^Fine-Tuning Language Models with Just Forward Passes/);
    assert.match(first('Recent work adds momentum, and so does Titans, to the gradient update in mini-batches.'), /^Titans/);
    for (const other of ['Titans fought the gods for ten years, as Hesiod has it.', 'Spam fills my inbox.', 'We ate at Swan Lake.'])
      assert.deepEqual(bundled().suggest(other), [], other);
  });

  const called: readonly (readonly [string, RegExp])[] = [
    ['Pointer-style scoring of candidates serves any number of them.', /^Pointer Networks/],
    ['Sequence-to-sequence (Seq2Seq) models improved generation further.', /^Sequence to Sequence Learning/],
    ['We use LayerNorm with a learned bias in all blocks.', /^Layer Normalization$/],
    ['Inverted bottlenecks, larger kernels, layer normalization for stability and GELU activations are used.', /^Layer Normalization$/],
    ['Position embeddings are initialised from SigLIP.', /^Sigmoid Loss for Language Image Pre-Training$/],
    ['DKVB was made for class-incremental learning.', /^Discrete Key-Value Bottleneck$/],
    ['PowerInfer2 and LLM in the Flash do so on phones.', /^LLM in a flash/],
    ['Several works, flashattention among them, compute it in tiles.', /^FlashAttention: Fast/],
    ['Several works, HIPPO among them, compress what came before.', /^HiPPO/],
    ['The QLoRA-7B run is cheap.', /^QLoRA: /],
    ['A pointer-network decoder selects from the input.', /^Pointer Networks$/],
    ['The cells of PCDARTS-style search are found with fewer channels.', /^PC-DARTS/],
  ];
  for (const [passage, title] of called) {
    it(`knows a paper by what others make of its title: ${passage}`, () => {
      assert.match(titleOf(bundled().suggest(passage)[0]?.id ?? ''), title);
    });
  }

  it('takes no abbreviation or opening that is a common term for a name, nor the name of another version', () => {
    for (const passage of [
      'We tune it with QLoRA2, QLoRA-2, QLoRA-v1.5 and LongQLoRA.',
      'Multi-pointer networks and Pointer-Networks-2 select from the input.',
      'An RNN keeps a state.',
      'The KV cache of an LLM grows.',
      'Large language models are used.',
      'GPU memory is small.',
      'Spam is a nuisance of language models, and so are Swan Lake and Pencil.',
      'The oneshot run and the long term goals of the swan.',
    ]) {
      assert.deepEqual(
        bundled()
          .suggest(passage)
          .filter(({ named }) => named)
          .map(({ id }) => titleOf(id)),
        [],
        passage,
      );
    }
  });

  it('shows the words that decided in the sentence and in the abstract, in whatever form each has them', () => {
    const paper = paperNamed('QLoRA');
    const passage = 'Quantisation is older. Adapters of low rank are tuned on \\emph{frozen} weights of 4 bits \\cite{frozen2023}.';
    const both = evidence(paper, { passage, terms: ['frozen', '4 bits', 'tuned'] });
    assert.ok(both);
    const words = ({ text, words: spans }: MarkedText) => spans.map(({ start, end }) => text.slice(start, end));
    assert.match(both.passage.text, /^Adapters of low rank are tuned on .*frozen.* weights of 4 bits/);
    assert.deepEqual(words(both.passage), ['tuned', 'frozen', '4 bits']);
    assert.match(both.said.text, /frozen, 4-bit/);
    assert.deepEqual(words(both.said).slice(-2), ['frozen', '4-bit']);
    assert.ok(both.said.text.length <= 166);
    // A general word of a term is marked only where the term is nothing else.
    const marked = (terms: readonly string[]) => evidence(paper, { passage: 'Here 4 adapters are new.', terms })?.passage;
    assert.deepEqual([marked(['4 of the adapters']), marked(['4'])].map((one) => one && words(one)), [['adapters'], ['4']]);
    assert.equal(evidence(paper, { passage, terms: ['zebra'] }), undefined);
    assert.equal(evidence(paper, { passage: 'Something else.', terms: ['frozen'] }), undefined);
  });

  it('begins a quotation near its first marked word, with an ellipsis for what is left out', () => {
    const quoted = (text: string, word: string, lead: number): string => {
      const start = text.indexOf(word);
      const near = fromFirstWord({ text, words: [{ start, end: start + word.length }] }, lead);
      const [span] = near.words;
      assert.equal(near.text.slice(span?.start, span?.end), word);
      return near.text;
    };
    const text = 'To this end we describe a method by which frozen weights are tuned';
    assert.equal(quoted(text, 'frozen', 10), '… by which frozen weights are tuned');
    assert.equal(quoted(text, 'frozen', 3), '… frozen weights are tuned');
    assert.equal(quoted(text, 'this', 10), text);
    assert.equal(quoted('… a method of frozen weights', 'method', 3), '… a method of frozen weights');
    assert.deepEqual(fromFirstWord({ text, words: [] }, 10), { text, words: [] });
  });

  it('marks words apart, in order, and of a common word only the pair that decided', () => {
    const text = 'The language model, a large language model of models, is quantized.';
    const spans = termSpans(text, ['quantization', 'language model']);
    assert.deepEqual(
      spans.map(({ start, end }) => text.slice(start, end)),
      ['language model', 'language model', 'models', 'quantized'],
    );
  });

  it('goes by what comes before a passage that says little itself, and names what decided', () => {
    const before = 'Low-rank adaptation of a model whose frozen weights are quantised to 4 bits fits on a single GPU.';
    const found = bundled().suggest('This was later improved.', { before });
    assert.match(titleOf(found[0]?.id ?? ''), /^QLoRA/);
    assert.deepEqual(bundled().suggest('This was later improved.'), []);
    assert.equal(bundled().suggest('Others use QLoRA for their adapters.')[0]?.terms[0], 'QLoRA');
  });

  check('Low-rank adaptation of a model whose frozen weights are quantised to 4 bits fits on a single GPU.', 'QLoRA', '4 bits');
  check(
    'The KV cache grows with the context, so several authors evict or merge its entries.',
    'Model Tells You Where to Merge',
    'KV cache',
  );
  check(
    'We draft several tokens with a small model and verify them in parallel with the large one.',
    'Accelerating LLM Inference with Staged Speculative',
    'draft',
  );
  check(
    'Beyond a critical batch size,\nmore data parallelism no longer helps.',
    'An Empirical Model of Large-Batch Training',
    'critical batch',
  );
  check('A decoder for speech synthesis can be trained with flow matching, without alignments.', 'Matcha-TTS', 'flow matching');

  for (const text of otherProse) {
    it(`gives nothing for "${text.slice(0, 40)}…"`, () => assert.deepEqual(bundled().suggest(text), []));
  }

  it('gives nothing for an empty passage, for punctuation or for function words', () => {
    for (const text of ['', ' \n ', '?!', 'and so on, for it was then']) assert.deepEqual(bundled().suggest(text), []);
  });

  it('does not read the names in citations and commands as words of the passage', () => {
    const passage = 'State space models replace attention by a recurrence.';
    const cited = 'State space models\\cite[see][p.~2]{speculative2024decoding} replace \\emph{attention} by a recurrence.';
    assert.deepEqual(
      bundled()
        .suggest(cited)
        .map(({ id }) => id),
      bundled()
        .suggest(passage)
        .map(({ id }) => id),
    );
    assert.ok(
      bundled()
        .suggest('State space models [@optimal2024transport] replace attention.')
        .every(({ terms }) => !terms.join(' ').includes('transport')),
    );
  });

  it('leaves out what is excluded and keeps to the limit', () => {
    const passage = 'Speculative decoding drafts tokens with a small model.';
    const all = bundled().suggest(passage, { limit: 5 });
    const rest = bundled().suggest(passage, { limit: 4, exclude: new Set([all[0]?.id ?? '']) });
    assert.equal(all.length, 5);
    assert.deepEqual(
      rest.map(({ id }) => id),
      all.slice(1).map(({ id }) => id),
    );
  });

  it('names as reasons only what the passage itself writes, best scores first', () => {
    const passage = 'Post-training quantization of vision transformers suffers from oscillation at low bit widths.';
    const found = bundled().suggest(passage);
    assert.ok(found.length > 5);
    for (const { terms } of found) for (const term of terms) assert.ok(passage.includes(term), term);
    assert.deepEqual(
      found.map(({ score }) => score),
      found.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  it('finds most papers by one of their own sentences that it has not seen', () => {
    const held = bundledCorpus().flatMap((paper) => {
      const sentence = (paper.abstract ?? '').split(/(?<=[.!?])\s+(?=\p{Lu})/u).filter(({ length }) => length >= 100)[1];
      return sentence === undefined
        ? []
        : [{ sentence, paper: { ...paper, abstract: (paper.abstract ?? '').replace(sentence, () => ' ') } }];
    });
    const own = createSuggester(held.map(({ paper }) => paper));
    const hits = held.filter(({ sentence, paper }) => own.suggest(sentence).some(({ id }) => id === paper.id));
    assert.ok(hits.length >= 0.82 * held.length, `${hits.length} of ${held.length}`);
  });

  it('works on a library of none, one and a few papers, with and without abstracts', () => {
    assert.deepEqual(createSuggester([]).suggest('Quantized models'), []);
    const { abstract: _, ...titleOnly } = paperNamed('QLoRA');
    assert.deepEqual(
      createSuggester([titleOnly])
        .suggest('finetuning of quantized language models')
        .map(({ id }) => id),
      [titleOnly.id],
    );
    const few = createSuggester([titleOnly, paperNamed('Titans'), paperNamed('Matcha')]);
    assert.equal(few.suggest('Finetuning quantized models efficiently')[0]?.id, titleOnly.id);
  });

  it('takes any text without complaint', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
        bundled()
          .suggest(text)
          .every(({ score }) => Number.isFinite(score)),
      ),
      { numRuns: 200 },
    );
    assert.ok(Array.isArray(bundled().suggest('\\cite['.repeat(20_000))));
  });

  it('is built in steps', () => {
    const steps = [...suggesterSteps(bundledCorpus().slice(0, 100))];
    assert.ok(steps.length >= 10);
  });
});

describe('suggestions that learn from sentences that cite', () => {
  const slow = paperNamed('Layer Normalization');
  const passage = 'In large language models we calm the zebra statistics before attention.';
  const learn = (...sentences: readonly CitingSentence[]): LearnedField => finished(bundled().learn(sentences));

  it('find a paper by words that only its citing sentences have, and give the sentence', () => {
    const text = 'The zebra statistics are calmed as others do.';
    const place = (options: SuggestOptions): number =>
      bundled()
        .suggest(passage, { limit: 1000, ...options })
        .findIndex(({ id }) => id === slow.id);
    const learned = learn({ text, ids: [slow.id] });
    assert.notEqual(place({}), 0);
    assert.equal(place({ learned }), 0);
    const [first] = bundled().suggest(passage, { learned });
    assert.equal(first?.cited, text);
    assert.ok(first.terms.includes('zebra statistics'), first.terms.join(', '));
  });

  it('know a paper by the name that a sentence gives it, unless several papers have that name or many papers use the word', () => {
    const other = paperNamed('Titans');
    const first = (text: string, learned: LearnedField): boolean => bundled().suggest(text, { learned })[0]?.named === true;
    const calls = (name: string, id: string): CitingSentence => ({ text: `All is done with ${name} here.`, ids: [id], name });
    const asked = 'A cache of keys and values works with QuxLN as before.';
    assert.equal(bundled().suggest(asked, { learned: learn(calls('QuxLN', slow.id)) })[0]?.id, slow.id);
    assert.equal(first(asked, learn(calls('QuxLN', slow.id), calls('QuxLN', other.id))), false);
    assert.equal(first('Training of models needs GPUs.', learn(calls('GPUs', slow.id))), false);
  });

  it('are given for what the library does not speak of where a paper was cited for just that', () => {
    const learned = learn({ text: 'Tulips open at night while nobody looks at their petals.', ids: [slow.id] });
    assert.equal(bundled().suggest('Tulips open at night while nobody looks.', { learned })[0]?.id, slow.id);
    assert.deepEqual(bundled().suggest('Tulips open at night while nobody looks.'), []);
    assert.deepEqual(bundled().suggest('Fry the onions until they are golden, then add the night-old rice.', { learned }), []);
  });

  it('pass over papers that the library does not have, and keep thirty sentences of a paper', () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ text: `Sentence ${at} of a paper.`, ids: ['nobody', slow.id] }));
    const { sentences } = learn(...many);
    assert.equal(sentences.size, 1);
    assert.deepEqual(
      [...sentences.values()].map((own) => [own.length, own[0]]),
      [[30, 'Sentence 99 of a paper.']],
    );
  });
});

describe('related papers', () => {
  it('are alike in content, not in a stock phrase of their titles', () => {
    const related = bundled()
      .relatedTo(paperNamed('Test-Time Training Done Right'), 5)
      .map(({ id }) => titleOf(id));
    assert.notEqual(related[0], 'Batch Speculative Decoding Done Right');
    assert.ok(
      related.some((title) => title.startsWith('ATLAS')),
      related.join('\n'),
    );
    assert.equal(
      titleOf(bundled().relatedTo(paperNamed('Titans'), 1)[0]?.id ?? ''),
      'ATLAS: Learning to Optimally Memorize the Context at Test Time',
    );
  });

  it('never hold the paper itself, and may be asked for a paper that is not in the library', () => {
    const paper = paperNamed('Speculative Decoding with Big Little Decoder');
    assert.ok(
      bundled()
        .relatedTo(paper, 20)
        .every(({ id }) => id !== paper.id),
    );
    const others = createSuggester(bundledCorpus().filter(({ id }) => id !== paper.id));
    assert.match(titleOf(others.relatedTo(paper, 1)[0]?.id ?? ''), /Speculative|Draft/);
  });

  it('share a listing with the paper in at least 53 of 100 cases', () => {
    const papers = bundledCorpus();
    const table = buildRelated(papers, {}, 5);
    const shares = table.nearest.map(
      (nearest, at) => nearest.filter((other) => papers[at]?.sources.some((source) => papers[other]?.sources.includes(source))).length / 5,
    );
    const precision = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    assert.ok(precision >= 0.53, String(precision));
  });

  it('survive JSON, and say so when they do not know a paper', () => {
    const papers = bundledCorpus().slice(0, 40);
    const table = buildRelated(papers, {}, 3);
    const read: typeof table = JSON.parse(JSON.stringify(table));
    const id = papers[7]?.id ?? '';
    assert.deepEqual(
      relatedIn(read, id)?.map((one) => one.id),
      createSuggester(papers)
        .relatedTo(papers[7] ?? paperNamed('Titans'), 3)
        .map((one) => one.id),
    );
    assert.equal(relatedIn(read, id, 2)?.length, 2);
    assert.equal(relatedIn(read, 'arxiv:0000.00000'), undefined);
  });
});
