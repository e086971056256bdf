import assert from 'node:assert/strict';
import { readYaml } from '../../../src/core/bibliography/markdown/yamlText';
import { planningHayagriva } from '../../../src/core/hayagriva/planHayagriva';
import { readHayagriva, readingHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import { importingLibrary, importLibrary } from '../../../src/core/import/importLibrary';
import { paperToCsl } from '../../../src/core/record/paperRecord';

/** How many steps a work has. */
function stepsOf(work: Generator<unknown, unknown>): number {
  let steps = 0;
  for (const _ of { [Symbol.iterator]: () => work }) steps += 1;
  return steps;
}

const messages = ({ problems }: { readonly problems: readonly { readonly message: string }[] }) => problems.map(({ message }) => message);

describe('YAML that nobody writes by hand', () => {
  for (const [what, piece] of [
    ['lists in brackets', '['],
    ['lists', '- '],
    ['maps', 'a: {'],
    ['keys', '? '],
  ] as const) {
    const text = piece.repeat(100_000);
    it(`is refused with a reason where ${what} lie in each other without end`, () => {
      assert.match(messages(importLibrary(`references:\n  ${text}`, 'a.yaml')).join(), /not read: values are nested more than 100 deep/);
      assert.match(
        messages(readHayagriva(`a:\n  type: article\n  title:\n    ${text}`, 'a.yml')).join(),
        /values are nested more than 100 deep/,
      );
      assert.match(readYaml(text).errors[0]?.message ?? '', /values are nested more than 100 deep/);
    });
  }

  for (const [what, lines] of [
    ['documents', '# one\n---\n'],
    ['values', 'a: b\nc: d\n'],
    ['quoted values', 'a: "b"\nc: ["d", e]\n'],
    ['brackets that nothing closes', 'a: {b\nc: [d\n'],
  ] as const)
    it(`is refused on the line that is nested too deep, after many ${what}`, () => {
      const deep = Array.from({ length: 150 }, (_, at) => `${' '.repeat(at)}-\n`).join('');
      const [fault] = readYaml(`${lines.repeat(200)}---\n${deep}`).errors;
      assert.match(fault?.message ?? '', /nested more than 100 deep/);
      assert.equal(fault?.line, 400 + 1 + 100);
    });

  it('is refused where aliases double each other or are more than 500', () => {
    const laughs = Array.from({ length: 40 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`).join('\n');
    const { papers } = importLibrary(`l0: &l0 ha\n${laughs}\nreferences:\n- id: a\n  title: *l40\n`, 'a.yaml');
    assert.deepEqual(
      papers.filter(({ title }) => title.length > 1000),
      [],
    );
    const many = `x: &x {type: article}\n${Array.from({ length: 600 }, (_, at) => `k${at}: *x`).join('\n')}\n`;
    assert.match(messages(readHayagriva(many, 'a.yml')).join(), /more than 500 aliases/);
  });

  it('names at most 50 faults', () => {
    assert.ok(importLibrary('}'.repeat(100_000), 'a.yaml').problems.length <= 51);
    assert.ok(readYaml('{a} '.repeat(100_000)).errors.length <= 50);
  });

  it('is refused where four million characters can’t be read apart', () => {
    assert.match(messages(importLibrary(`references: ["${'a'.repeat(4_100_000)}"]`, 'a.yaml')).join(), /more than 4,000,000 characters/);
  });
});

describe('a large YAML library', () => {
  const item = (at: number): string =>
    `  - id: key${at}\n    type: book\n    title: "The Title: ${at}"\n    abstract: |\n      - one\n\n      # two\n`;
  const list = Array.from({ length: 700 }, (_, at) => item(at)).join('');

  for (const [what, text] of [
    ['under references', `---\nreferences:\n${list}...\n`],
    ['as a list alone', `# made by hand\n${list.replace(/^ {2}/gm, '')}`],
    ['with lines of Windows', `references:\r\n${list.replace(/\n/g, '\r\n')}`],
  ] as const)
    it(`is read in steps, each item as it stands, ${what}`, () => {
      const { papers, records, problems } = importLibrary(text, 'a.yaml');
      assert.deepEqual([papers.length, problems], [700, []]);
      assert.deepEqual(records.get('key699'), {
        id: 'key699',
        type: 'book',
        title: 'The Title: 699',
        abstract: '- one\n\n# two\n',
      });
      assert.ok(stepsOf(importingLibrary(text, 'a.yaml')) > 700);
    });

  it('keeps the lines of its faults, and loses no item of another piece to one', () => {
    const { papers, problems } = importLibrary(`references:\n${list}  - id: bad\n    title: "open\n`, 'a.yaml');
    assert.ok(papers.length > 600);
    const middle = list.replace('"The Title: 350"', '"open');
    const { papers: others } = importLibrary(`references:\n${middle}`, 'a.yaml');
    assert.ok(others.length > 480 && others.some(({ citationKey }) => citationKey === 'key699'), String(others.length));
    assert.deepEqual(
      problems.map(({ line, code }) => [Math.abs(line - 4903) < 3, code]),
      [[true, 'yaml-error']],
    );
  });

  it('of Hayagriva is read and added to in steps', () => {
    const text = Array.from({ length: 700 }, (_, at) => `key${at}:\n  type: book\n  title: Title ${at}\n`).join('');
    assert.ok(stepsOf(readingHayagriva(text, 'a.yml')) > 700);
    const paper = { id: 'title:x', title: 'A New One', authors: [], citationKey: 'new1', sources: ['x'] };
    assert.ok(stepsOf(planningHayagriva(text, [paper], { name: 'a.yml', recordOf: paperToCsl })) > 1400);
  });
});
