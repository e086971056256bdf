import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { checkReferences } from '../../../src/core/checking/checkReferences';
import { entryProblems } from '../../../src/core/checking/findings';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { finished } from '../../../src/core/steps';
import { worksIn } from '../../../src/node/namedLibraries';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const today = '2026-06-15';
const own = 'file:///p/refs.bib';
const shelf = 'file:///shelf.bib';

/** The problems of a bibliography beside library files, as `code: message` without the key. */
async function told(text: string, libraries: Readonly<Record<string, string>>, uri = own): Promise<readonly string[]> {
  const files = await Promise.all(
    Object.entries(libraries).map(async ([name, held]) => (await readLibraryFile(name, held, finished)).file),
  );
  const works = knownWorks(bundledCorpus(), worksIn(files));
  const problems = finished(checkReferences(parseBibtex(text).entries, uri, { today, works }));
  return problems.map(({ code, message }) => `${code}: ${message.replace(/^“[^”]*”: /, '')}`);
}

const plums = (fields = '', author = 'Ash, Ada and Birch, Bo'): string =>
  `@inproceedings{plums, title = {Counting Plums in Orchards}, author = {${author}}, booktitle = {Fruit Days}, year = {2019}, doi = {10.5555/plums}, ${fields}}\n`;
const pears =
  '@article{pears, title = {On the Ripening of Pears}, author = {Cedar, Cy}, journal = {Pomology}, year = {2015}, doi = {10.5555/plums}}\n';

describe("entries beside the user's own library files", () => {
  it('have an identifier under which another file has another work, which is named', async () => {
    const message = 'In shelf.bib the DOI 10.5555/plums is that of another work: “On the Ripening of Pears” by Cedar.';
    assert.deepEqual(await told(plums(), { [shelf]: pears }), [`another-work: ${message}`]);
    const csl =
      '[{"id":"p","type":"article-journal","title":"On the Ripening of Pears","author":[{"family":"Cedar"}],"DOI":"10.5555/plums"}]';
    assert.deepEqual(await told(plums(), { 'file:///shelf.json': csl }), [`another-work: ${message.replace('.bib', '.json')}`]);
    assert.deepEqual(await told(plums(), { [shelf]: pears.replace('Cedar, Cy', 'Cedar, Cy and Elm, Eve') }), [
      `another-work: ${message.replace('Cedar', 'Cedar et al')}`,
    ]);
    assert.deepEqual(await told(plums(), { [shelf]: pears.replace('Cedar, Cy', '{St. John}, Cy and Elm, Eve') }), [
      `another-work: ${message.replace('Cedar', 'St. John et al')}`,
    ]);
    const byArxiv = plums('eprint = {2301.00001}').replace('doi', 'x');
    assert.deepEqual(await told(byArxiv, { [shelf]: pears.replace('doi = {10.5555/plums}', 'eprint = {2301.00001}') }), [
      'another-work: In shelf.bib the arXiv id 2301.00001 is that of another work: “On the Ripening of Pears” by Cedar.',
    ]);
  });

  it('get no objection where another file has them with that identifier, or where one of the two is a part of a book', async () => {
    assert.deepEqual(await told(plums(), { [shelf]: pears + plums() }), []);
    assert.deepEqual(await told(plums(), { [shelf]: pears, 'file:///other.bib': plums() }), []);
    const book = (text: string): string => text.replace('10.5555/plums', '10.1007/978-3-319-10590-1');
    assert.deepEqual(await told(book(plums()), { [shelf]: book(pears) }), []);
    assert.deepEqual(await told(plums(), { [shelf]: pears.replace('Cedar, Cy', 'Ash, Ada') }), [
      'differs-from-library: shelf.bib has different data for this work: title “On the Ripening of Pears”, year 2015.',
    ]);
  });

  it('differ, as information, from what all files have otherwise, each part by itself', async () => {
    const other = plums().replace('2019', '2018').replace('Counting Plums in Orchards', 'Counting the Fruit of Trees');
    assert.deepEqual(await told(plums(), { [shelf]: other }), [
      'differs-from-library: shelf.bib has different data for this work: title “Counting the Fruit of Trees”, year 2018.',
    ]);
    assert.deepEqual(await told(plums(), { [shelf]: plums('', 'Birch, Bo and Ash, Ada') }), [
      'differs-from-library: shelf.bib has different data for this work: first author Birch.',
    ]);
    assert.deepEqual(await told(plums(), { [shelf]: other, 'file:///z.bib': plums() }), []);
  });

  it('are compared by their years where both are of one venue, however it is written', async () => {
    const at = (venue: string, year: number): string =>
      plums().replace('doi', 'x').replace('Fruit Days', venue).replace('2019', String(year));
    const differs = async (one: string, other: string): Promise<boolean> =>
      (await told(at(one, 2019), { [shelf]: at(other, 2017) })).some((said) => /year 2017/.test(said));
    assert.equal(await differs('Fruit Days', 'Fruit Days'), true);
    assert.equal(await differs('Fruit Days', '{FRUIT} days'), true);
    assert.equal(await differs('Fruit Days', 'Plum Summit'), false);
    assert.equal(await differs('ICML', 'International Conference on Machine Learning'), true);
    assert.equal(await differs('ICML', 'International Conference on Learning Representations'), false);
    assert.equal(await differs('ICML', 'Fruit Days'), false);
    assert.equal(await differs('', ''), false);
  });

  it('are not compared by a year that one of them lacks', async () => {
    const undated = plums().replace(' year = {2019},', '');
    assert.deepEqual(await told(undated, { [shelf]: plums() }), []);
    assert.deepEqual(await told(plums(), { [shelf]: undated }), []);
  });

  it('name the first of several files that differ, by name', async () => {
    const other = plums().replace('2019', '2018');
    for (const order of [
      ['file:///b.bib', 'file:///a.bib', 'file:///c.bib'],
      ['file:///c.bib', 'file:///b.bib', 'file:///a.bib'],
    ])
      assert.deepEqual(await told(plums(), Object.fromEntries(order.map((name) => [name, other]))), [
        'differs-from-library: a.bib has different data for this work: year 2018.',
      ]);
  });

  it('may be of another year where they are another version, and are never compared with their own file', async () => {
    const preprint =
      '@misc{p, title = {Counting Plums in Orchards}, author = {Ash, Ada and Birch, Bo}, year = {2017}, eprint = {1705.00001}, archiveprefix = {arXiv}}';
    assert.deepEqual(await told(plums(), { [shelf]: preprint }), []);
    const talk = plums().replace('doi', 'x').replace('Fruit Days', 'Plum Summit').replace('2019', '2017');
    assert.deepEqual(await told(plums().replace('doi', 'x'), { [shelf]: talk }), []);
    assert.deepEqual(await told(plums(), { [own]: pears }), []);
    assert.deepEqual(await told(plums(), {}), []);
  });

  it('are preprints that another file has as published, by all the same authors', async () => {
    const preprint = (authors = 'Ash, Ada and Birch, Bo'): string =>
      `@article{p, title = {Counting Plums in Orchards}, author = {${authors}}, journal = {arXiv preprint arXiv:1705.00001}, year = {2017}}`;
    const message = 'published-since: This preprint has been published since, as shelf.bib has it: Fruit Days, 2019.';
    assert.deepEqual(await told(preprint(), { [shelf]: plums() }), [message]);
    assert.deepEqual(await told(preprint('Ash, Ada and Cedar, Cy'), { [shelf]: plums() }), []);
    for (const journal of ['bioRxiv', 'arXiv e-prints', 'CoRR', 'SSRN Electronic Journal', 'Submitted to Fruit Days', 'Preprints'])
      assert.deepEqual(await told(preprint(), { [shelf]: preprint().replace('arXiv preprint arXiv:1705.00001', journal) }), [], journal);
  });

  it('of the bundled papers are right where they agree with these, whatever other files say', async () => {
    const [paper] = bundledCorpus().filter(({ arxivId, authors }) => arxivId !== undefined && authors.length > 1);
    assert.ok(paper);
    const [author] = paper.authors;
    const name = author !== undefined && 'family' in author ? `${author.family}, ${author.given}` : '';
    const entry = `@misc{k, title = {${paper.title}}, author = {${name} and others}, eprint = {${paper.arxivId}}, year = {${paper.date?.slice(0, 4)}}}`;
    const wrong = entry.replace(name, 'Cedar, Cy').replace(paper.title, 'On the Ripening of Pears');
    const at = (await told(entry, { [shelf]: wrong })).filter((one) => !one.startsWith('published-since'));
    assert.deepEqual(at, []);
    // Of what these do not have, another file says what it has.
    const added = `${entry.slice(0, -1)}, doi = {10.5555/plums}}`;
    assert.deepEqual(
      (await told(added, { [shelf]: pears + wrong })).filter((one) => !one.startsWith('published-since')),
      ['another-work: In shelf.bib the DOI 10.5555/plums is that of another work: “On the Ripening of Pears” by Cedar.'],
    );
    assert.match(
      (await told(wrong, { [shelf]: wrong })).join(),
      /^another-work: The arXiv id .* belongs to another of the bundled papers: “/,
    );
  });
});

describe('two entries of one bibliography', () => {
  it('that share a DOI but neither title nor author are two works, and no duplicates', async () => {
    const text = `${plums()}${pears}`;
    const { file } = await readLibraryFile(own, text, finished);
    const problems = finished(entryProblems(file, undefined, { today }));
    assert.deepEqual(
      problems.map(({ line, code, message }) => `${line} ${code}: ${message}`),
      [
        '2 another-work: “pears”: The DOI 10.5555/plums is also that of “plums” in line 1, which is another work: “Counting Plums in Orchards”.',
      ],
    );
    const { file: same } = await readLibraryFile(own, `${plums()}${plums().replace('{plums,', '{again,')}`, finished);
    assert.deepEqual(
      finished(entryProblems(same, undefined, { today })).map(({ code }) => code),
      ['duplicate-paper'],
    );
  });
});
