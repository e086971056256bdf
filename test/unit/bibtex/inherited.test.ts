import assert from 'node:assert/strict';
import { addressIn, plainAddress } from '../../../src/core/bibtex/meaning/addresses';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';

/** What an entry of a type has of a parent, besides `crossref`. */
function inherited(type: string, parentType: string, parent: string, own = ''): Readonly<Record<string, string>> {
  const { entries } = parseBibtex(`@${type}{c, crossref = {p}, ${own}}\n@${parentType}{p, ${parent}}\n`);
  const [child] = entries;
  assert.ok(child);
  return Object.fromEntries([...inheritance(entries)(child)].filter(([name]) => name !== 'crossref'));
}

describe('what a crossref inherits', () => {
  const parents = ['book', 'collection', 'proceedings', 'reference', 'mvbook', 'mvcollection', 'mvproceedings', 'periodical', 'misc'];
  const parts = ['inbook', 'bookinbook', 'suppbook', 'incollection', 'suppcollection', 'inproceedings', 'conference', 'inreference'];
  const prefix = (type: string, parentType: string): string => {
    if (parentType === 'periodical') return ['article', 'suppperiodical'].includes(type) ? 'journal' : '';
    if (parentType.startsWith('mv')) return 'main';
    return parts.includes(type) && parentType !== 'misc' ? 'book' : '';
  };
  for (const type of [...parts, 'article', 'suppperiodical', 'book', 'proceedings', 'online', 'misc'])
    it(`are a parent’s titles under the names that biblatex gives them for @${type}`, () => {
      for (const parentType of parents) {
        const before = prefix(type, parentType);
        const titles = { title: 'T', subtitle: 'S', titleaddon: 'A' };
        const expected = Object.fromEntries([
          ...Object.entries(titles).map(([name, value]) => [before + name, value]),
          ...(before === '' ? [['shorttitle', 'H']] : []),
          ['publisher', 'P'],
        ]);
        const parent = 'title = {T}, subtitle = {S}, titleaddon = {A}, shorttitle = {H}, publisher = {P}';
        assert.deepEqual(inherited(type, parentType, parent), expected, `of @${parentType}`);
      }
    });

  it('is the author of a book as that of the book alone, for parts of books', () => {
    for (const type of ['inbook', 'bookinbook', 'suppbook'])
      for (const parentType of ['book', 'mvbook']) {
        const { author, bookauthor } = inherited(type, parentType, 'author = {Orr}', 'author = {Ek}');
        assert.deepEqual([author, bookauthor], ['Ek', 'Orr'], `${type} of ${parentType}`);
      }
    for (const [type, parentType] of [
      ['incollection', 'book'],
      ['inbooklet', 'book'],
      ['inbook', 'collection'],
      ['inbook', 'bookinbook'],
    ] as const)
      assert.equal(inherited(type, parentType, 'author = {Orr}', 'author = {Ek}').bookauthor, undefined, `${type} of ${parentType}`);
    assert.equal(inherited('inbook', 'book', 'author = {Orr}', 'bookauthor = {Own}').bookauthor, 'Own');
    assert.equal(inherited('inbook', 'book', 'editor = {Orr}').bookauthor, undefined);
  });

  it('leaves what the entry says as it is', () => {
    assert.equal(inherited('misc', 'misc', 'title = {T}', 'note = {x  and  y and}').note, 'x  and  y and');
  });

  it('is neither what belongs to the parent alone, nor what the entry has itself, nor a second date', () => {
    const alone =
      'ids crossref xref entryset entrysubtype execute label options presort related shorthand sortkey key xdata abstract keywords file annotation annote doi eprint url';
    for (const name of alone.split(' ')) assert.deepEqual(inherited('inbook', 'book', `${name} = {x}, note = {n}`), { note: 'n' }, name);
    assert.deepEqual(inherited('inbook', 'book', 'note = {theirs}, series = {S}', 'note = {own}'), { note: 'own', series: 'S' });
    assert.deepEqual(inherited('inbook', 'book', 'year = {1999}', 'date = {2020}'), { date: '2020' });
    assert.deepEqual(inherited('inbook', 'book', 'date = {1999}', 'year = {2020}'), { year: '2020' });
    assert.deepEqual(inherited('inbook', 'book', 'date = {1999}, month = {5}', 'pages = {1}'), { pages: '1', date: '1999', month: '5' });
  });
});

describe('inheritance of entries', () => {
  const valuesOf = (bib: string): ReadonlyMap<string, string> => {
    const { entries } = parseBibtex(bib);
    const [first] = entries;
    assert.ok(first !== undefined);
    return inheritance(entries)(first);
  };

  it('takes year and date as one field', () => {
    const values = valuesOf('@incollection{a, title={A}, year=2004, crossref={b}} @collection{b, title={B}, date={2001-05}}');
    assert.deepEqual([values.get('year'), values.has('date')], ['2004', false]);
    const shared = valuesOf('@misc{a, year=2004, xdata={b}} @xdata{b, date={2001-05}, note={n}}');
    assert.deepEqual([shared.get('year'), shared.has('date'), shared.get('note')], ['2004', false, 'n']);
  });

  it('is from no entry where a field names none', () => {
    for (const field of ['crossref={ }', 'crossref={}', 'xdata={}', 'xdata={,}'])
      assert.equal(valuesOf(`@misc{a, ${field}} @misc{, note={n}}`).has('note'), false, field);
  });

  it('puts in single items of shared data', () => {
    const values = valuesOf(
      '@book{a, author={xdata=s-author-2 and Roe, Jo}, publisher={xdata=s-publisher}} @xdata{s, author={Ash, B and Yew, C}, publisher={House}}',
    );
    assert.deepEqual([values.get('author'), values.get('publisher')], ['Yew, C and Roe, Jo', 'House']);
    const names = Array.from({ length: 12 }, (_, i) => `Ash, ${i + 1}`).join(' and ');
    const items = 'xdata=staff-author-12 and see xdata=staff-author and xdata=staff-author x and xdata=staff-author-13';
    assert.equal(
      valuesOf(`@book{a, author={${items}}} @xdata{staff, author={${names}}}`).get('author'),
      'Ash, 12 and see xdata=staff-author and xdata=staff-author x and xdata=staff-author-13',
    );
    assert.equal(valuesOf('@xdata{s, author={xdata=s-author and Ash, B}}').get('author'), 'xdata=s-author and Ash, B');
  });

  it('ends soon where shared data name each other', () => {
    const all = Array.from({ length: 40 }, (_, i) => `x${i}`);
    const bib = all.map((key) => `@xdata{${key}, xdata={${all.join(',')}}, note${key}={1}}`).join('\n');
    assert.equal(valuesOf(`@misc{m, xdata={x0}} ${bib}`).has('notex39'), true);
  });
});

describe('an address as it is without LaTeX', () => {
  const raw = String.raw;
  const addresses: Readonly<Record<string, string>> = {
    ' a b ': 'a b',
    [raw`\url{http://a.org/x_y}`]: 'http://a.org/x_y',
    [raw`\href{http://a.org/x}{text}`]: 'http://a.org/x',
    [raw` \href {http://a.org/x} {text}`]: 'http://a.org/x',
    [raw`see \href{http://a.org/x}{text} and \url{b}`]: 'see http://a.org/x',
    [raw`\nolinkurl{a\_b\%20\&c\#d\$e\~f\.g\:h\{i\}}`]: 'a_b%20&c#d$e~f.g:hi',
    [raw`a/\~{}me/\^{}x`]: 'a/~me/^x',
    [raw`a/$\sim$me`]: 'a/~me',
    [raw`a/$ { \sim } $me`]: 'a/~me',
    ['a$<$b$>$c$_$d$~$e$^$f']: 'a<b>c_d~e^f',
    [raw`a$\_$b$\~$c`]: 'a_b~c',
    [raw`a\textless b\textgreater{}c\lt{}d\gt e`]: 'a<b>c<d>e',
    [raw`{\textunderscore}\textasciitilde{}\urltilde{}\sim\textasciicircum{}`]: '_~~~^',
    [raw`\textbackslash{}\textbar{}\textendash{}\textquotesingle{}\slash{}\textdollar{}\colon{}`]: raw`\|–'/$:`,
    [raw`\path{a}\texttt{b}\doi{c}\ensuremath{d}\string e\protect f\relax g\allowbreak{}h`]: 'abcdefgh',
    [raw`a\penalty 0b\linebreak{}c\discretionary{}{}{}d\hskip e\break f`]: 'a0bcdef',
    [raw`a\-b\/c`]: 'ab/c',
    [raw`a\unknown{b}`]: raw`a\unknownb`,
    '{10.1000/A}': '10.1000/A',
  };
  for (const [written, plain] of Object.entries(addresses)) it(written, () => assert.equal(plainAddress(written), plain));

  it('is the first of a field, whole where it is alone', () => {
    for (const whole of ['http://one.org/a"b<c>', 'FTP://one.org/a', 'https://one.org/a,b;c', 'HTTP://one.org/a(b)'])
      assert.equal(addressIn(whole), whole);
    assert.deepEqual(
      [
        'see http://one.org/a, b',
        'see http://one.org/a,; b',
        'see http://one.org/a,b, c',
        'see http://one.org/l’a',
        'see http://one.org/a)b',
        'http://one.org/a b',
        '<http://one.org/a>',
        'one.org/a',
        'one.org',
        'www.one',
        'one.orgx/a',
        'a..org/x',
      ].map(addressIn),
      [
        ...['http://one.org/a', 'http://one.org/a', 'http://one.org/a,b', 'http://one.org/l’a', 'http://one.org/a)b'],
        ...['http://one.org/a', 'http://one.org/a', 'http://one.org/a', undefined, undefined, undefined, undefined],
      ],
    );
  });
});

describe('the name under which a work without authors is sorted', () => {
  const key = (title: string): string | undefined =>
    entryOfPaper({ id: 'title:x', title, authors: [], citationKey: 'x', sources: [] }).fields.find(({ name }) => name === 'key')?.value;
  const names: Readonly<Record<string, string>> = {
    'One: Two': 'One',
    'One? Two': 'One',
    'One! Two': 'One',
    'One:Two Three': 'OneTwo Three',
    'One Two Three Four Five': 'One Two Three Four',
    '“GPT-4,” a (C++) – Review': 'GPT-4 a C++ Review',
    'Été à Łódź': String.raw`{\'E}t{\'e} {\`a} {\L}{\'o}d{\'z}`,
  };
  for (const [title, name] of Object.entries(names)) it(`is ${name} for ${title}`, () => assert.equal(key(title), name));
});

describe('an address without a scheme', () => {
  for (const [text, address] of [
    ['www.a.org', 'http://www.a.org'],
    ['www.a.org/b?c', 'http://www.a.org/b?c'],
    ['a.org/b', 'http://a.org/b'],
    ['a.co/b', 'http://a.co/b'],
    ['www.a.org x', undefined],
    ['a.org/b c', undefined],
    ['a.org', undefined],
    ['a.orgx/b', undefined],
    ['a..org/b', undefined],
    ['www.a', undefined],
    ['www.a./b', undefined],
    ['see www.a.org', undefined],
    ['my-www.a.org', undefined],
    ['10.1234/b', undefined],
  ] as const)
    it(`is ${address ?? 'none'} in ${text}`, () => assert.equal(addressIn(text), address));
});
