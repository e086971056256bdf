import assert from 'node:assert/strict';
import { matchedSpans } from '../../../src/core/search/query/matchedSpans';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { finished, paperOf } from './paperOf';

const plain = (marked: string): string => marked.replace(/[[\]]/g, '');

/** A title with what is marked of it in brackets. */
function marks(title: string, matched: Parameters<typeof matchedSpans>[1]): string {
  let text = '';
  let at = 0;
  for (const { start, end } of matchedSpans(title, matched)) {
    text += `${title.slice(at, start)}[${title.slice(start, end)}]`;
    at = end;
  }
  return text + title.slice(at);
}

/** What is marked of a title, which stands in brackets, when it is searched. */
function check(query: string, marked: string): void {
  const index = createSearchIndex();
  finished(index.add([paperOf(plain(marked))]));
  assert.equal(marks(plain(marked), index.search(query)), marked, query);
}

describe('the marks of a search', () => {
  it('mark the words that were typed', () => check('kernels learning', '[Learning] with [Kernels]'));
  it('mark the whole of a word that was begun', () => check('learning with ker', '[Learning] [with] [Kernels]'));
  it('mark a word with a typing error in it', () => check('lerning', '[Learning] with Kernels'));
  it('mark part of a CamelCase name', () => check('attention ', 'Flash[Attention]: fast'));
  it('mark a whole name written as words', () => check('flash attention fast', '[FlashAttention]: [fast]'));
  it('mark the words of a name in any order as one', () => check('attention flash ', '[FlashAttention]: fast'));
  it('mark a name within a longer one, and what precedes it', () => check('flash attention deep ', '[Deep]-[FlashAttention]'));
  it('mark the words that begin as too many others do', () => {
    for (const marked of ['[Zeal] and [zest] of Kernels', 'A haze'])
      assert.equal(marks(plain(marked), { terms: new Set(), begun: 'ze' }), marked);
    assert.equal(marks('Undefined Behaviour', { terms: new Set(['behaviour']) }), 'Undefined [Behaviour]');
  });
  it('mark hyphenated words written as one', () => check('testtime', '[Test-Time] Training'));
  it('mark words that differ in number and accents', () => check('kernel schrodinger', '[Kernels] of [Schrödinger]'));
  it('mark raised digits', () => check('s2ft', '[S²FT]: tuning'));
  it('mark pairs of signs', () => check('注意力', '基于[注意力]机制'));
  it('are none where only the abstract matched', () => check('', 'Learning with Kernels'));
});
