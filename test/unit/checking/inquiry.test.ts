import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { Answers, type Outcome } from '../../../src/core/checking/asking/answers';
import { inquiryOf, noticeSentence } from '../../../src/core/checking/asking/inquiry';
import type { Reference } from '../../../src/core/checking/reference';
import type { ServiceName } from '../../../src/core/sources/service';
import { services } from '../../../src/core/sources/serviceTable';
import type { SourceRecord } from '../../../src/core/sources/sourceRecord';
import { absent, failed, found, own, record, referenceIn } from './outcomes';

/** What comes out for a reference where services answered these questions so. */
function inquiry(reference: Reference, said: readonly (readonly [ServiceName, string, Outcome])[]) {
  const answers = new Answers();
  for (const [name, question, outcome] of said) {
    const service = services.find((one) => one.name === name);
    assert.ok(service, name);
    answers.set(service, question, outcome);
  }
  return inquiryOf(reference, answers);
}

describe('how a record differs from a reference', () => {
  const doi = '10.5555/w.1';
  const differences = (fields: string, more: Partial<SourceRecord> = {}) =>
    inquiry(referenceIn(`${fields}, doi = {${doi}}`), [['crossref', doi, found(more)]]).differences;

  for (const [what, fields, more, expected] of [
    ['in nothing', `${own}, volume = 7, pages = {33--41}`, {}, []],
    ['in its title', own, { title: 'Of Winds and Other Things' }, ['Crossref has a different title: “Of Winds and Other Things”.']],
    ['in its first author', own, { author: [{ family: 'Rock' }, { family: 'Quay' }] }, ['Crossref has a different first author: Rock.']],
    ['in its year', own.replace('2019', '2016'), {}, ['Crossref has a different year: 2019.']],
    ['in its venue', own.replace('Sea Letters', 'ICML'), { container: 'ICLR' }, ['Crossref has a different venue: ICLR.']],
    ['in its volume', `${own}, volume = 8`, {}, ['Crossref has a different volume: 7.']],
    ['in its pages', `${own}, pages = {34--41}`, {}, ['Crossref has different pages: 33-41.']],
    ['in numbers that mean the same', `${own}, volume = {007}, pages = {33}`, {}, []],
    ['in numbers that are no numbers', `${own}, volume = {VII}, pages = {e33}`, {}, []],
    ['in numbers of another kind of work', `${own}, volume = 8, pages = {1--2}`, { type: 'article' }, []],
    ['in numbers of a record of another DOI', `${own}, volume = 8`, { doi: '10.5555/w.2' }, []],
    ['in an author', own.replace('Quay, Bo', 'Gull, Eve'), {}, ['Crossref has no author Gull.']],
    [
      'in two authors',
      own.replace('Quay, Bo', 'Gull, Eve and Tern, Ute'),
      {},
      ['Crossref has no author Gull.', 'Crossref has no author Tern.'],
    ],
    ['in authors of whom it names fewer', own.replace('Quay, Bo', 'Gull, Eve and Tern, Ute and Owl, Jo'), {}, []],
    ['in others', own.replace('Quay, Bo', 'others'), {}, []],
    ['in others, in braces', own.replace('Quay, Bo', '{Others}'), {}, []],
    ['in a group whose name begins so', own.replace('Quay, Bo', '{Others at Sea}'), {}, ['Crossref has no author Others at Sea.']],
    ['in a name that ends so', own.replace('Quay, Bo', '{The Brothers}'), {}, ['Crossref has no author The Brothers.']],
    ['in numbers after letters', `${own}, volume = {A 8}, pages = {S34--41}`, {}, []],
    [
      'in pages that it lacks',
      `${own}, volume = 8, pages = {34}`,
      { volume: ' 07 ', page: '' },
      ['Crossref has a different volume:  07 .'],
    ],
    ['in an author who is a part of a name', own.replace('Quay, Bo', '{Tide}'), {}, []],
  ] as const satisfies readonly (readonly [string, string, Partial<SourceRecord>, readonly string[]])[])
    it(what, () => assert.deepEqual(differences(fields, more), expected));

  it('where it is of another work', () => {
    const other = { title: 'Of Winds', author: [{ family: 'Rock' }, { family: 'Gull' }] };
    assert.deepEqual(differences(own, other), ['The DOI belongs to “Of Winds” by Rock.']);
    const arxiv = referenceIn('title = {A Tale of Tides}, author = {Moor, Ada}, eprint = {2001.00001}, archiveprefix = {arXiv}', 'misc');
    assert.deepEqual(inquiry(arxiv, [['arxiv', '2001.00001', found({ ...other, type: 'article' })]]).differences, [
      'The arXiv id belongs to “Of Winds” by Rock.',
    ]);
  });

  it('where one identifier is of it and another is not found', () => {
    const both = referenceIn(`${own}, doi = {10.5555/w.9}, eprint = {2001.00001}, archiveprefix = {arXiv}`);
    const said = inquiry(both, [
      ['arxiv', '2001.00001', found()],
      ['openAlex', '10.5555/w.9', absent],
      ['crossref', '10.5555/w.9', absent],
    ]);
    assert.deepEqual(said.differences, ['The DOI 10.5555/w.9 was not found in Crossref and OpenAlex.']);
    assert.deepEqual([said.status, said.found, said.absent, said.askedAt], ['differs', ['arXiv'], ['Crossref', 'OpenAlex'], 1000]);
    assert.deepEqual(inquiry(both, [['arxiv', '2001.00001', found()]]).differences, []);
    const words = 'Measured Tides of Harbours Moor';
    for (const [name, question, fields, expected] of [
      ['openLibrary', '9780262033848', 'isbn = {9780262033848}', 'The ISBN 9780262033848 was not found in Open Library.'],
      ['pubmed', '123', 'pmid = {123}', 'The PMID 123 was not found in PubMed.'],
    ] as const) {
      const one = inquiry(referenceIn(`${own}, ${fields}`, 'book'), [
        [name, question, absent],
        ['dblp', words, found()],
      ]);
      assert.deepEqual([one.differences, one.found], [[expected], ['DBLP']]);
    }
  });
});

describe('what the services say of a reference', () => {
  const reference = referenceIn(`${own}, doi = {10.5555/w.1}`);
  const ask = (...said: readonly (readonly [ServiceName, Outcome])[]) =>
    inquiry(
      reference,
      said.map(([name, outcome]) => [name, '10.5555/w.1', outcome] as const),
    );

  it('is confirmed, not found or not known', () => {
    assert.deepEqual(
      [ask(['crossref', found()]), ask(['crossref', absent], ['openAlex', found()]), ask(['crossref', absent]), ask()].map(
        ({ status }) => status,
      ),
      ['confirmed', 'confirmed', 'not found', 'could not be asked'],
    );
    const partly = ask(['crossref', absent], ['openAlex', failed('It is late.')], ['datacite', failed('It is late.')]);
    assert.deepEqual([partly.status, partly.failed], ['could not be asked', [{ service: 'DataCite', why: 'It is late.' }]]);
    assert.deepEqual([ask(['crossref', absent]).askedAt, ask(['openAlex', failed('x')]).askedAt], [2000, undefined]);
  });

  it('is compared with the most trusted record', () => {
    const said = ask(['openAlex', found({ title: 'Other Words' })], ['crossref', found()]);
    assert.deepEqual([said.status, said.found, said.differences], ['confirmed', ['Crossref', 'OpenAlex'], []]);
  });

  it('says why nothing could be asked', () => {
    const why = (fields: string, type: string) => inquiry(referenceIn(fields, type), []).failed;
    assert.deepEqual(why('title = {Tides}', 'article'), [
      { service: '', why: 'It gives no identifier, and no title with an author to search for.' },
    ]);
    assert.deepEqual(why('title = {Tides}, url = {https://a.b}', 'misc'), [
      { service: '', why: 'It gives no identifier, and no service keeps records of web pages and software.' },
    ]);
  });

  it('leads to the record', () => {
    const { doi: _, ...bare } = record;
    const at = (more: Partial<SourceRecord>) =>
      inquiry(reference, [
        [
          'crossref',
          '10.5555/w.1',
          { ...found(), facts: { record: { ...bare, ...more }, notices: [], noticeOn: [], publishedAs: [] } } as Outcome,
        ],
      ]).address;
    assert.equal(at({ doi: '10.5555/w.1', url: 'https://a.b' }), 'https://doi.org/10.5555/w.1');
    assert.equal(at({ arxivId: '2001.00001', url: 'https://a.b' }), 'https://arxiv.org/abs/2001.00001');
    assert.equal(at({ url: 'https://a.b' }), 'https://a.b');
    assert.equal(at({}), undefined);
  });

  it('has notices on it, each once, and those that it is itself', () => {
    const notices = [{ type: 'correction', doi: '10.5555/c' }, { type: 'erratum' }, { type: 'correction', doi: '10.5555/c' }];
    const noticeOn = [{ type: 'retraction', doi: '10.5555/r' }, { type: 'addendum' }];
    const said = ask(['crossref', found({}, { notices, noticeOn })]);
    assert.deepEqual(said.notices, [
      'Crossref lists a notice on it: correction (10.5555/c).',
      'Crossref lists a notice on it: erratum.',
      'This work is itself a notice on 10.5555/r: retraction.',
      'This work is itself a notice: addendum.',
    ]);
    assert.equal(said.isRetracted, false);
    for (const type of ['retraction', 'withdrawal', 'removal', 'partial_retraction', 'retractions'])
      assert.equal(ask(['crossref', found({}, { notices: [{ type }] })]).isRetracted, !/_|s$/.test(type), type);
  });

  it('names each kind of notice', () => {
    const known =
      'addendum clarification correction corrigendum erratum expression_of_concern new_edition new_version partial_retraction removal withdrawal';
    const german = { contents: JSON.parse(readFileSync('media/l10n/bundle.l10n.de.json', 'utf8')) };
    for (const type of known.split(' ')) {
      l10n.config(german);
      try {
        const [text, kind] = [noticeSentence({ type }, 'DBLP'), german.contents[type.replace(/_/g, ' ')]];
        assert.ok(kind !== undefined && text.includes(`: ${kind}.`), text);
      } finally {
        l10n.config({ contents: {} });
      }
    }
    for (const type of [...known.split(' '), 'some_other_kind', 'toString'])
      assert.equal(noticeSentence({ type }, 'DBLP'), `DBLP lists a notice on it: ${type.replace(/_/g, ' ')}.`);
    assert.equal(noticeSentence({ type: 'retraction' }, 'DBLP'), 'Retracted, as DBLP says.');
    assert.equal(noticeSentence({ type: 'retraction', doi: '10.1/r' }, 'DBLP'), 'Retracted, as DBLP says (10.1/r).');
  });
});

describe('the published version of a preprint', () => {
  const preprint = referenceIn(`${own.replace('Sea Letters', 'arXiv')}, eprint = {2001.00001}, archiveprefix = {arXiv}`);
  const two = record.author.slice(0, 2);
  const version = (more: Partial<SourceRecord>, question: string) =>
    inquiry(preprint, [
      ['arxiv', '2001.00001', found({ type: 'article' }, { publishedAs: ['10.5555/w.1'] })],
      ['crossref', question, found({ author: two, ...more })],
    ]).published?.venue?.name;
  const words = 'Measured Tides of Harbours Moor';

  it('is the one under the DOI that its archive names, or one found by title with all the same authors', () => {
    assert.equal(version({}, '10.5555/w.1'), 'Sea Letters');
    assert.equal(version({ title: 'Another Title' }, '10.5555/w.1'), 'Sea Letters');
    assert.equal(version({}, words), 'Sea Letters');
    for (const question of ['10.5555/w.1', words])
      for (const other of [
        { author: record.author },
        { type: 'article' },
        { container: 'CoRR' },
        { container: 'arXiv preprint' },
        { issued: '' },
      ] as const)
        assert.equal(version(other, question), undefined, JSON.stringify(other));
    assert.equal(version({ title: 'Another Title' }, words), undefined);
    assert.equal(version({}, '10.5555/other'), undefined);
    const named = ['arxiv', '2001.00001', found({ type: 'article' }, { publishedAs: ['10.5555/w.1'] })] as const;
    assert.equal(inquiry(preprint, [named, ['crossref', '10.5555/w.1', absent]]).published, undefined);
  });

  it('is searched for by title, which finds a preprint without an identifier too', () => {
    const bare = referenceIn(own.replace('Sea Letters', 'arXiv'));
    const { status, found: by, published } = inquiry(bare, [['crossref', words, found({ author: two })]]);
    assert.deepEqual([status, by, published?.venue?.name], ['confirmed', ['Crossref'], 'Sea Letters']);
    const searched = inquiry(preprint, [
      ['arxiv', '2001.00001', found({ type: 'article' })],
      ['crossref', words, absent],
    ]);
    assert.deepEqual([searched.status, searched.absent], ['confirmed', []]);
  });

  it('is none of what is no preprint', () => {
    const published = referenceIn(`${own}, doi = {10.5555/w.1}`);
    assert.equal(inquiry(published, [['crossref', '10.5555/w.1', found({ author: two })]]).published, undefined);
  });
});
