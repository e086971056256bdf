import { arxiv } from '../../../src/core/sources/arxiv/arxiv';
import { crossref } from '../../../src/core/sources/crossref/crossref';
import { datacite } from '../../../src/core/sources/datacite/datacite';
import { dblp } from '../../../src/core/sources/dblp/dblp';
import { doi } from '../../../src/core/sources/doi/doi';
import { huggingFace } from '../../../src/core/sources/huggingFace/huggingFace';
import { openAlex } from '../../../src/core/sources/openAlex/openAlex';
import { openLibraryBooks } from '../../../src/core/sources/openLibrary/openLibraryBooks';
import { pubmed } from '../../../src/core/sources/pubmed/pubmed';
import { semanticScholar } from '../../../src/core/sources/semanticScholar/semanticScholar';
import type { Service } from '../../../src/core/sources/service';

/** An answer in a service's documented shape, and lines that the entry made of it must or must not have. */
export interface Recorded {
  readonly what: string;
  readonly service: Service;
  readonly text: string;
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
}

const two = [
  { given: 'Ada', family: 'Moor', sequence: 'first' },
  { given: 'Bo', family: 'van Dyke', sequence: 'additional' },
];
const issued = { 'date-parts': [[2021, 4, 9]] };
const work = (own: object): string =>
  JSON.stringify({
    status: 'ok',
    message: {
      DOI: '10.1000/a.1',
      title: ['On Tides'],
      author: two,
      issued,
      type: 'journal-article',
      'container-title': ['Sea Letters'],
      ...own,
    },
  });
const csl = (own: object): string =>
  JSON.stringify({
    DOI: '10.1000/a.1',
    title: 'On Tides',
    author: two,
    issued,
    type: 'article-journal',
    'container-title': 'Sea Letters',
    ...own,
  });
const data = (own: object): string =>
  JSON.stringify({
    data: {
      id: '10.5555/d1',
      attributes: {
        doi: '10.5555/d1',
        titles: [{ title: 'Soil Samples' }],
        creators: [{ name: 'Moor, Ada', familyName: 'Moor', givenName: 'Ada' }],
        publicationYear: 2020,
        publisher: 'Zenodo',
        types: { resourceTypeGeneral: 'Dataset' },
        ...own,
      },
    },
  });
const entry = (own: string, id = 'http://arxiv.org/abs/2401.00001v2', title = 'Quiet Networks'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry><id>${id}</id><published>2024-01-02T10:00:00Z</published><updated>2024-03-01T10:00:00Z</updated><title>${title}</title><summary>  We keep\n  quiet.</summary><author><name>Ada Moor</name></author>${own}</entry></feed>`;
const alex = (own: object): string =>
  JSON.stringify({
    results: [
      {
        doi: 'https://doi.org/10.1000/o.1',
        title: 'On Tides',
        publication_year: 2021,
        type: 'article',
        authorships: [{ author: { display_name: 'Ada Moor' } }],
        primary_location: { source: { display_name: 'Sea Letters', type: 'journal' } },
        biblio: {},
        ...own,
      },
    ],
  });
const scholar = (own: object): string =>
  JSON.stringify({
    total: 1,
    data: [
      {
        paperId: 'f',
        title: 'On Tides',
        year: 2021,
        venue: 'Sea Letters',
        authors: [{ name: 'Ada Moor' }],
        externalIds: { DOI: '10.1000/s.1' },
        ...own,
      },
    ],
  });
const hit = (own: object): string =>
  JSON.stringify({
    result: {
      hits: {
        '@total': '1',
        hit: [
          {
            info: {
              title: 'On Tides.',
              authors: { author: [{ '@pid': '1', text: 'Wei Wang 0001' }, { text: 'Ada Moor' }] },
              venue: 'SEA',
              year: '2021',
              type: 'Conference and Workshop Papers',
              doi: '10.1000/B.1',
              ...own,
            },
          },
        ],
      },
    },
  });
const book = (own: object): string =>
  JSON.stringify({
    'ISBN:9780262035613': {
      title: 'Deep Water',
      authors: [{ name: 'Ada Moor' }],
      publishers: [{ name: 'Harbour Press' }],
      publish_date: 'November 18, 2016',
      ...own,
    },
  });
const daily = (own: object): string =>
  JSON.stringify([
    {
      paper: {
        id: '2401.00001',
        title: 'Quiet Networks',
        summary: 'We keep quiet.',
        authors: [{ name: 'Ada Moor' }],
        publishedAt: '2024-01-02T00:00:00.000Z',
        ...own,
      },
      numComments: 2,
    },
  ]);

/** Written by hand after the services' documentation. */
export const recorded: readonly Recorded[] = [
  {
    what: 'a journal article',
    service: crossref,
    text: work({ volume: '7', issue: '2', page: '33-41' }),
    has: [
      '@article{',
      'author = {Moor, Ada and van Dyke, Bo}',
      'journaltitle = {Sea Letters}',
      'volume = {7}',
      'number = {2}',
      'pages = {33--41}',
      'date = {2021-04-09}',
      'doi = {10.1000/a.1}',
    ],
  },
  {
    what: 'a conference paper',
    service: crossref,
    text: work({ type: 'proceedings-article', 'container-title': ['Proc. of Tides'], publisher: 'ACM' }),
    has: ['@inproceedings{', 'booktitle = {Proc. of Tides}', 'publisher = {ACM}'],
  },
  {
    what: 'a chapter',
    service: crossref,
    text: work({ type: 'book-chapter', 'container-title': ['Tides at Large'], editor: [{ family: 'Nore', given: 'Cy' }] }),
    has: ['@incollection{', 'editor = {Nore, Cy}', 'booktitle = {Tides at Large}'],
  },
  {
    what: 'a monograph',
    service: crossref,
    text: work({ type: 'monograph', 'container-title': [], ISBN: ['9780262035613'], publisher: 'MIT Press' }),
    has: ['@book{', 'publisher = {MIT Press}', 'isbn = {9780262035613}'],
    lacks: ['series ='],
  },
  {
    what: 'an edited book',
    service: crossref,
    text: work({ type: 'edited-book', author: undefined, editor: two, 'container-title': [] }),
    has: ['@collection{', 'editor = {Moor, Ada and van Dyke, Bo}'],
    lacks: ['author ='],
  },
  {
    what: 'a dissertation',
    service: crossref,
    text: work({ type: 'dissertation', 'container-title': [], publisher: 'University of Kiel' }),
    has: ['@thesis{', 'institution = {University of Kiel}'],
    lacks: ['PhD', 'phdthesis'],
  },
  {
    what: 'a report',
    service: crossref,
    text: work({ type: 'report', 'container-title': [], publisher: 'NOAA' }),
    has: ['@report{', 'institution = {NOAA}'],
  },
  { what: 'a data set', service: crossref, text: work({ type: 'dataset', 'container-title': [] }), has: ['@dataset{'] },
  {
    what: 'a preprint',
    service: crossref,
    text: work({ type: 'posted-content', 'container-title': [], posted: issued }),
    has: ['@online{'],
  },
  {
    what: 'HTML in a title',
    service: crossref,
    text: work({ title: ['The <i>E. coli</i> &amp; CO<sub>2</sub> story'] }),
    has: [String.raw`\& `],
    lacks: ['<i>', '&amp;'],
  },
  {
    what: 'twice escaped entities',
    service: crossref,
    text: work({ title: ['Fish &amp;amp; Ships'] }),
    has: [String.raw`\& `],
    lacks: ['amp;'],
  },
  {
    what: 'JATS in an abstract',
    service: crossref,
    text: work({ abstract: '<jats:title>Abstract</jats:title><jats:p>Tides rise.</jats:p><jats:p>They fall.</jats:p>' }),
    has: ['abstract = {Tides rise. They fall.}'],
  },
  { what: 'a subtitle', service: crossref, text: work({ subtitle: ['A Survey'] }), has: ['On Tides: A Survey'] },
  {
    what: 'an organisation among the authors',
    service: crossref,
    text: work({ author: [...two, { name: 'The Tide Group' }] }),
    has: ['and {The Tide Group}}'],
  },
  { what: 'no author', service: crossref, text: work({ author: undefined }), has: ['@article{'], lacks: ['author ='] },
  { what: 'an author without given name', service: crossref, text: work({ author: [{ family: 'Plato' }] }), has: ['author = {Plato}'] },
  {
    what: 'an author with a suffix',
    service: crossref,
    text: work({ author: [{ family: 'King', given: 'Mo', suffix: 'Jr.' }] }),
    has: ['King'],
  },
  { what: 'an article number in place of pages', service: crossref, text: work({ 'article-number': 'e1234' }), has: ['pages = {e1234}'] },
  { what: 'one page', service: crossref, text: work({ page: '12-12' }), has: ['pages = {12}'] },
  { what: 'pages with a long dash', service: crossref, text: work({ page: '12\u201319' }), has: ['pages = {12--19}'] },
  { what: 'a year alone', service: crossref, text: work({ issued: { 'date-parts': [[1999]] } }), has: ['date = {1999}'] },
  { what: 'no date', service: crossref, text: work({ issued: { 'date-parts': [[null]] } }), has: ['@article{'], lacks: ['date ='] },
  {
    what: 'a date in print only',
    service: crossref,
    text: work({ issued: undefined, 'published-print': { 'date-parts': [[2020, 1]] } }),
    has: ['date = {2020-01}'],
  },
  { what: 'a month that is none', service: crossref, text: work({ issued: { 'date-parts': [[2020, 13]] } }), has: ['date = {2020}'] },
  {
    what: 'a search',
    service: crossref,
    text: JSON.stringify({ status: 'ok', message: { items: [{ DOI: '10.1000/a.1', title: ['On Tides'], type: 'journal-article' }] } }),
    has: ['On Tides'],
  },
  {
    what: 'a retracted article, which is marked in front of its title',
    service: crossref,
    text: work({ title: ['RETRACTED: On Tides'], 'updated-by': [{ type: 'retraction', DOI: '10.1000/r', source: 'retraction-watch' }] }),
    has: ['title = {{RETRACTED}: On Tides}', 'doi = {10.1000/a.1}'],
  },
  {
    what: 'a corrected article',
    service: crossref,
    text: work({ 'updated-by': [{ type: 'correction', DOI: '10.1000/c', source: 'publisher' }] }),
    has: ['title = {On Tides}'],
    lacks: ['10.1000/c'],
  },
  {
    what: 'the notice of a correction',
    service: crossref,
    text: work({ title: ['Correction to: On Tides'], 'update-to': [{ type: 'correction', DOI: '10.1000/a.0' }] }),
    has: ['title = {Correction to: On Tides}'],
    lacks: ['10.1000/a.0'],
  },
  {
    what: 'proceedings with editors and an ISBN alone',
    service: crossref,
    text: work({
      type: 'proceedings',
      author: undefined,
      editor: [{ family: 'Fenn', given: 'Bo' }],
      'container-title': [],
      ISBN: ['9780262035613'],
    }),
    has: ['@collection{', 'editor = {Fenn, Bo}', 'isbn = {9780262035613}'],
    lacks: ['author ='],
  },
  {
    what: 'a preprint with what was published of it',
    service: crossref,
    text: work({
      type: 'posted-content',
      subtype: 'preprint',
      'container-title': [],
      relation: { 'is-preprint-of': [{ 'id-type': 'doi', id: '10.1000/b.2' }] },
    }),
    has: ['@online{', 'doi = {10.1000/a.1}'],
    lacks: ['10.1000/b.2'],
  },
  {
    what: 'MathML and Greek in a title',
    service: crossref,
    text: work({ title: ['Decay of <mml:math><mml:mi>B</mml:mi></mml:math> &#x3B2; states'] }),
    has: ['Decay of'],
    lacks: ['mml', '&#'],
  },
  {
    what: 'a group given as a family name',
    service: crossref,
    text: work({ author: [{ family: 'ATLAS Collaboration', sequence: 'first' }] }),
    has: ['author = {{ATLAS Collaboration}}'],
  },
  { what: 'CSL-JSON', service: doi, text: csl({}), has: ['@article{', 'journaltitle = {Sea Letters}'] },
  {
    what: 'CSL-JSON with Crossref’s type',
    service: doi,
    text: csl({ type: 'proceedings-article', 'container-title': 'Proc. of Tides' }),
    has: ['@inproceedings{'],
  },
  {
    what: 'a particle apart',
    service: doi,
    text: csl({ author: [{ family: 'Gogh', given: 'Vi', 'non-dropping-particle': 'van' }] }),
    has: ['author = {van Gogh, Vi}'],
  },
  {
    what: 'arXiv’s own DOI',
    service: doi,
    text: csl({ DOI: '10.48550/ARXIV.2401.00001', type: 'article', publisher: 'arXiv', 'container-title': undefined }),
    has: ['@online{', 'eprint = {2401.00001}', 'eprinttype = {arxiv}'],
    lacks: ['doi =', 'publisher ='],
  },
  { what: 'accents', service: doi, text: csl({ author: [{ family: 'Škoda', given: 'Žofie' }] }), has: ['author = {Škoda, Žofie}'] },
  { what: 'a name in Chinese', service: doi, text: csl({ author: [{ literal: '王伟' }] }), has: ['王伟'] },
  { what: 'an acronym in a title', service: doi, text: csl({ title: 'BERT for Tides in Norway' }), has: ['{BERT}'] },
  { what: 'a percent sign and a brace', service: doi, text: csl({ title: '100% of {it}' }), has: [String.raw`100\%`] },
  {
    what: 'a book in a series',
    service: doi,
    text: csl({ type: 'book', 'container-title': undefined, publisher: 'Springer', 'publisher-place': 'Cham' }),
    has: ['@book{', 'location = {Cham}'],
  },
  {
    what: 'a data set',
    service: datacite,
    text: data({}),
    has: ['@dataset{', 'publisher = {Zenodo}', 'doi = {10.5555/d1}', 'date = {2020}'],
  },
  { what: 'software', service: datacite, text: data({ types: { resourceTypeGeneral: 'Software' } }), has: ['@software{'] },
  {
    what: 'a thesis',
    service: datacite,
    text: data({ types: { resourceTypeGeneral: 'Dissertation' }, publisher: 'TU Wien' }),
    has: ['@thesis{', 'institution = {TU Wien}'],
    lacks: ['PhD', 'phdthesis'],
  },
  {
    what: 'an article with its container',
    service: datacite,
    text: data({
      types: { resourceTypeGeneral: 'JournalArticle' },
      container: { title: 'Soil', volume: '3', firstPage: '1', lastPage: '9' },
    }),
    has: ['@article{', 'journaltitle = {Soil}', 'pages = {1--9}'],
  },
  {
    what: 'an organisation',
    service: datacite,
    text: data({ creators: [{ name: 'Soil Survey', nameType: 'Organizational' }] }),
    has: ['author = {{Soil Survey}}'],
  },
  { what: 'a name in one piece', service: datacite, text: data({ creators: [{ name: 'Moor, Ada' }] }), has: ['author = {Moor, Ada}'] },
  {
    what: 'an abstract among descriptions',
    service: datacite,
    text: data({
      descriptions: [
        { descriptionType: 'Methods', description: 'x' },
        { descriptionType: 'Abstract', description: '<p>Soil.</p>' },
      ],
    }),
    has: ['abstract = {Soil.}'],
  },
  {
    what: 'HTML in a title and in an abstract',
    service: datacite,
    text: data({
      titles: [{ title: 'Soil of <i>Oslo</i> &amp; its Fjord' }],
      descriptions: [{ descriptionType: 'Abstract', description: 'Wet<br/>soil.' }],
    }),
    has: [String.raw`Soil of Oslo \& its Fjord`, 'abstract = {Wet soil.}'],
    lacks: ['<'],
  },
  {
    what: 'what nobody knows, in the words that the schema has for that',
    service: datacite,
    text: data({ creators: [{ name: '(:unav)' }, { name: ':unkn' }], publisher: '(:unav)' }),
    has: ['@dataset{'],
    lacks: ['unav', 'unkn', 'author =', 'publisher ='],
  },
  {
    what: 'names with such words in them',
    service: datacite,
    text: data({ creators: ['Survey (:unav)', ':Null Island Survey'].map((name) => ({ name, nameType: 'Organizational' })) }),
    has: ['Survey (:unav)', ':Null Island Survey'],
  },
  {
    what: 'a preprint of arXiv’s',
    service: datacite,
    text: data({ doi: '10.48550/arxiv.2401.00001', publisher: 'arXiv', types: { resourceTypeGeneral: 'Preprint' } }),
    has: ['@online{', 'eprint = {2401.00001}'],
    lacks: ['doi =', 'publisher ='],
  },
  {
    what: 'a version of a data set',
    service: datacite,
    text: data({ version: '2.1', relatedIdentifiers: [{ relationType: 'IsVersionOf', relatedIdentifier: '10.5555/d0' }] }),
    has: ['doi = {10.5555/d1}'],
    lacks: ['10.5555/d0'],
  },
  {
    what: 'an article on one page, without authors',
    service: datacite,
    text: data({
      creators: [{}, { name: ' ' }],
      types: { resourceTypeGeneral: 'JournalArticle' },
      container: { title: 'Soil', firstPage: '1' },
    }),
    has: ['pages = {1}'],
    lacks: ['author ='],
  },
  { what: 'a publisher as an object', service: datacite, text: data({ publisher: { name: 'Dryad' } }), has: ['publisher = {Dryad}'] },
  {
    what: 'a preprint',
    service: arxiv,
    text: entry('<arxiv:primary_category term="cs.LG"/>'),
    has: ['@online{', 'eprint = {2401.00001}', 'eprintclass = {cs.LG}', 'date = {2024-01-02}', 'abstract = {We keep quiet.}'],
  },
  {
    what: 'a preprint with a published DOI',
    service: arxiv,
    text: entry('<arxiv:doi>10.1000/P.1</arxiv:doi>'),
    has: ['doi = {10.1000/p.1}', 'eprint = {2401.00001}'],
  },
  {
    what: 'a preprint with arXiv’s own DOI',
    service: arxiv,
    text: entry('<arxiv:doi>10.48550/arXiv.2401.00001</arxiv:doi>'),
    has: ['eprint = {2401.00001}'],
    lacks: ['doi ='],
  },
  {
    what: 'an id of the old style',
    service: arxiv,
    text: entry('', 'http://arxiv.org/abs/hep-th/9901001v3'),
    has: ['eprint = {hep-th/9901001}'],
  },
  { what: 'a wrapped title', service: arxiv, text: entry('', undefined, 'Quiet\n  Networks'), has: ['Quiet Networks'] },
  {
    what: 'several authors',
    service: arxiv,
    text: entry('<author><name>Jan van der Berg</name></author>'),
    has: ['author = {Moor, Ada and van der Berg, Jan}'],
  },
  {
    what: 'a collaboration with its members',
    service: arxiv,
    text: entry('<author><name>ATLAS Collaboration</name></author><author><name>:</name></author><author><name>G. Aad</name></author>'),
    has: ['author = {Moor, Ada and {ATLAS Collaboration} and Aad, G.}'],
  },
  {
    what: 'a paper that was withdrawn',
    service: arxiv,
    text: entry('<arxiv:comment>This paper has been withdrawn by the author</arxiv:comment>'),
    has: ['eprint = {2401.00001}'],
  },
  {
    what: 'a journal reference without a DOI, which is text that nobody can take apart',
    service: arxiv,
    text: entry('<arxiv:journal_ref>Sea Lett. 7 (2024) 33-41</arxiv:journal_ref>'),
    has: ['@online{'],
    lacks: ['journaltitle'],
  },
  { what: 'an entity in a title', service: arxiv, text: entry('', undefined, 'Q&amp;A'), has: [String.raw`Q\&A`] },
  {
    what: 'an article',
    service: openAlex,
    text: alex({ biblio: { volume: '7', first_page: '3', last_page: '9' } }),
    has: ['@article{', 'volume = {7}', 'pages = {3--9}', 'doi = {10.1000/o.1}'],
  },
  {
    what: 'an abstract by positions',
    service: openAlex,
    text: alex({ abstract_inverted_index: { Tides: [0, 2], rise: [1], fall: [3] } }),
    has: ['abstract = {Tides rise Tides fall}'],
  },
  {
    what: 'a preprint',
    service: openAlex,
    text: alex({
      doi: 'https://doi.org/10.48550/arxiv.2401.00001',
      type: 'preprint',
      primary_location: { source: { display_name: 'arXiv (Cornell University)' } },
    }),
    has: ['eprint = {2401.00001}'],
    lacks: ['doi =', 'Cornell'],
  },
  {
    what: 'a retracted article without authors',
    service: openAlex,
    text: alex({ is_retracted: true, authorships: [] }),
    has: ['@article{'],
    lacks: ['author ='],
  },
  { what: 'a thesis', service: openAlex, text: alex({ type: 'dissertation', primary_location: null }), has: ['@thesis{'], lacks: ['PhD'] },
  { what: 'a data set', service: openAlex, text: alex({ type: 'dataset', primary_location: null }), has: ['@dataset{'] },
  { what: 'a book', service: openAlex, text: alex({ type: 'book', primary_location: null }), has: ['@book{'] },
  {
    what: 'an article',
    service: semanticScholar,
    text: scholar({ publicationTypes: ['JournalArticle'], journal: { volume: '7', pages: '3 - 9' } }),
    has: ['@article{', 'pages = {3--9}'],
  },
  {
    what: 'a conference paper',
    service: semanticScholar,
    text: scholar({ publicationTypes: ['Conference'] }),
    has: ['@inproceedings{', 'booktitle = {Sea Letters}'],
  },
  {
    what: 'a preprint',
    service: semanticScholar,
    text: scholar({ venue: 'arXiv.org', externalIds: { ArXiv: '2401.00001' } }),
    has: ['@online{', 'eprint = {2401.00001}'],
    lacks: ['arXiv.org'],
  },
  {
    what: 'a conference paper and a numbered author',
    service: dblp,
    text: hit({}),
    has: ['@inproceedings{', 'author = {Wang, Wei and Moor, Ada}', 'title = {On Tides}', 'doi = {10.1000/b.1}'],
    lacks: ['0001'],
  },
  {
    what: 'one author as an object',
    service: dblp,
    text: hit({ authors: { author: { text: 'Ada Moor' } } }),
    has: ['author = {Moor, Ada}'],
  },
  {
    what: 'a report on CoRR',
    service: dblp,
    text: hit({ type: 'Informal and Other Publications', venue: 'CoRR', volume: 'abs/2401.00001', doi: '10.48550/ARXIV.2401.00001' }),
    has: ['@online{', 'eprint = {2401.00001}'],
    lacks: ['CoRR', 'volume ='],
  },
  {
    what: 'a paper without a DOI',
    service: dblp,
    text: hit({ doi: undefined, ee: 'https://sea.org/1', url: 'https://dblp.org/rec/1' }),
    has: ['url = {https://sea.org/1}'],
    lacks: ['doi ='],
  },
  {
    what: 'its own address',
    service: dblp,
    text: hit({ doi: undefined, url: 'https://dblp.org/rec/1' }),
    has: ['url = {https://dblp.org/rec/1}'],
  },
  {
    what: 'a book',
    service: openLibraryBooks,
    text: book({}),
    has: ['@book{', 'isbn = {9780262035613}', 'publisher = {Harbour Press}', 'date = {2016}'],
  },
  {
    what: 'a book with a subtitle and a place',
    service: openLibraryBooks,
    text: book({ subtitle: 'an atlas', publish_places: [{ name: 'Oslo' }] }),
    has: ['Deep Water: an atlas', 'location = {Oslo}'],
  },
  { what: 'a book without authors', service: openLibraryBooks, text: book({ authors: undefined }), has: ['@book{'], lacks: ['author ='] },
  { what: 'an article', service: pubmed, text: csl({ PMID: '123' }), has: ['@article{', 'doi = {10.1000/a.1}'] },
  {
    what: 'an article without a DOI',
    service: pubmed,
    text: csl({ DOI: undefined, URL: 'https://pubmed.ncbi.nlm.nih.gov/123' }),
    has: ['url = {https://pubmed.ncbi.nlm.nih.gov/123}'],
  },
  { what: 'a day’s listing', service: huggingFace, text: daily({}), has: ['@online{', 'eprint = {2401.00001}', 'author = {Moor, Ada}'] },
  {
    what: 'a paper without authors',
    service: huggingFace,
    text: daily({ authors: [] }),
    has: ['eprint = {2401.00001}'],
    lacks: ['author ='],
  },
];
