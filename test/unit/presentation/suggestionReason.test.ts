import assert from 'node:assert/strict';
import { suggestionReason } from '../../../src/core/presentation/suggestionReason';

describe('the reason of a suggestion', () => {
  const passage = 'Adapters of a model with frozen weights need little memory.';
  const paper = {
    id: 'x',
    title: 'T',
    authors: [],
    citationKey: 'k',
    sources: [],
    abstract: 'We train adapters beside frozen weights. It works.',
  };
  const found = { paper, terms: ['frozen weights', 'adapters'], descriptions: [] as readonly string[] };
  const grounds = { passage, like: '', isCited: false, said: [] as readonly string[] };
  const lineOf = (one: Partial<typeof found> & { cited?: string }, of: Partial<typeof grounds> = {}): string =>
    suggestionReason({ ...found, ...one }, { ...grounds, ...of }).line;

  it('has the words that decided and, in quotation marks, the sentence of the abstract with them', () =>
    assert.equal(lineOf({}), 'frozen weights, adapters · “We train ‹adapters› beside ‹frozen weights›.”'));

  it('quotes nobody for a description', () =>
    assert.equal(
      lineOf({ paper: { ...paper, abstract: 'It works.' }, descriptions: ['Tune adapters on frozen weights.'] }),
      'frozen weights, adapters · Tune ‹adapters› on ‹frozen weights›.',
    ));

  it('leaves out the words that its group names, in any case', () =>
    assert.equal(lineOf({ paper: { ...paper, abstract: '' } }, { said: ['Frozen Weights'] }), 'adapters'));

  it('says first that a paper is cited already, and last for what it was cited before', () => {
    assert.equal(
      lineOf({ paper: { ...paper, abstract: '' }, cited: 'Frozen models save memory.' }, { isCited: true }),
      'already cited · frozen weights, adapters · you cited it for “Frozen models save memory.”',
    );
    assert.equal(lineOf({ paper: { ...paper, abstract: '' }, cited: 'need little memory' }), 'frozen weights, adapters');
  });

  it('shortens a long sentence at a word', () => {
    const [exact, longer] = [`${'word '.repeat(23)}words`, `${'word '.repeat(23)}words!`];
    assert.deepEqual([exact.length, longer.length], [120, 121]);
    assert.ok(lineOf({ cited: exact }).endsWith(`“${exact}”`));
    assert.ok(lineOf({ cited: longer }).endsWith(`“${'word '.repeat(22)}word …”`));
  });

  it('keeps what a paper’s page compares, for a passage only', () => {
    const { fits } = suggestionReason({ ...found, descriptions: ['Nothing.', 'Frozen weights, adapters.'] }, grounds);
    assert.deepEqual(fits, { passage, terms: found.terms, descriptions: [] });
    const long = suggestionReason(found, { ...grounds, passage: passage.padEnd(5000, '.') });
    assert.equal(long.fits?.passage.length, 4000);
    const like = suggestionReason(found, { ...grounds, passage: undefined, like: passage });
    assert.deepEqual(like, { line: lineOf({}) });
  });
});
