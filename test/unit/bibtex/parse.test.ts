import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';

/** Entries as `type key name=value …`, problems as `line code`. */
function check(text: string, entries: readonly string[], problems: readonly string[] = []): void {
  const parsed = parseBibtex(text, 'refs.bib');
  const shown = parsed.entries.map((entry) =>
    [entry.type, entry.key, ...entry.fields.map((field) => `${field.name}=${field.value}`)].join(' | '),
  );
  assert.deepEqual(shown, entries);
  assert.deepEqual(
    parsed.problems.map((problem) => `${problem.line} ${problem.code}`),
    problems,
  );
}

describe('reading .bib files as BibTeX does', () => {
  it('reads braces, quotation marks and numbers', () => {
    check('@article{a, title = {A {B} c}, note = "say {"}x{"}", year = 2020}', [
      'article | a | title=A {B} c | note=say {"}x{"} | year=2020',
    ]);
  });

  it('folds the case of types and field names, not of keys', () => {
    check('@ARTICLE{Key2020, Title={x}}', ['article | Key2020 | title=x']);
  });

  it('reads bodies in parentheses', () => {
    check('@book(p, title = {a)b}, note = "c)d")', ['book | p | title=a)b | note=c)d']);
  });

  it('joins strings with #, months among them', () => {
    check('@string{v = "Vol. "}\n@article{a, note = v # 3 # { x}, month = 10 # "~" # oct}', [
      'article | a | note=Vol. 3 x | month=10~October',
    ]);
  });

  it('takes a string as it is at the entry, whatever comes later', () => {
    check('@string{s = {old}}\n@misc{a, note = s}\n@string{S = {new}}\n@misc{b, note = s}', ['misc | a | note=old', 'misc | b | note=new']);
  });

  it('lets an undefined string stand for its name and reports it', () => {
    check('@misc{a,\n note = nowhere}', ['misc | a | note=nowhere'], ['2 undefined-string']);
  });

  it('skips text between entries, preambles and e-mail addresses', () => {
    check('me@uni.edu{x} text\n@preamble{"\\newcommand{\\x}{y}" # "z"}\n@misc{a, note={n}} more @ text', ['misc | a | note=n']);
  });

  it('reads an entry inside @comment, which comments out nothing', () => {
    check('@comment{ @misc{a, note={n}} }', ['misc | a | note=n']);
    check('@comment{jabref-meta: databaseType:bibtex;}', []);
  });

  it('leaves out an entry of which each line is commented with a percent sign', () => {
    check('% @misc{a,\n%  note={n}\n% }\n@misc{b, note={m}}', ['misc | b | note=m']);
  });

  it('counts braces after a backslash, as BibTeX does', () => {
    check('@misc{a, note = {x \\{ y}}, title={t}}', ['misc | a | note=x \\{ y} | title=t']);
  });

  it('keeps the first of a field given twice and reports the second', () => {
    check('@misc{a,\n title={first},\n TITLE={second}\n}', ['misc | a | title=first'], ['3 duplicate-field']);
  });

  it('keeps keys with unusual characters', () => {
    for (const key of ['DBLP:conf/nips/X17', 'müller_2020', 'a+b', "o'brien", 'a.b-c;d', '10.1000/182', '*x'])
      check(`@misc{${key}, note={n}}`, [`misc | ${key} | note=n`]);
  });

  it('reads files with a byte order mark, CRLF or lone CR', () => {
    check('\uFEFF@misc{a,\r\n note = {x},\r\n}\r\n@misc{b,\r\n note=}\r\n', ['misc | a | note=x', 'misc | b'], ['5 missing-value']);
    check('@misc{a,\r note = {x}\r}\r@misc{b,\r note=}', ['misc | a | note=x', 'misc | b'], ['5 missing-value']);
  });

  it('takes blanks anywhere between tokens', () => {
    check('@ misc\n { a ,\n note\n =\n {x}\n # {y} , }', ['misc | a | note=xy']);
  });
});

describe('places in the text', () => {
  it('are exact for entry, key, field and value', () => {
    const text = 'x\r\n@article{key,\r\n  Title = "a {b}" # jan,\r\n}\r\nz';
    const [entry] = parseBibtex(text).entries;
    assert.ok(entry);
    const [field] = entry.fields;
    assert.ok(field);
    const cut = (offset: number, length: number): string => text.slice(offset, offset + length);
    assert.equal(cut(entry.offset, entry.length), '@article{key,\r\n  Title = "a {b}" # jan,\r\n}');
    assert.equal(cut(entry.keyOffset, entry.key.length), 'key');
    assert.equal(cut(field.offset, field.length), 'Title = "a {b}" # jan');
    assert.equal(cut(field.valueOffset, field.valueLength), '"a {b}" # jan');
    assert.equal(entry.line, 2);
  });
});

describe('damaged entries that can be mended', () => {
  it('are kept with one problem', () => {
    check('@misc{a,\n title = {x}\n year = 2020\n}', ['misc | a | title=x | year=2020'], ['2 missing-comma']);
    check('@misc{a,\n title = Some words here,\n year = 2020\n}', ['misc | a | title=Some words here | year=2020'], ['2 unquoted-value']);
    check('@misc{a, pages = 12-15}', ['misc | a | pages=12-15'], ['1 unquoted-value']);
    check('@misc{a\n title = {x}}', ['misc | a | title=x'], ['1 missing-comma-after-key']);
    check('@misc{two words, title = {x}}', ['misc | two words | title=x'], ['1 space-in-key']);
    check('@misc{, title = {x}}', ['misc |  | title=x'], ['1 empty-key']);
    check('@misc{title = {x}}', ['misc |  | title=x'], ['1 empty-key']);
    check('@misc{a,\n % no comment\n title = {x}}', ['misc | a | title=x'], ['2 comment-in-entry']);
    check('@misc{a, title = {x}},\n year = 2020\n}', ['misc | a | title=x'], ['1 closed-early']);
    check('@misc{a, {stray} title = {x}}', ['misc | a | title=x'], ['1 stray-text']);
  });
});

describe('broken entries', () => {
  const good = '@misc{good, note={n}}\n';

  it('cost only themselves and give one problem on their line', () => {
    const broken = [
      '@article{bad,\n title = {never closed,\n year = 2020\n}\n',
      '@article{bad,\n title = {never {{closed,\n year = 2020\n}\n',
      '@article{bad,\n title = "never closed,\n year = 2020\n}\n',
      '@article{bad,\n title = {x},\n year = 2020\n',
      '@article{bad,\n title = {x\n',
      '@article{bad,\n',
      '@article{bad\n',
      '@article{\n',
      '@article(bad,\n title = {x}\n',
      '@string{bad = {x\n',
      '@preamble{"x\n',
    ];
    for (const one of broken) {
      check(
        good + one + good.replaceAll('good', 'after') + good.replaceAll('good', 'last'),
        ['misc | good | note=n', 'misc | after | note=n', 'misc | last | note=n'],
        ['2 unterminated-entry'],
      );
      check(good + one, ['misc | good | note=n'], ['2 unterminated-entry']);
    }
  });

  it('are reported with what is open and where', () => {
    const message = (text: string): string | undefined => parseBibtex(text).problems[0]?.message;
    assert.equal(
      message('\n@article{smith2020,\n title = {x'),
      'The entry “smith2020” is not closed: a brace opened in line 3 is never closed.',
    );
    assert.equal(
      message('@article{smith2020,\n title = "x'),
      'The entry “smith2020” is not closed: a quotation mark opened in line 2 is never closed.',
    );
    assert.equal(
      message('@article(smith2020,\n title = {x}'),
      'The entry “smith2020” is not closed: a parenthesis opened in line 1 is never closed.',
    );
  });

  it('do not spoil a thousand others', () => {
    const entries = Array.from({ length: 1001 }, (_, i) => (i === 500 ? '@misc{bad, title = {x' : `@misc{k${i}, title = {x}}`));
    const parsed = parseBibtex(entries.join('\n\n'));
    assert.equal(parsed.entries.length, 1000);
    assert.deepEqual(
      parsed.problems.map((problem) => problem.line),
      [1001],
    );
  });

  it('are not seen in a value that quotes an entry', () => {
    check('@misc{a,\n note = {Cite as\n@misc{b, title={x}}\n please},\n year = 2020}', [
      'misc | a | note=Cite as\n@misc{b, title={x}}\n please | year=2020',
    ]);
  });
});

describe('hostile input', () => {
  it('is read to its end without a throw', () => {
    const many = (text: string, times: number): string => text.repeat(times);
    const hostile = [
      '{',
      '@',
      '@a{',
      '\n@a{',
      '@a{k,',
      '\n@a{k,t={',
      '\n @a{k,t="',
      '%@a{x,\n',
      '@a{k,t={"',
      '@string{a=a#a}',
      'a#',
      '\\',
      '"',
      '@a{k,x=y ',
      '@(',
      '\u0000',
      '\uD800',
    ];
    for (const one of hostile) {
      const text = many(one, 100_000);
      const { entries } = parseBibtex(text);
      for (const { offset, length, fields } of entries.slice(0, 10)) {
        assert.ok(offset + length <= text.length);
        for (const field of fields) assert.ok(field.offset > offset && field.offset + field.length <= offset + length);
      }
    }
  });

  it('cannot blow a string up without bound', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`).join('\n');
    const { entries } = parseBibtex(`@string{s0 = "ten chars."}\n${doubling}\n@misc{a, note = s60}`);
    assert.equal(entries[0]?.fields[0]?.value.length, 200_000);
  });

  it('of 100 MB costs one entry for a broken one in its middle', function () {
    this.timeout(60_000);
    const entry = (at: number): string =>
      `@article{key${at},\n  title = {The {T}itle of ${at}},\n  abstract = {${'word '.repeat(180)}},\n  year = 2020,\n}\n\n`;
    const half = Array.from({ length: 51_000 }, (_, at) => entry(at)).join('');
    const text = `${half}@misc{broken,\n  title = {never closed,\n}\n\n${half.replaceAll('{key', '{other')}`;
    assert.ok(text.length > 95 * 2 ** 20, `${text.length}`);
    const { entries, problems } = parseBibtex(text);
    assert.equal(entries.length, 102_000);
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [['unterminated-entry', 51_000 * 6 + 1]],
    );
    const last = entries.at(-1);
    assert.deepEqual([last?.key, last?.fields[2]?.value], ['other50999', '2020']);
  });
});
