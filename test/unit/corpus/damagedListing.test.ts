import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseListing } from '../../../src/core/corpus/parseListing';
import { bundledListings } from '../../fixtures/bundledCorpus';

function capture(index: number): string {
  return bundledListings()[index]?.text ?? assert.fail('no such capture');
}

function checkRefused(behaviour: string, text: string): void {
  it(behaviour, () => {
    const { records, problems } = parseListing(text, 'other.txt');
    assert.deepEqual([records, problems.map(({ line, code }) => [line, code])], [[], [[1, 'not-a-listing']]]);
  });
}

describe('a text that is not a listing', () => {
  checkRefused('is refused when empty', '');
  checkRefused('is refused when blank', '\uFEFF \r\n\n\t\n');
  checkRefused('is refused when HTML', `<!DOCTYPE html>\n<html><body>${'Daily Papers\n'.repeat(20)}</body></html>`);
  checkRefused('is refused when JSON', `{"title": "${'x'.repeat(300)}"}`);
  checkRefused('is refused when a list in JSON', '[\n  {"title": "Alpha"}\n]');
  checkRefused('is refused when a bibliography', '@misc{a,\n  title = {Alpha},\n}\n@misc{b,\n  title = {Beta},\n}\n');
  checkRefused(
    'is refused when prose',
    `# A heading\n\n${'Some words of prose that go on. '.repeat(20)}\n\nAnother short line\n\nand one more\n`,
  );
  checkRefused('is refused when binary', Array.from({ length: 5000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join(''));
  checkRefused(
    'is refused when noise',
    Array.from({ length: 2000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36).repeat((i % 40) + 1)).join('\n'),
  );
});

describe('what a text is that is not a listing', () => {
  const shape = (text: string): string => {
    const message = parseListing(text, 'other.txt').problems[0]?.message ?? '';
    return /\b(?:empty|HTML|JSON|binary|not a listing of papers: no page header)/.exec(message)?.[0].split(' ')[0] ?? message;
  };
  const prose = (controls: string, length = 100): string => controls + 'x'.repeat(length - controls.length);

  it('is told by its beginning, after a mark of its encoding and blanks', () => {
    for (const text of ['<html>', '<!DOCTYPE x>', '<?xml version="1.0"?>', '\uFEFF<P>', ' \n\t<body>', `${' '.repeat(4090)}<html>`])
      assert.equal(shape(text), 'HTML', text.trim());
    for (const text of ['{', '{"a": 1}', '\uFEFF {}', '[{}]', '[ ["a"]]', '["a"]', '[\n  "a"]', '[]', '\n[ ]'])
      assert.equal(shape(text), 'JSON', text);
    for (const text of ['', '\uFEFF', ' \n', ' '.repeat(9000)]) assert.equal(shape(text), 'empty', String(text.length));
    for (const text of ['<3 papers', 'a <b>', '[1]', '[x]', 'a {', 'a ["b"]', `${' '.repeat(4096)}<html>`])
      assert.equal(shape(text), 'not', text.trim());
  });

  it('is binary where more than one of fifty characters is a sign of control', () => {
    for (const control of ['\u0000', '\u0008', '\u000E', '\u001F', '\uFFFD']) {
      assert.equal(shape(prose(control.repeat(2))), 'not');
      assert.equal(shape(prose(control.repeat(3))), 'binary');
    }
    for (const blank of ['\t', '\n', '\v', '\f', '\r', ' ', '\u007F', 'é', '\u2028'])
      assert.equal(shape(`x${prose(blank.repeat(50))}`), 'not');
    // Only the beginning counts.
    assert.equal(shape(prose('', 4096) + '\u0000'.repeat(9000)), 'not');
    assert.equal(shape(prose('', 4000) + '\u0000'.repeat(96)), 'binary');
  });
});

describe('a listing that is cut off', () => {
  for (const [index, step] of [
    [0, 331],
    [1, 1777],
    [3, 613],
  ] as const) {
    it(`keeps what is whole of capture ${index} wherever it is cut, and no more`, () => {
      const text = capture(index);
      const whole = parseListing(text, 'x').records.map(({ title, abstract }) => ({ title, abstract }));
      for (let end = 500; end < text.length; end += step) {
        const cut = text.slice(0, end);
        const { records, problems } = parseListing(cut, 'x');
        const kept = records.map(({ title, abstract }) => ({ title, abstract }));
        const last = kept.pop();
        assert.deepEqual(kept, whole.slice(0, kept.length));
        // The end of a sentence or of an address can't be told from the end of the abstract.
        const ended =
          last === undefined ||
          last.abstract === whole[kept.length]?.abstract ||
          /(?:[.!?)\]"”'’]|:\/\/\S*|\w\.\w+\/\S*)$/.test(last.abstract);
        assert.ok(ended, `cut at ${end}: ${last?.abstract.slice(-40)}`);
        assert.ok(problems.every(({ line }) => line >= 1 && line <= cut.split('\n').length));
      }
    });
  }

  const card = (block: string): string => `Daily Papers\n\nAlpha\n\n${'We study alpha here, and how it holds up. '.repeat(6)}\n\n${block}`;
  for (const [block, facts, line] of [
    ['  •', { authorCount: undefined, date: undefined }, 7],
    ['  • 1', { authorCount: undefined, date: undefined }, 7],
    ['  • 12 auth', { authorCount: undefined, date: undefined }, 7],
    ['  • 12 authors\n', { authorCount: 12, date: undefined }, 7],
    ['  • 12 authors\n·', { authorCount: 12, date: undefined }, 8],
    ['  • 12 authors\n·\nMa', { authorCount: 12, date: undefined }, 9],
    ['  • 12 authors\n·\nMay 2', { authorCount: 12, date: undefined }, 9],
    ['  • 12 authors\n·\nMay 29, 20', { authorCount: 12, date: undefined }, 9],
  ] as const) {
    it(`keeps the paper and names line ${line} when cut after ${JSON.stringify(block.slice(-12))}`, () => {
      const { records, problems } = parseListing(card(block), 'x');
      assert.deepEqual(
        records.map(({ title, authorCount, date }) => ({ title, authorCount, date })),
        [{ title: 'Alpha', ...facts }],
      );
      assert.equal(problems[0]?.line, line);
    });
  }

  it('leaves out a paper whose abstract is cut, and names its line', () => {
    const { records, problems } = parseListing(`${card('• 2 authors\n·\nMay 2, 2024')}\n\nBeta\n\nWe show that the lon`, 'x');
    assert.deepEqual([records.map(({ title }) => title), problems.map(({ line, code }) => [line, code])], [['Alpha'], [[13, 'cut-off']]]);
  });

  it('keeps a paper whose abstract ends with an address', () => {
    assert.equal(
      parseListing(
        `${card('• 2 authors\n·\nMay 2, 2024')}\n\nBeta\n\nWe show what holds. The code for all of it is at https://github.com/a/b`,
        'x',
      ).records.length,
      2,
    );
  });
});

describe('noise within a listing', () => {
  it('is skipped with its lines, and the papers around it are kept', () => {
    const text = capture(0);
    const at = text.indexOf('Sequence to Sequence Learning');
    const { records, problems } = parseListing(`${text.slice(0, at)}\u0000\u0001\uFFFD\u0002 xx\n\n${text.slice(at)}`, 'x');
    assert.deepEqual([records.length, problems.map(({ line, code }) => [line, code])], [38, [[29, 'noise']]]);
  });

  it('gives fifty problems and the number of the others, for 100 MB too', () => {
    const noise = `${'x'.repeat(299)}\n`.repeat(350_000);
    const { problems } = parseListing(`Get trending papers in your email inbox!\n${noise}`, 'x');
    assert.deepEqual(
      [problems.length, problems[49]?.line, problems[50]],
      [51, 51, { file: 'x', line: 52, code: 'more-problems', message: 'and 349951 more problems from this line on' }],
    );
  });

  it('never throws, and never reports a line that is not there', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Daily Papers',
        'Subscribe',
        '  • 9 authors',
        '·',
        'May 29, 2025 3',
        'May 29',
        'apple Apple',
        '',
        'A Title',
        'SubscribeGlued',
      ),
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constant('Words of an abstract that go on and on. '.repeat(8)),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('\n', '\r\n', '\n\n'), (pieces, end) => {
        const text = pieces.join(end);
        const { records, problems } = parseListing(text, 'x');
        const lines = text.split(/\r\n|\n|\r/).length;
        assert.ok([...records, ...problems].every(({ line }) => line >= 1 && line <= lines));
        assert.ok(records.every(({ title, abstract }) => title !== '' && abstract !== '' && text.includes(title)));
      }),
    );
  });
});
