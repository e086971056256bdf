import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { CslItem } from '../../../src/core/record/cslItem';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { draftOfRecord } from '../../../src/core/record/recordEntry';

/** What an entry with these fields says besides its key and type. */
function said(fields: string, type = 'article'): Readonly<Record<string, unknown>> {
  const [entry] = parseBibtex(`@${type}{k, ${fields}}`).entries;
  assert.ok(entry);
  const { id: _, type: __, ...rest } = entryToCsl(entry);
  return rest;
}

describe('the fields of an entry', () => {
  it('are variables by other names', () => {
    const variables: Readonly<Record<string, string>> = {
      ...{ edition: 'edition', chapter: 'chapter-number', version: 'version', eventtitle: 'event-title', venue: 'event-place' },
      ...{ isbn: 'ISBN', issn: 'ISSN', pmid: 'PMID', pmcid: 'PMCID', volumes: 'number-of-volumes', pagetotal: 'number-of-pages' },
      ...{ origtitle: 'original-title', library: 'call-number', abstract: 'abstract', annotation: 'annote', annote: 'annote' },
      ...{ keywords: 'keyword', origpublisher: 'original-publisher', origlocation: 'original-publisher-place', note: 'note' },
      ...{ addendum: 'note', pubstate: 'status', type: 'genre', publisher: 'publisher', school: 'publisher', institution: 'publisher' },
      ...{
        organization: 'publisher',
        howpublished: 'publisher',
        location: 'publisher-place',
        address: 'publisher-place',
        volume: 'volume',
      },
      ...{ part: 'volume', series: 'collection-title', number: 'issue', issue: 'issue', pages: 'page', eid: 'page', title: 'title' },
      ...{ journal: 'container-title', journaltitle: 'container-title', booktitle: 'container-title', maintitle: 'container-title' },
      ...{ shortjournal: 'container-title-short', shortbooktitle: 'container-title-short', shorttitle: 'title-short' },
    };
    for (const [field, variable] of Object.entries(variables)) assert.deepEqual(said(`${field} = {X}`), { [variable]: 'X' }, field);
    assert.deepEqual(said('annotation = {A}, annote = {B}, pages = {1}, eid = {2}'), { annote: 'A', page: '1' });
    assert.deepEqual(said('location = {X}', 'patent'), { jurisdiction: 'X' });
  });

  it('are names by their roles', () => {
    const orr = [{ family: 'Orr', given: 'A.' }];
    const roles: Readonly<Record<string, string>> = {
      ...{
        author: 'author',
        translator: 'translator',
        bookauthor: 'container-author',
        editorialdirector: 'editorial-director',
        editor: 'editor',
      },
    };
    for (const [field, role] of Object.entries(roles)) assert.deepEqual(said(`${field} = {Orr, A.}`), { [role]: orr }, field);
    for (const field of ['editora', 'editorb', 'editorc']) {
      assert.deepEqual(said(`${field} = {Orr, A.}`), {}, field);
      assert.deepEqual(said(`${field} = {Orr, A.}, ${field}type = { translator }`), {}, field);
      assert.deepEqual(said(`${field} = {Orr, A.}, ${field}type = { director }`), { director: orr }, field);
    }
    assert.deepEqual(said('editor = {Orr, A.}, editortype = {unknown}'), { editor: orr });
    assert.deepEqual(said('editor = {Orr, A.}, editortype = {compiler}'), { compiler: orr });
    assert.deepEqual(said('authors = {Orr, A.}, editortype = {compiler}'), {});
  });

  it('are numbers by the kind of work', () => {
    for (const [type, variable] of [
      ['article', 'issue'],
      ['periodical', 'issue'],
      ['review', 'issue'],
      ['book', 'collection-number'],
      ['inbook', 'collection-number'],
      ['inproceedings', 'collection-number'],
      ['inreference', 'collection-number'],
      ['report', 'number'],
      ['manual', 'number'],
      ['patent', 'number'],
      ['misc', 'number'],
    ] as const)
      assert.deepEqual(said('number = {7}', type), { [variable]: '7' }, type);
    assert.deepEqual(said('number = {7}, series = {S}', 'manual'), { 'collection-number': '7', 'collection-title': 'S' });
    assert.deepEqual(said('number = {7}, issue = {8}'), { issue: '7, 8' });
    assert.deepEqual(said('number = {7}, issue = {8}', 'book'), { 'collection-number': '7' });
    assert.deepEqual(said('issue = {8}', 'book'), { 'collection-number': '8' });
    assert.deepEqual(said('volume = {7}, part = {2}'), { volume: '7.2' });
    assert.deepEqual(said('pages = {1--2,5 – 7,  9}'), { page: '1-2, 5-7, 9' });
  });

  it('are who published it, houses one after the other', () => {
    assert.deepEqual(said('publisher = {P}, school = {S}, institution = {I}, organization = {O}, howpublished = {H}'), {
      publisher: 'S; I; O; H; P',
    });
    assert.deepEqual(said('publisher = {A and B}, date = {2020}'), { publisher: 'A; B', issued: { 'date-parts': [[2020]] } });
    assert.deepEqual(said('publisher = {A and B}, year = {2020}'), { publisher: 'A and B', issued: { 'date-parts': [[2020]] } });
    assert.deepEqual(said('publisher = {A and B}, year = {2020}, location = {X}'), {
      publisher: 'A; B',
      'publisher-place': 'X',
      issued: { 'date-parts': [[2020]] },
    });
    assert.deepEqual(said('howpublished = {A and B}, date = {2020}'), { publisher: 'A and B', issued: { 'date-parts': [[2020]] } });
    assert.deepEqual(said('address = {A and B}, date = {2020}'), { 'publisher-place': 'A; B', issued: { 'date-parts': [[2020]] } });
    assert.deepEqual(said('address = {A and B}'), { 'publisher-place': 'A and B' });
    assert.deepEqual(said('howpublished = {\\url{https://a.org}}'), { URL: 'https://a.org' });
    assert.deepEqual(said('howpublished = {https://a.org}, url = {https://b.org}'), { publisher: 'https://a.org', URL: 'https://b.org' });
    assert.deepEqual(said('howpublished = {https://a.org and more}'), { publisher: 'https://a.org and more' });
  });

  it('are titles with their subtitles, which begin with a capital in English', () => {
    assert.deepEqual(said('title = {A Tide}, subtitle = {of Words}, titleaddon = {and more}'), {
      title: 'A tide: Of words. And more',
      'title-short': 'A tide',
    });
    assert.deepEqual(said('title = {A Tide?}, subtitle = {of Words}, langid = {german}'), { title: 'A Tide? of Words', language: 'de-DE' });
    assert.deepEqual(said('booktitle = {The Tide of Words}', 'inproceedings'), { 'container-title': 'The Tide of Words' });
    assert.deepEqual(said('booktitle = {The Tide of Words}', 'incollection'), { 'container-title': 'The tide of words' });
    assert.equal(said('title = {A \\emph{B: C} D}')['title-short'], undefined);
  });

  it('are open lists, roles of editors, dates and standard numbers', () => {
    assert.deepEqual(said('publisher = {A and others}, date = {2020}').publisher, 'A et al.');
    assert.deepEqual(said('publisher = {others}, date = {2020}').publisher, 'others');
    assert.deepEqual(said('publisher = {A and {} and B}, date = {2020}').publisher, 'A; B');
    const roles = {
      ...{
        collaborator: 'contributor',
        director: 'director',
        founder: 'series-creator',
        organizer: 'organizer',
        illustrator: 'illustrator',
      },
      ...{ narrator: 'narrator', producer: 'producer', writer: 'script-writer', compiler: 'compiler' },
    };
    for (const [type, role] of Object.entries(roles))
      assert.deepEqual(said(`editor = {Orr}, editortype = {${type}}`), { [role]: [{ family: 'Orr' }] }, type);
    assert.deepEqual(said('eventdate = {2020-05}, origdate = {1999}, urldate = {2021}'), {
      'event-date': { 'date-parts': [[2020, 5]] },
      'original-date': { 'date-parts': [[1999]] },
      accessed: { 'date-parts': [[2021]] },
    });
    for (const [fields, issued] of [
      ['date = {soon}', { literal: 'soon' }],
      ['year = {in press}', { literal: 'in press' }],
      ['date = {2020}, year = {in press}', { 'date-parts': [[2020]] }],
      ['date = {s.a.}, year = {}', { literal: 's.a.' }],
    ] as const)
      assert.deepEqual(said(fields), { issued }, fields);
    for (const isbn of ['ISBN 978-0', 'ISBN-13: 978-0', 'ISBN-10 978-0', 'ISBN:978-0', '978-0', 'isbn - 978-0'])
      assert.deepEqual(said(`isbn = {${isbn}}`), { ISBN: '978-0' }, isbn);
    assert.deepEqual(said('issn = {ISSN: X234-567}, isbn = {ISBN none}'), { ISSN: 'X234-567', ISBN: 'ISBN none' });
    assert.deepEqual(said('series = {12}'), { 'collection-title': '12th series' });
    assert.deepEqual(said('series = {{The LoRA} Series}'), { 'collection-title': 'The LoRA series' });
  });

  it('say what kind of work it is', () => {
    for (const [entry, type] of [
      ['@unpublished{k, eventtitle = {E}}', 'speech'],
      ['@unpublished{k, title = {T}}', 'manuscript'],
      ['@misc{k, eventtitle = {E}}', 'document'],
      ['@article{k, entrysubtype = { Magazine }}', 'article-magazine'],
      ['@misc{k, eprint = {2001.00001}, archiveprefix = { arXiv }}', 'article'],
      ['@misc{k, eprint = {2001.00001}, archiveprefix = {hal}}', 'document'],
      ['@misc{k, eprint = {x}}', 'document'],
      ['@periodical{k, issuetitle = {I}}', 'article-journal'],
    ] as const) {
      const [one] = parseBibtex(entry).entries;
      assert.equal(one && entryToCsl(one).type, type, entry);
    }
    assert.deepEqual(said('eprint = {}, eprinttype = {jstor}'), {});
    assert.deepEqual(said('url = {}, eprint = {ArXiv: 12}, eprinttype = {jstor}'), { URL: 'https://www.jstor.org/stable/12' });
    assert.deepEqual(said('number = {}', 'misc'), {});
  });

  it('are notes joined as sentences', () => {
    for (const [note, all] of Object.entries({
      A: 'A. B',
      'A.': 'A. B',
      'A,': 'A, B',
      'A:': 'A: B',
      'A!': 'A! B',
      'A. c': 'A. c. B',
      '': 'B',
    }))
      assert.deepEqual(said(`note = {${note}}, addendum = {B}`), { note: all });
  });

  it('are addresses and identifiers', () => {
    assert.deepEqual(said('doi = {https://doi.org/10.1234/A}'), { DOI: '10.1234/A' });
    assert.deepEqual(said('doi = {see 10.1234.5/a-b here}'), { DOI: '10.1234.5/a-b' });
    assert.deepEqual(said('doi = {none}'), {});
    assert.deepEqual(said('doi = {10.1234/a}, url = {https://a.org}, options = {doi = false, x}'), { URL: 'https://a.org' });
    assert.deepEqual(said('doi = {10.1234/a}, url = {https://a.org}, options = {x=1,url=false}'), { DOI: '10.1234/a' });
    assert.deepEqual(said('url = {https://a.org}, options = {url=false}', 'online'), { URL: 'https://a.org' });
    assert.deepEqual(said('url = {https://a.org}, options = {url=true}'), { URL: 'https://a.org' });
    for (const [archive, url] of Object.entries({
      jstor: 'https://www.jstor.org/stable/12',
      ' JSTOR ': 'https://www.jstor.org/stable/12',
      pubmed: 'https://www.ncbi.nlm.nih.gov/pubmed/12',
      googlebooks: 'https://books.google.com?id=12',
      hdl: 'https://hdl.handle.net/12',
    }))
      assert.deepEqual(said(`eprint = {12}, eprinttype = {${archive}}`), { URL: url });
    assert.deepEqual(said('eprint = {12}, eprinttype = {other}'), {});
    assert.deepEqual(said('eprint = {2001.00001}'), { URL: 'https://arxiv.org/abs/2001.00001' });
    assert.deepEqual(said('eprint = {arXiv:2001.00001}, archiveprefix = {ArXiv}', 'misc'), {
      URL: 'https://arxiv.org/abs/2001.00001',
      publisher: 'arXiv',
      number: 'arXiv:2001.00001',
    });
    assert.deepEqual(said('eprint = {2001.00001}, archiveprefix = {arXiv}, url = {https://a.org}, publisher = {P}, number = {7}', 'misc'), {
      URL: 'https://a.org',
      publisher: 'P',
      number: '7',
    });
  });

  it('are the kind of a thesis or report', () => {
    assert.deepEqual(said('', 'phdthesis'), { genre: 'PhD thesis' });
    assert.deepEqual(said('', 'mastersthesis'), { genre: "Master's thesis" });
    assert.deepEqual(said('', 'techreport'), { genre: 'Technical report' });
    assert.deepEqual(said('type = {mathesis}', 'thesis'), { genre: "Master's thesis" });
    assert.deepEqual(said('type = {Memo}', 'techreport'), { genre: 'Memo' });
    assert.deepEqual(said('', 'thesis'), {});
  });
});

describe('the variables of an item', () => {
  const written = (item: Partial<CslItem>, dialect: 'bibtex' | 'biblatex') =>
    draftOfRecord({ id: 'k', type: 'article-journal', ...item }, 'k', dialect)
      .fields.map(({ name, value }) => `${name}=${value}`)
      .join(' ');

  it('are fields by other names', () => {
    const fields: Readonly<Record<string, string>> = {
      ...{ 'container-title-short': 'shortjournal', journalAbbreviation: 'shortjournal', 'collection-title': 'series', volume: 'volume' },
      ...{ edition: 'edition', 'chapter-number': 'chapter', publisher: 'publisher', 'event-title': 'eventtitle', event: 'eventtitle' },
      ...{ 'event-place': 'venue', 'number-of-volumes': 'volumes', 'number-of-pages': 'pagetotal', version: 'version', status: 'pubstate' },
      ...{ 'original-publisher': 'origpublisher', 'original-publisher-place': 'origlocation', 'call-number': 'library', note: 'note' },
      ...{ abstract: 'abstract', keyword: 'keywords', ISBN: 'isbn', ISSN: 'issn', PMID: 'pmid', PMCID: 'pmcid', page: 'pages' },
      ...{ issue: 'number', number: 'number', 'collection-number': 'number', genre: 'type', title: 'title', 'title-short': 'shorttitle' },
      ...{ 'original-title': 'origtitle', 'volume-title': 'issuetitle', DOI: 'doi', URL: 'url', language: 'langid' },
    };
    for (const [variable, field] of Object.entries(fields))
      for (const dialect of ['bibtex', 'biblatex'] as const) assert.equal(written({ [variable]: 'it' }, dialect), `${field}=it`, variable);
    for (const [variable, names] of Object.entries({
      'publisher-place': ['address', 'location'],
      annote: ['annote', 'annotation'],
      'container-title': ['journal', 'journaltitle'],
    }))
      assert.deepEqual(
        [written({ [variable]: 'x' }, 'bibtex'), written({ [variable]: 'x' }, 'biblatex')],
        names.map((name) => `${name}=x`),
      );
    assert.equal(written({ jurisdiction: 'x' }, 'biblatex'), '');
    assert.equal(written({ type: 'patent', jurisdiction: 'x' }, 'biblatex'), 'location=x');
    const dates = { 'event-date': 'eventdate', 'original-date': 'origdate', accessed: 'urldate' };
    for (const [variable, field] of Object.entries(dates))
      assert.equal(written({ [variable]: { 'date-parts': [[2020, 5]] } }, 'biblatex'), `${field}=2020-05`, variable);
    const names = { author: 'author', editor: 'editor', translator: 'translator', 'container-author': 'bookauthor' };
    for (const [variable, field] of Object.entries(names))
      assert.equal(written({ [variable]: [{ family: 'Orr', given: 'A.' }] }, 'biblatex'), `${field}=Orr, A.`, variable);
  });

  it('are who published it by the kind of work', () => {
    const all: Readonly<Record<string, readonly [bibtex: string, biblatex: string]>> = {
      book: ['publisher', 'publisher'],
      thesis: ['school', 'institution'],
      report: ['institution', 'institution'],
      webpage: ['howpublished', 'organization'],
      document: ['howpublished', 'howpublished'],
      pamphlet: ['howpublished', 'howpublished'],
      manuscript: ['howpublished', 'howpublished'],
    };
    for (const [type, [bibtex, biblatex]] of Object.entries(all)) {
      const genre = type === 'thesis' ? { genre: 'PhD thesis' } : {};
      assert.equal(written({ type, publisher: 'P', ...genre }, 'bibtex'), `${bibtex}=P`, type);
      assert.equal(written({ type, publisher: 'P', ...genre }, 'biblatex'), `${biblatex}=P`, type);
    }
  });

  it('are the number of an issue first in journals, of a series in books', () => {
    const numbers = { issue: '1', number: '2', 'collection-number': '3' };
    assert.equal(written(numbers, 'biblatex'), 'number=1');
    assert.equal(written({ type: 'book', ...numbers }, 'biblatex'), 'number=3');
    assert.equal(written({ type: 'book', issue: '1', number: '2' }, 'biblatex'), 'number=2');
    assert.equal(written({ type: 'article-magazine', number: '2', 'collection-number': '3' }, 'bibtex'), 'number=2');
  });

  it('are the kind of a thesis where its type does not say it', () => {
    assert.equal(written({ type: 'thesis' }, 'bibtex'), 'type=Thesis');
    assert.equal(written({ type: 'thesis' }, 'biblatex'), '');
    assert.equal(written({ type: 'thesis', genre: 'Habilitation' }, 'bibtex'), 'type=Habilitation');
    assert.equal(written({ type: 'thesis', genre: 'Habilitation' }, 'biblatex'), 'type=Habilitation');
    for (const genre of ['PhD thesis', 'Master’s thesis', "Master's thesis"])
      assert.equal(written({ type: 'thesis', genre }, 'bibtex'), '', genre);
    assert.equal(written({ type: 'thesis', genre: 'Doctoral thesis' }, 'bibtex'), 'type=Doctoral thesis');
  });

  it('are the eprint of arXiv, which then is neither publisher nor number', () => {
    const arxiv = { type: 'article', number: 'arXiv:2001.00001', publisher: 'arXiv' };
    assert.equal(written(arxiv, 'bibtex'), 'eprint=2001.00001 archivePrefix=arXiv');
    assert.equal(written(arxiv, 'biblatex'), 'eprint=2001.00001 eprinttype=arxiv');
    assert.equal(written({ ...arxiv, archive_collection: 'cs.LG' }, 'bibtex'), 'eprint=2001.00001 archivePrefix=arXiv primaryClass=cs.LG');
    assert.equal(written({ ...arxiv, archive_collection: 'cs LG' }, 'biblatex'), 'eprint=2001.00001 eprinttype=arxiv');
    assert.equal(written({ ...arxiv, archive_collection: 'cs.LG' }, 'biblatex'), 'eprint=2001.00001 eprinttype=arxiv eprintclass=cs.LG');
    assert.equal(written({ ...arxiv, type: 'report' }, 'biblatex'), 'number=arXiv:2001.00001 eprint=2001.00001 eprinttype=arxiv');
    assert.equal(written({ archive: 'ArXiv', archive_location: '2001.00001' }, 'biblatex'), 'eprint=2001.00001 eprinttype=arxiv');
    assert.equal(written({ archive: 'Other', archive_location: '2001.00001' }, 'biblatex'), '');
    assert.equal(
      written({ DOI: '10.48550/arXiv.2001.00001' }, 'biblatex'),
      'eprint=2001.00001 eprinttype=arxiv doi=10.48550/arXiv.2001.00001',
    );
    assert.equal(written({ type: 'article', number: '2001.00001' }, 'biblatex'), 'number=2001.00001');
  });

  it('are marked up as LaTeX, and capitals of a title are kept where no markup is', () => {
    const title = (text: string): string => written({ title: text }, 'biblatex').replace('title=', '');
    assert.equal(
      title('<i>a</i> <em>b</em> <b>c</b> <strong>d</strong> <sup>e</sup><sub>f</sub> <sc>g</sc> <span class="nocase">h</span>'),
      '\\emph{a} \\emph{b} \\textbf{c} \\textbf{d} \\textsuperscript{e}\\textsubscript{f} \\textsc{g} {h}',
    );
    assert.equal(title('The LoRA of <i>LoRA</i> and x</i> <i>y'), 'The {LoRA} of \\emph{LoRA} and x \\emph{y}');
    assert.equal(title('a <u>b</u>'), 'a $<$u$>$b$<$/u$>$');
    assert.equal(written({ note: 'The LoRA of <i>x</i>' }, 'biblatex'), 'note=The LoRA of \\emph{x}');
    assert.equal(written({ URL: 'https://a.org/b c{d}\\e"f' }, 'biblatex'), 'url=https://a.org/b%20c%7Bd%7D%5Ce%22f');
    assert.equal(written({ page: '1–2, 5 - 7' }, 'biblatex'), 'pages=1--2, 5--7');
  });

  it('are names as BibTeX reads them', () => {
    const names = (...author: object[]): string => written({ author } as Partial<CslItem>, 'biblatex').replace('author=', '');
    assert.equal(names({ family: 'Orr', given: 'A.', suffix: 'Jr.' }), 'Orr, Jr., A.');
    assert.equal(names({ family: 'Orr', suffix: 'Jr.' }), 'Orr, Jr., ');
    assert.equal(names({ family: 'Orr', 'dropping-particle': 'de', 'non-dropping-particle': 'la', given: 'A.' }), 'de la Orr, A.');
    assert.equal(names({ family: 'Orr and Co', given: 'A, B' }), '{Orr and Co}, {A, B}');
    assert.equal(names({ family: 'Orr Moor' }), '{Orr Moor}');
    assert.equal(names({ family: ' Orr ' }), 'Orr');
    assert.equal(names({ literal: 'The Lab' }, { given: 'Ada' }, { literal: '' }), '{The Lab} and {Ada}');
    assert.equal(names({ family: 'Orr' }, { literal: 'others' }), 'Orr and others');
    assert.equal(names({ literal: 'others' }), '{others}');
    assert.equal(names({ literal: 'others' }, { family: 'Orr' }), '{others} and Orr');
  });
});
