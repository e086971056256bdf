import assert from 'node:assert/strict';
import { encodePapers } from '../../../src/core/search/topics/encode';
import { ended } from '../ended';

/**
 * The words of each text as it is read beside the others: after a break `|` or a hyphen `-`, with `'` for a stock word and `°` for a boundary,
 * and the offsets of those that are written as something else.
 */
function words(...texts: readonly string[]): readonly string[] {
  const papers = texts.map((title) => ({ id: title, title, authors: [], citationKey: 'k', sources: [] }));
  const encoding = ended(encodePapers(papers));
  return encoding.papers.map(({ text, words, gaps, starts, ends, titleLength }) => {
    assert.equal(titleLength, words.length);
    return [...words]
      .map((word, at) => {
        const key = encoding.words[word] ?? '';
        const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
        const place = text.slice(start, end).toLowerCase().startsWith(key) && end - start <= key.length + 1 ? '' : `@${start}-${end}`;
        return `${['', '|', '-'][gaps[at] ?? 0]}${key}${['', "'", '°', '°', '°'][encoding.classes[word] ?? 0]}${place}`;
      })
      .join(' ');
  });
}

describe('the words of papers as numbers', () => {
  it('are those that an acronym stands for', () => {
    assert.deepEqual(words('Large tidal models (LTMs) of seas', 'LTMs: an LTM', 'An ltm'), [
      '|large tidal model |large@20-24 tidal@20-24 model@20-24 |of° sea',
      '|large@0-4 tidal@0-4 model@0-4 |an° large@9-12 tidal@9-12 model@9-12',
      '|an° ltm',
    ]);
  });

  it('are two where they are written as one and elsewhere with a hyphen', () => {
    assert.deepEqual(words('Sea-floor maps', 'Seafloor of a sea floor', 'Seabed'), [
      "|sea -floor map'",
      '|sea@0-8 -floor@0-8 of° a° sea floor',
      '|seabed',
    ]);
    assert.deepEqual(words('Up-to oil', 'upto oil'), ['|up° -to° oil', '|upto oil']);
    assert.deepEqual(words('Cod-ox', 'Codox')[1], '|codox');
    assert.deepEqual(words('Cod-oxe', 'Codoxe')[1], '|cod@0-6 -oxe@0-6');
  });

  it('are two as often as not, by the first of the ways to divide them', () => {
    const closed = (times: number): string => Array(times).fill('Seafloor').join(', ');
    assert.match(words('Sea-floor', closed(10))[1] ?? '', /^\|sea@0-8 -floor@0-8 /);
    assert.match(words('Sea-floor', closed(11))[1] ?? '', /^\|seafloor /);
    for (const other of ['Sea-floor, seaf-loor', 'Seaf-loor, sea-floor']) assert.equal(words(other, 'Seafloor')[1], '|sea@0-8 -floor@0-8');
  });

  it('may be within a phrase where they are hyphenated twice elsewhere', () => {
    const twice = 'Shoal-of-fish, shoal-of-fish';
    assert.equal(words('A shoal of fish', twice)[0], "|a° shoal of' fish");
    assert.equal(words('A shoal of fish', 'Shoal-of-fish')[0], '|a° shoal of° fish');
    assert.equal(words('A shoal of fish', 'Shoal-of fish, shoal-of fish')[0], '|a° shoal of° fish');
    assert.equal(words('A shoal, of fish', twice)[0], '|a° shoal |of° fish');
    assert.equal(words('A shoal of, fish', twice)[0], '|a° shoal of° |fish');
    assert.equal(words('A shoal of birds', twice)[0], '|a° shoal of° bird');
    assert.equal(words('Shoal of the', 'Shoal-of-the, shoal-of-the')[0], '|shoal of° the°');
  });
});
