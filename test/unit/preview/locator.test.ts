import assert from 'node:assert/strict';
import { parseLocator } from '../../../src/core/preview/locator';
import { englishLabels } from '../../../src/core/reference/locatorLabels';

/** Text after a key, and its label, locator and suffix; `-` for those that it lacks. */
const rows: Readonly<Record<string, string>> = {
  '': '- | - | -',
  ' ': '- | - | -',
  ', 33': 'page | 33 | -',
  ' 33': 'page | 33 | -',
  ', p. 33': 'page | 33 | -',
  ', pp. 33-35, 38': 'page | 33-35, 38 | -',
  ', pp. 33; 38 and more': 'page | 33; 38 |  and more',
  ', 33, see': 'page | 33 | , see',
  ', 33,34;35': 'page | 33,34;35 | -',
  ' , p.  33': 'page | 33 | -',
  '\n,\n33': 'page | 33 | -',
  ', 33,  34': 'page | 33 | ,  34',
  ', chap. 2': 'chapter | 2 | -',
  ', Chapter 2': 'chapter | 2 | -',
  ', § 3a': 'section | 3a | -',
  ', §3': 'section | 3 | -',
  ', s.v. 4': 'sub-verbo | 4 | -',
  ', sub verbo 4': 'sub-verbo | 4 | -',
  ', p.4': 'page | 4 | -',
  ', page4': 'page | 4 | -',
  ', pages': '- | - | , pages',
  ', pagex 4': '- | - | , pagex 4',
  ', p. xiv': 'page | xiv | -',
  ', pp. i, ii, iii; viii': 'page | i, ii, iii; viii | -',
  ', p. XIV-XX': 'page | XIV-XX | -',
  ', xiv': '- | - | , xiv',
  ', p. iiii': '- | - | , p. iiii',
  ', p. mdclxvi': 'page | mdclxvi | -',
  ', p. cmxcix, cdxliv': 'page | cmxcix, cdxliv | -',
  ', A3': 'page | A3 | -',
  ', 1.2': 'page | 1.2 | -',
  ', 12.': 'page | 12 | .',
  ', 34(1)': 'page | 34(1) | -',
  ', [17]': 'page | [17] | -',
  ', {x}4': '- | x}4 | -'.replace('- | x}4 | -', 'page | x | 4'),
  ', and more': '- | - | , and more',
  ' and 33': '- | - |  and 33',
  ', {33}': 'page | 33 | -',
  ' {p. ix} after': 'page | ix |  after',
  ', {chap. one {two}}, three': 'chapter | one {two} | , three',
  ', {vol. }': '- | - | , {vol. }',
  ', {}': '- | - | , {}',
  ', {open': '- | - | , {open',
  ', 33 \n': 'page | 33 | -',
};

describe('what follows a key', () => {
  const shown = (text: string, labels?: ReadonlyMap<string, string>): string => {
    const { label = '-', locator = '-', suffix = '-' } = parseLocator(text, labels);
    return [label, locator, suffix].join(' | ');
  };
  for (const [text, expected] of Object.entries(rows))
    it(`${JSON.stringify(text)} is ${expected}`, () => assert.equal(shown(text), expected));

  it('has each English word for a place, whatever its case', () => {
    assert.equal(new Set(englishLabels.values()).size, 16);
    for (const [word, label] of englishLabels) assert.equal(shown(`, ${word.toUpperCase()} 12`), `${label} | 12 | -`);
  });

  it('has other words where the style has them', () => {
    const german = new Map([['s.', 'page']]);
    assert.equal(shown(', S. 12', german), 'page | 12 | -');
    assert.equal(shown(', p. 12', german), '- | - | , p. 12');
  });
});
