import assert from 'node:assert/strict';
import { matchedSpans } from '../../../src/core/search/query/matchedSpans';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { finished, paperOf } from './paperOf';

/** What is marked of a title, which stands in brackets, when it is searched. */
function check(query: string, marked: string): void {
  const title = marked.replace(/[[\]]/g, '');
  const index = createSearchIndex();
  finished(index.add([paperOf(title)]));
  let text = '';
  let at = 0;
  for (const { start, end } of matchedSpans(title, index.search(query))) {
    text += `${title.slice(at, start)}[${title.slice(start, end)}]`;
    at = end;
  }
  assert.equal(text + title.slice(at), marked, query);
}

describe('the marks of a search', () => {
  it('mark the words that were typed', () => check('kernels learning', '[Learning] with [Kernels]'));
  it('mark the whole of a word that was begun', () => check('learning with ker', '[Learning] [with] [Kernels]'));
  it('mark a word with a typing error in it', () => check('lerning', '[Learning] with Kernels'));
  it('mark part of a CamelCase name', () => check('attention ', 'Flash[Attention]: fast'));
  it('mark a whole name written as words', () => check('flash attention fast', '[FlashAttention]: [fast]'));
  it('mark hyphenated words written as one', () => check('testtime', '[Test-Time] Training'));
  it('mark words that differ in number and accents', () => check('kernel schrodinger', '[Kernels] of [Schrödinger]'));
  it('mark raised digits', () => check('s2ft', '[S²FT]: tuning'));
  it('mark pairs of signs', () => check('注意力', '基于[注意力]机制'));
  it('are none where only the abstract matched', () => check('', 'Learning with Kernels'));
});
