import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CslItem } from '../../../src/core/record/cslItem';
import { createRenderer } from '../../fixtures/renderers';

const apa = { name: 'apa', text: readFileSync('media/styles/apa.csl', 'utf8') };
const locale = readFileSync('media/styles/locales-en-US.xml', 'utf8');
const withStyle = (text: string) => createRenderer({ style: { name: 'own.csl', text }, fallback: apa, locale, language: 'en-US' });
const item: CslItem = { id: 'a', type: 'article', title: 'A title' };

/** A style in which each of `depth` macros calls the next one twice. */
function doubling(depth: number, last: string): string {
  const macros = Array.from({ length: depth }, (_, i) => `<macro name="m${i}">${`<text macro="m${i + 1}"/>`.repeat(2)}</macro>`).join('');
  const layout = '<layout><text macro="m0"/></layout>';
  return `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>x</id></info>${macros}<macro name="m${depth}">${last}</macro><citation>${layout}</citation><bibliography>${layout}</bibliography></style>`;
}

describe('the budget of the citation engine', () => {
  for (const depth of [26, 60, 900]) {
    it(`refuses a style whose ${depth} macros double each other, and says why`, () => {
      const { renderer, problems } = withStyle(doubling(depth, '<text variable="title"/>'));
      assert.equal(renderer?.style, 'apa');
      assert.deepEqual(
        problems.map(({ message }) => message),
        ['The citation style own.csl cannot be used: its macros come to more than 1,000,000 elements when written out.'],
      );
    });
  }

  it('refuses a style whose macro calls itself, and says which', () => {
    const { renderer, problems } = withStyle(doubling(3, '<text macro="m1"/>'));
    assert.equal(renderer?.style, 'apa');
    assert.match(problems[0]?.message ?? '', /its macro “m1” calls itself/);
  });

  for (const [what, inside, reason] of [
    ['a tag without an end', '<macro name="'.repeat(10_000), 'its XML is malformed.'],
    ['an attribute that is an expression', `<text ${'(a*)*b'.repeat(20)}="x" value="${'a'.repeat(60)}"/>`, 'its XML is malformed.'],
    ['thousands of attributes', `<text ${'a="b" '.repeat(900)}/>`, 'its XML is malformed.'],
    ['a comment without an end', '<!-- '.repeat(10_000), 'its XML is malformed.'],
    ['thousands of elements', '<text value="a"/>'.repeat(20_000), 'it has more than 20,000 elements.'],
    ['thousands of empty terms', '<term></term>'.repeat(20_000), 'it has more than 300 terms without a text.'],
  ] as const) {
    it(`refuses a style with ${what}`, () => {
      const text = doubling(1, '<text variable="title"/>').replace('</info>', `</info>${inside}`);
      const { renderer, problems } = withStyle(text);
      assert.equal(renderer?.style, 'apa');
      assert.deepEqual(
        problems.map(({ message }) => message),
        [`The citation style own.csl cannot be used: ${reason}`],
      );
    });
  }

  it('takes a value with many blanks and a comment for what they are', () => {
    const { renderer, problems } = withStyle(
      doubling(0, `<!-- <text value="x"/> --><text value="a${' '.repeat(4000)}b" suffix=": "/><text variable="title"/>`),
    );
    assert.deepEqual(problems, []);
    assert.equal(renderer?.reference(item, 'text'), 'a b: A title');
  });

  it('writes references plainly once a style has taken too many steps, says so, and does not try again', () => {
    const told: string[] = [];
    const onPlain = (reason: string): void => void told.push(reason);
    const text = doubling(15, '<text variable="title"/>');
    const { renderer } = createRenderer({ style: { name: 'own.csl', text }, fallback: apa, locale, language: 'en-US', onPlain });
    assert.match(renderer?.reference(item, 'text') ?? '', /^\(n\.d\.\)\. A title\.$/);
    assert.match(renderer?.citation({ cites: [{ id: 'a' }] }, [item], 'text') ?? '', /^\(“A title”, n\.d\.\)$/);
    assert.ok(told.length > 0);
    for (const reason of told) assert.equal(reason, 'it takes more than 5,000 steps for each work.');
  });

  it('says that the engine failed on a work', () => {
    const told: string[] = [];
    const onPlain = (reason: string): void => void told.push(reason);
    const { renderer } = createRenderer({ style: apa, fallback: apa, locale, language: 'en-US', onPlain });
    assert.match(renderer?.reference({ ...item, id: 'toString' }, 'text') ?? '', /A title/);
    assert.deepEqual(told, ['the citation engine failed.']);
    assert.match(renderer?.reference({ ...item }, 'text') ?? '', /A title/);
    assert.equal(told.length, 1);
  });

  it('uses a style whose macros call each other a few times', () => {
    const { renderer, problems } = withStyle(doubling(4, '<text variable="title"/>'));
    assert.deepEqual(problems, []);
    assert.equal(renderer?.reference(item, 'text'), 'A title'.repeat(16));
  });

  for (const [what, title] of [
    ['quotation marks', '"a '.repeat(100_000)],
    ['apostrophes', "'a ".repeat(100_000)],
    ['tags', '<i>a '.repeat(100_000)],
    ['one word', 'a'.repeat(1_000_000)],
  ] as const) {
    it(`formats a title of many ${what}`, () => {
      const { renderer } = withStyle(apa.text);
      assert.match(renderer?.reference({ ...item, title }, 'text') ?? '', /a/);
      assert.ok((renderer?.reference({ ...item, title }, 'text').length ?? 0) < 20_000);
    });
  }
});
