import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { sectionAround, sentencesIn } from '../../../src/core/writing/section';

function syntax(language: string): NonNullable<ReturnType<typeof syntaxFor>> {
  const found = syntaxFor(language);
  assert.ok(found);
  return found;
}

describe('a section of a manuscript', () => {
  for (const [language, heading] of [
    ['latex', '\\section{Caches}'],
    ['markdown', '## Caches'],
    ['typst', '== Caches'],
  ] as const) {
    it(`goes from its heading to the next in ${language}`, () => {
      const text = `Before.\n\n${heading}\nInside it all.\n\n${heading.replace('Caches', 'Weights')}\nAfter.\n`;
      const { start, end } = sectionAround(text, text.indexOf('Inside'), syntax(language));
      assert.equal(text.slice(start, end), `${heading}\nInside it all.\n\n`);
      assert.equal(sectionAround(text, text.indexOf(heading), syntax(language)).start, start);
      assert.equal(sectionAround(text, text.indexOf(heading) - 1, syntax(language)).start, 0);
      assert.equal(sectionAround(text, 2, syntax(language)).start, 0);
    });
  }

  it('has the sentence before a heading, with a final point or without', () => {
    const text = 'We store each weight in a few\n\n## Next\n\nLayers differ in importance, as “seen.”\n';
    const sentences = sentencesIn(text, { start: 0, end: text.length }, syntax('markdown'));
    assert.deepEqual(
      sentences.map(({ start, end }) => text.slice(start, end)),
      ['We store each weight in a few', 'Layers differ in importance, as “seen'],
    );
  });

  it('has sentences up to their final point, without what is not prose', () => {
    const text =
      'We store each weight in \\emph{a few} bits $b$. Short one. % never read this long comment\n\nLayers differ in importance, as seen \\cite{a}.\n';
    const sentences = sentencesIn(text, { start: 0, end: text.length }, syntax('latex'));
    assert.deepEqual(
      sentences.map(({ start, end }) => text.slice(start, end)),
      ['We store each weight in \\emph{a few} bits $b$', 'Layers differ in importance, as seen \\cite{a}'],
    );
    assert.match(sentences[0]?.prose ?? '', /^We store each weight in ?a few ?bits/);
  });
});
