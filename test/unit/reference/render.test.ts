import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/corpus/paper';
import { type CslItem, setMembers } from '../../../src/core/record/cslItem';
import { plainDocument } from '../../../src/core/reference/plainReference';
import { rendererSteps } from '../../../src/core/reference/render';
import { toText } from '../../../src/core/reference/richText';
import { bundledStyles, type StyleSource } from '../../../src/core/reference/styles';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { bundledRenderer, createRenderer, localeText, styleSource } from '../../fixtures/renderers';

const paper = (key: string): Paper => {
  const found = bundledCorpus().find(({ citationKey }) => citationKey === key);
  assert.ok(found, key);
  return found;
};

const hostile: CslItem = {
  id: 'h',
  type: 'article',
  title: '<img src=x onerror=alert(1)> & *stars* [link](command:evil) `code` $x$',
  author: [{ family: '<script>alert(1)</script>', given: 'A' }],
  URL: 'https://x.org/"onmouseover="alert(1)',
  DOI: 'javascript:alert(1)',
};

describe('rendering one reference', () => {
  const published: readonly (readonly [string, string, string])[] = [
    [
      'apa',
      'dettmers2023qlora',
      'Dettmers, T., Pagnoni, A., Holtzman, A., & Zettlemoyer, L. (2023). QLoRA: Efficient finetuning of quantized LLMs. Advances in Neural Information Processing Systems. https://arxiv.org/abs/2305.14314',
    ],
    [
      'ieee',
      'dettmers2023qlora',
      'T. Dettmers, A. Pagnoni, A. Holtzman, and L. Zettlemoyer, “QLoRA: Efficient finetuning of quantized LLMs,” in Advances in Neural Information Processing Systems, 2023. [Online]. Available: https://arxiv.org/abs/2305.14314',
    ],
    [
      'vancouver',
      'dettmers2023qlora',
      'Dettmers T, Pagnoni A, Holtzman A, Zettlemoyer L. QLoRA: Efficient finetuning of quantized LLMs. In: Advances in Neural Information Processing Systems [Internet]. 2023. Available from: https://arxiv.org/abs/2305.14314',
    ],
    [
      'chicago-author-date',
      'dettmers2023qlora',
      'Dettmers, Tim, Artidoro Pagnoni, Ari Holtzman, and Luke Zettlemoyer. 2023. “QLoRA: Efficient Finetuning of Quantized LLMs.” In Advances in Neural Information Processing Systems. https://arxiv.org/abs/2305.14314.',
    ],
    [
      'association-for-computing-machinery',
      'dettmers2023qlora',
      'Tim Dettmers, Artidoro Pagnoni, Ari Holtzman, and Luke Zettlemoyer. 2023. QLoRA: Efficient finetuning of quantized LLMs. In Advances in Neural Information Processing Systems. Retrieved from https://arxiv.org/abs/2305.14314',
    ],
    [
      'apa',
      'behrouz2024titans',
      'Behrouz, A., Zhong, P., & Mirrokni, V. S. (2024). Titans: Learning to memorize at test time (arXiv:2501.00663). arXiv. https://arxiv.org/abs/2501.00663',
    ],
    [
      'chicago-author-date',
      'behrouz2024titans',
      'Behrouz, Ali, Peilin Zhong, and Vahab S. Mirrokni. 2024. “Titans: Learning to Memorize at Test Time.” arXiv. https://arxiv.org/abs/2501.00663.',
    ],
  ];
  for (const [style, key, expected] of published) {
    it(`writes ${key} in ${style}`, () => {
      assert.equal(bundledRenderer(style).reference(paper(key), 'text'), expected);
    });
  }

  it('puts the title first where no author is known', () => {
    const item: CslItem = { id: 'a', type: 'article', title: 'A title', issued: { 'date-parts': [[2024]] } };
    assert.equal(bundledRenderer('apa').reference(item, 'text'), 'A title. (2024).');
    assert.equal(bundledRenderer('ieee').reference(item, 'text'), '“A title.” 2024.');
  });

  it('gives papers of the corpus references that hold title and year, in every style', () => {
    const papers = bundledCorpus().filter((_, i) => i % 5 === 0);
    const words = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    for (const { id } of bundledStyles) {
      const references = bundledRenderer(id).bibliography(papers);
      const byKey = new Map(references.map((reference) => [reference.id, toText(reference.body)]));
      for (const one of papers) {
        const text = byKey.get(one.citationKey) ?? '';
        assert.ok(words(text).includes(words(one.title)), `${id}: ${text}`);
        assert.ok(text.includes(String(one.venue?.year ?? one.date?.slice(0, 4) ?? '')), `${id}: ${text}`);
      }
    }
  });

  it('links addresses and sets italics in HTML', () => {
    assert.equal(
      bundledRenderer('apa').reference(paper('behrouz2024titans'), 'html'),
      'Behrouz, A., Zhong, P., &amp; Mirrokni, V. S. (2024). <em>Titans: Learning to memorize at test time</em> (arXiv:2501.00663). arXiv. ' +
        '<a href="https://arxiv.org/abs/2501.00663">https://arxiv.org/abs/2501.00663</a>',
    );
  });

  it('links addresses and sets italics in Markdown', () => {
    assert.equal(
      bundledRenderer('apa').reference(paper('behrouz2024titans'), 'markdown'),
      'Behrouz, A., Zhong, P., \\& Mirrokni, V. S. (2024). *Titans: Learning to memorize at test time* (arXiv:2501.00663). arXiv. ' +
        '[https\\://arxiv.org/abs/2501.00663](https://arxiv.org/abs/2501.00663)',
    );
  });

  it('lets no markup of an item through into HTML', () => {
    for (const { id } of bundledStyles) {
      const html = bundledRenderer(id).reference(hostile, 'html');
      assert.doesNotMatch(html, /<(?!\/?(?:em|strong|sup|sub|u|a|span)\b)/);
      assert.doesNotMatch(html, /href="(?!https?:)/);
      assert.doesNotMatch(html.replace(/<a href="[^"]*">/g, ''), /<a/);
    }
  });

  it('escapes what would be markup in Markdown', () => {
    const markdown = bundledRenderer('apa').reference(hostile, 'markdown');
    for (const part of ['&#60;img', '\\*stars\\*', '&#91;link&#93;', '&#96;code&#96;', '\\$x\\$'])
      assert.ok(markdown.includes(part), `${part} in ${markdown}`);
  });

  it('writes a reference as text, HTML and Markdown', () => {
    const written = (['text', 'html', 'markdown'] as const).map((format) =>
      bundledRenderer('apa').reference({ id: 'b', type: 'book', title: 'B' }, format),
    );
    assert.deepEqual(written, ['B. (n.d.).', '<em>B</em>. (n.d.).', '*B*. (n.d.).']);
  });

  it('writes “and others” as its own style and language write further authors', () => {
    const names = [{ family: 'Orr', given: 'Ada' }, { family: 'Fenn', given: 'Bo' }, { literal: 'others' }];
    const written = (style: string, language: string) => {
      const item: CslItem = { id: 'a', type: 'book', title: 'T', author: names, issued: { 'date-parts': [[2024]] } };
      const renderer = bundledRenderer(style, language);
      return [renderer.reference(item, 'text'), renderer.citation({ cites: [{ id: 'a' }] }, [item], 'text')];
    };
    const chicago: Readonly<Record<string, string>> = {
      'de-DE': ' u. a.',
      'en-US': ' et al.',
      'es-ES': ' et al.',
      'fr-FR': ' et al.',
      'it-IT': ' et al.',
      'ja-JP': 'ほか',
      'nl-NL': ' e.a.',
      'pt-BR': ' et al.',
      'zh-CN': '等',
    };
    for (const [language, others] of Object.entries(chicago))
      assert.deepEqual(
        written('chicago-author-date', language).map((text) => text.replace('\u00a0', ' ')),
        [`Orr, Ada, Bo Fenn${others}${others.endsWith('.') ? '' : '.'} 2024. T.`, `(Orr, Fenn${others} 2024)`],
        language,
      );
    assert.deepEqual(written('apa', 'en-US'), ['Orr, A., Fenn, B. et al. (2024). T.', '(Orr et al., 2024)']);
    assert.deepEqual(written('ieee', 'en-US')[0], 'A. Orr, B. Fenn et al., T. 2024.');
    const alone: CslItem = { id: 'a', type: 'book', title: 'T', author: [{ literal: 'others' }] };
    assert.equal(bundledRenderer('apa').reference(alone, 'text'), 'others. (n.d.). T.');
  });

  it('never shows its mark for “and others”, whatever a style of the user’s own puts between names', () => {
    const author = [{ family: 'Orr', given: 'Ada' }, { literal: 'others' }];
    const written = (delimiter: string, and = '') => {
      const layout = `<layout><names variable="author"><name form="short"${and} delimiter="${delimiter}"/></names></layout>`;
      const text = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id></info><citation>${layout}</citation><bibliography>${layout}</bibliography></style>`;
      const { renderer } = createRenderer({
        style: { name: 'own', text },
        fallback: styleSource('apa'),
        locale: localeText(),
        language: 'en-US',
      });
      return renderer?.reference({ id: 'a', type: 'book', author }, 'text');
    };
    for (const delimiter of ['、', '，', '/', ';', ';', '; ', ', ', ' · ', ''])
      assert.match(written(delimiter) ?? '', /^Orr.{0,2} et al\.$/u, delimiter);
    assert.equal(written('、'), 'Orr et al.');
    assert.equal(written(', ', ' and="text"'), 'Orr et al.');
  });

  it('speaks the language of the locale', () => {
    const item: CslItem = {
      id: 'a',
      type: 'book',
      title: 'T',
      author: [{ family: 'A' }, { family: 'B' }],
      issued: { 'date-parts': [[2024]] },
    };
    assert.match(bundledRenderer('chicago-author-date', 'de-DE').reference(item, 'text'), /A,? und B/);
  });
});

describe('rendering citations', () => {
  const items: CslItem[] = [
    {
      id: 'a',
      type: 'article',
      title: 'One',
      author: [
        { family: 'Gu', given: 'Albert' },
        { family: 'Dao', given: 'Tri' },
      ],
      issued: { 'date-parts': [[2023]] },
    },
    {
      id: 'b',
      type: 'article',
      title: 'Two',
      author: [
        { family: 'Gu', given: 'Albert' },
        { family: 'Dao', given: 'Tri' },
      ],
      issued: { 'date-parts': [[2023]] },
    },
  ];

  it('tells works of one author and year apart in a document, and not outside of it', () => {
    const document = bundledRenderer('apa').document([{ cites: [{ id: 'b' }] }, { cites: [{ id: 'a' }], inText: true }], items);
    assert.deepEqual(document.citations.map(toText), ['(Gu & Dao, 2023b)', 'Gu & Dao (2023a)']);
    assert.equal(bundledRenderer('apa').citation({ cites: [{ id: 'b' }] }, [items[1] ?? items[0] ?? hostile], 'text'), '(Gu & Dao, 2023)');
  });

  it('numbers a list by the style: by first citation in IEEE, by name in ACM', () => {
    const clusters = [{ cites: [{ id: 'z' }] }, { cites: [{ id: 'a' }] }];
    const more: CslItem[] = [...items, { id: 'z', type: 'article', title: 'Z', author: [{ family: 'Zhu' }] }];
    const order = (style: string) =>
      bundledRenderer(style)
        .document(clusters, more)
        .references.map(({ id, label }) => `${toText(label)} ${id}`);
    assert.deepEqual(order('ieee'), ['[1] z', '[2] a']);
    assert.deepEqual(order('association-for-computing-machinery'), ['[1] a', '[2] z']);
  });

  it('leaves unknown ids out and lists uncited ones', () => {
    const document = bundledRenderer('apa').document([{ cites: [{ id: 'x' }] }], items, ['b', 'nowhere']);
    assert.deepEqual(document.citations, [[]]);
    assert.deepEqual(
      document.references.map(({ id }) => id),
      ['b'],
    );
  });

  it('forgets one document over the next', () => {
    const renderer = bundledRenderer('apa');
    const alone = () => renderer.document([{ cites: [{ id: 'a' }] }], [items[0] ?? hostile]);
    const before = alone();
    renderer.document([{ cites: [{ id: 'b' }, { id: 'a' }] }], items, ['a', 'b']);
    assert.deepEqual(alone(), before);
  });

  it('sees that an item has changed under its id', () => {
    const renderer = bundledRenderer('apa');
    const titled = (title: string): CslItem => ({ id: 'a', type: 'book', title });
    assert.equal(renderer.reference(titled('Old'), 'text'), 'Old. (n.d.).');
    assert.equal(renderer.reference(titled('New'), 'text'), 'New. (n.d.).');
  });
});

describe('styles that cannot be used', () => {
  const create = (style: StyleSource) => createRenderer({ style, fallback: styleSource('apa'), locale: localeText(), language: 'en-US' });
  const dependent = `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Nature X</title>
    <link href="http://www.zotero.org/styles/nature" rel="independent-parent"/></info></style>`;
  const loop = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>L</title></info>
    <macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>
    <citation><sort><key macro="a"/></sort><layout><text macro="a"/></layout></citation></style>`;
  const cases: readonly (readonly [string, string | undefined, string, RegExp])[] = [
    ['missing', undefined, 'missing-style', /cannot be read/],
    ['empty', '', 'broken-style', /not a CSL style/],
    ['a picture', '\u0089PNG\r\n\u001a', 'broken-style', /not a CSL style/],
    ['a web page', '<html><body>Not found</body></html>', 'broken-style', /not a CSL style/],
    ['cut off', (styleSource('ieee').text ?? '').slice(0, 9000), 'broken-style', /not a CSL style/],
    ['malformed', '<style class="in-text"><info></style>', 'broken-style', /malformed/],
    ['a dependent style', dependent, 'dependent-style', /only points to nature\. Name nature\.csl/],
    ['a style whose macros call each other', loop, 'broken-style', /cannot be used: its macro .* calls itself/],
  ];
  for (const [name, text, code, message] of cases) {
    it(`falls back and says so: ${name}`, () => {
      const { renderer, problems } = create({ name: 'my.csl', text });
      assert.equal(renderer?.style, 'apa');
      assert.deepEqual(
        problems.map((problem) => [problem.file, problem.code]),
        [['my.csl', code]],
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }

  it('uses a style that is none of the bundled ones', () => {
    const own = (styleSource('ieee').text ?? '').replace('<title>IEEE</title>', '<title>Mine</title>').replace('prefix="["', 'prefix="#"');
    const { renderer, problems } = create({ name: 'mine.csl', text: own });
    assert.deepEqual(problems, []);
    assert.equal(renderer?.style, 'mine.csl');
  });

  it('gives up without a throw where the fallback is broken too', () => {
    const { renderer, problems } = createRenderer({
      style: { name: 'a', text: undefined },
      fallback: { name: 'b', text: '<' },
      locale: '',
      language: 'en-US',
    });
    assert.equal(renderer, undefined);
    assert.deepEqual(
      problems.map(({ file }) => file),
      ['a', 'b'],
    );
  });

  it('is built in steps', () => {
    const steps = rendererSteps({ style: styleSource('apa'), fallback: styleSource('apa'), locale: localeText(), language: 'en-US' });
    let count = 0;
    while (steps.next().done !== true) count++;
    assert.ok(count >= 4, String(count));
  });
});

describe('items as libraries have them', () => {
  it('spoil only their own document where citeproc takes them for something else', () => {
    const renderer = bundledRenderer('apa');
    const whole = { id: 'whole', type: 'book', title: 'Tulips', author: [{ family: 'Gu', given: 'Al' }] };
    const before = renderer.reference({ ...whole }, 'text');
    const odd = { id: 'odd', type: 'article', title: {}, author: { 3: true }, issued: 'toString' };
    assert.equal(renderer.reference(odd as unknown as CslItem, 'text'), '(toString).');
    assert.equal(renderer.reference({ ...whole }, 'text'), before);
    assert.equal(renderer.citation({ cites: [{ id: 'whole' }] }, [whole], 'text'), '(Gu, n.d.)');
  });

  it('never throws, whatever is in an item, and lets no markup through', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('<b>x', '{:type: book}', '\u0000', '\uE000', '</x1>', '<x0>', '&#60;script&#62;'));
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.jsonValue(),
      fc.array(fc.record({ family: text, given: text, literal: text }, { requiredKeys: [] }), { maxLength: 3 }),
    );
    const field = fc.constantFrom(
      'title',
      'author',
      'editor',
      'issued',
      'accessed',
      'page',
      'volume',
      'note',
      'language',
      'DOI',
      'URL',
      'type',
      'container-title',
      'jurisdiction',
      'multi',
    );
    const date = fc.record({ 'date-parts': fc.jsonValue(), raw: text, literal: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.dictionary(field, fc.oneof(value, date), { maxKeys: 8 }),
        fc.constantFrom('apa', 'ieee', 'chicago-author-date'),
        (fields, style) => {
          const item: CslItem = { type: 'article', ...fields, id: 'k' };
          const html = bundledRenderer(style).reference(item, 'html');
          assert.doesNotMatch(html, /<(?!\/?(?:em|strong|sup|sub|u|a|span)[\s>])/);
          bundledRenderer(style).citation({ cites: [{ id: 'k', prefix: '<i', suffix: '</x1>' }], inText: true }, [item], 'markdown');
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('the reference of a set', () => {
  const member = (id: string, family: string): CslItem => ({
    id,
    type: 'book',
    title: `On ${id}`,
    author: [{ family }],
    issued: { 'date-parts': [[1999]] },
  });
  const members = [member('oaks', 'Orr'), member('elms', 'Poe'), member('box', 'Roe')];
  const set = (of: readonly CslItem[]): CslItem => ({ ...member('oaks', 'Orr'), id: 'trees', [setMembers]: of });

  it('has all its members, parted by semicolons, in one line under one number', () => {
    const renderer = bundledRenderer('ieee');
    assert.equal(renderer.reference(set(members), 'text'), 'Orr, On oaks. 1999; Poe, On elms. 1999; Roe, On box. 1999.');
    const { citations, references } = renderer.document(
      [{ cites: [{ id: 'ash' }] }, { cites: [{ id: 'trees' }] }, { cites: [{ id: 'yew' }] }],
      [member('yew', 'Doe'), set(members), member('ash', 'Foe')],
    );
    assert.deepEqual(citations.map(toText), ['[1]', '[2]', '[3]']);
    assert.deepEqual(
      references.map(({ id, label, body }) => [id, toText(label), toText(body)]),
      [
        ['ash', '[1]', 'Foe, On ash. 1999.'],
        ['trees', '[2]', 'Orr, On oaks. 1999; Poe, On elms. 1999; Roe, On box. 1999.'],
        ['yew', '[3]', 'Doe, On yew. 1999.'],
      ],
    );
  });

  it('is cited as its first member', () => {
    assert.equal(bundledRenderer('apa').citation({ cites: [{ id: 'trees' }] }, [set(members)], 'text'), '(Orr, 1999)');
  });

  it('of one member is that member’s', () => {
    assert.equal(bundledRenderer('ieee').reference(set(members.slice(0, 1)), 'text'), 'Orr, On oaks. 1999.');
  });

  it('is made in italics and links as its members are', () => {
    const linked = set(members.map((one) => ({ ...one, URL: `https://x.org/${one.id}` })));
    assert.equal(
      bundledRenderer('apa').reference(linked, 'html'),
      ['oaks', 'elms', 'box']
        .map((id, at) => `${['Orr', 'Poe', 'Roe'][at]}. (1999). <em>On ${id}</em>. <a href="https://x.org/${id}">https://x.org/${id}</a>`)
        .join('; '),
    );
  });

  it('has them too where the style fails', () => {
    const { references } = plainDocument([], [set(members)], ['trees']);
    assert.equal(toText(references[0]?.body ?? []), 'Orr (1999). On oaks; Poe (1999). On elms; Roe (1999). On box.');
  });

  it('can’t be made by a file of CSL-JSON', () => {
    const forged: CslItem = { ...member('oaks', 'Orr'), members, 'members of a set': members };
    assert.equal(bundledRenderer('ieee').reference(forged, 'text'), 'Orr, On oaks. 1999.');
  });
});
