import { citationKey } from '../../../src/core/corpus/key/citationKey';
import type { Paper } from '../../../src/core/corpus/paper';
import { printEntry } from '../../../src/core/hayagriva/printYaml';
import { workOfRecord } from '../../../src/core/hayagriva/recordWork';
import { yamlStyleOf } from '../../../src/core/hayagriva/yamlStyle';
import { importLibrary } from '../../../src/core/import/importLibrary';
import type { CslItem } from '../../../src/core/record/cslItem';
import { draftOfRecord } from '../../../src/core/record/recordEntry';
import { cleanItem } from '../../../src/core/reference/cleanItem';
import { identifierOf } from '../../../src/core/sources/identifiers';
import { itemOfRecord } from '../../../src/core/sources/recordItem';
import { bundledRenderer } from '../../fixtures/renderers';
import { recorded } from '../sources/answers';

/** Texts to read that hold a word at all the places where it may mean something, for the readers whose names match. */
type Places = readonly (readonly [readersOf: RegExp, textsWith: (word: string) => readonly string[]])[];

const VALUE_NAMES = /^values|^LaTeX to text|^text to LaTeX|^title case|^identifiers|^escaping|^locator/;
const values: Places = [[VALUE_NAMES, (word) => [`${word} of ${word}`]]];
const tex: Places = [[/^latex: (?!inserting)/, (word) => [texAround(word), `\\cite{a} ${word} \\cite[`, `\\${bare(word)}{gu2023}`]]];
const md: Places = [
  [
    /^(?:markdown|quarto): (?!inserting)/,
    (word) => [
      `${word}\n\nSee [${word} @gu2023, ${word} 3; @a] ${word} @b [${word}].\n`,
      `# ${word} {.${word}}\n{${word}}\`a\` \`\`\`{${word}}\n@x\n\`\`\`\n@y`,
    ],
  ],
  [/^preview|^locator/, (word) => [`---\n${word}: ${word}\n---\n[@a, ${word} 3] [${word} @a] ${word}\n`]],
];
const typ: Places = [
  [
    /^typst: (?!inserting)/,
    (word) => [
      `#${bare(word)}(<gu2023>, ${bare(word)}: "${word}")[@a ${word}] @b\n= ${word}\n@c`,
      `${word} @a[${word}] #cite(<a>, form: "${word}")`,
    ],
  ],
];
const declared: Places = [
  [
    /^bibliographies of a\.q?md/,
    (word) => [`---\n${bare(word)}: [a.bib, ${word}]\nbibliography:\n  - b.bib\n${bare(word)}:\n  ${bare(word)}: c.bib\n---\n`],
  ],
  [
    /^bibliographies of a\.t/,
    (word) => [
      `\\${bare(word)}[${word}]{a.bib}\n\\documentclass[${word}]{${word}}\n\\usepackage[style=${word},${bare(word)}=b]{${bare(word)}}\n#${bare(word)}("a.bib", ${bare(word)}: "b.bib")\n% !TEX ${bare(word)} = root.tex\n`,
    ],
  ],
];
const prose: Places = [
  [
    /^(?:search|mentions|suggesting|title offers)$/,
    (word) => [word, `We use ${word} Attention Is All You Need (${word} 2020); deep ${word} learning, Gu et al. ${word}.`],
  ],
];

/** Which readers a room's words are put before. */
export const placesOf: Readonly<Record<string, Places>> = {
  assistant: [[/^assistant verification$/, (word) => [`We use ${word} (Gu et al., 2020). ${word} [@gu0] ${word}`]]],
  bibliography: declared,
  bibtex: [...values, [/^bib file$/, (word) => [bibAround(word)]]],
  citation: [...tex, ...md, ...typ],
  corpus: [
    ...values,
    [
      /^(?:key pattern|listing)$/,
      (word) => [
        word,
        `[auth:${word}][${word}]`,
        `${word}\nTitans: ${word} at Test Time\n${'An abstract of words. '.repeat(9)}\n• 5 authors\n`,
      ],
    ],
  ],
  hayagriva: [[/^yaml file$/, (word) => [word]]],
  preview: md,
  search: prose,
  writing: [
    ...prose,
    [/: prose$/, (word) => [`${word} It is, ${word} says. As ${word} \\cite{a} [@a] @a shows ${word}. ${word}\n\nNext.`]],
  ],
  checking: prose,
  sources: [[/^(?:identifiers|answers of)/, (word) => [word, `see https://example.org/${word}?doi=${word}, ${word}.`]]],
  import: values,
  record: values,
  reference: [
    ...values,
    [
      /^style/,
      (word) => [
        `<info><title>t</title></info><macro name="m"><${bare(word)} variable="${word}" form="${word}"/></macro><citation ${bare(word)}="1"><layout delimiter="${word}"><text macro="m"/></layout></citation>`,
      ],
    ],
  ],
  '.': values,
};

const bare = (word: string): string => word.replace(/[^\p{L}\d:@*-]/gu, '') || 'x';

function texAround(word: string): string {
  const name = bare(word);
  return `\\${name}[${word}]{${word}}{${word}} ${word}\n\\begin{${name}}[${word}]\\cite{a}\\end{${name}}\n\\cite[${word} 3]{gu2023} \\usepackage[${name}]{${name}}\\${name}*{b}\\cite{c}\n`;
}

function bibAround(word: string): string {
  const name = bare(word);
  return [
    `@${name}{gu2023, title = {The ${word} of {${word}}}, author = {${word} and Orr, ${word}}, year = {2020}, ${name} = {${word}}}`,
    `@article{b, author = {Gu, A.}, title = "${word}", journal = {${word}}, ${name} = {12}, year = 2020, month = ${name}, pages = {${word}}, note = {${word}}, doi = {${word}}}`,
    `@book{c, type = {${word}}, editor = {${word}}, ${name} = {parent}, date = {${word}}, edition = {${word}}, langid = {${word}}, isbn = {${word}}, pubstate = {${word}}}`,
    `@inbook{d, crossref = {c}, title = {\\${name}{${word}} \\${name} x}, url = {${word}}, eprint = {${word}}, eprinttype = {${word}}, howpublished = {${word}}, institution = {${word}}}`,
    `@string{${name} = "${word}"}`,
  ].join('\n\n');
}

/** Records that have the word as their type, as a field and as what a field says. */
function itemsWith(word: string): readonly CslItem[] {
  const item = { id: 'k', title: `On ${word}`, author: [{ family: word, given: 'A.' }], issued: { 'date-parts': [[2020, 5]] } };
  return [
    { ...item, type: word, [word]: 'The Value', genre: word, medium: word, note: `${word}: 12`, page: word, edition: word },
    {
      ...item,
      type: 'article-journal',
      [word]: { 'date-parts': [[2021]] },
      language: word,
      issued: { raw: word },
      DOI: word,
      URL: word,
      status: word,
    },
    {
      ...item,
      type: 'chapter',
      [word]: [{ literal: 'NASA' }],
      'container-title': word,
      volume: word,
      number: word,
      'publisher-place': word,
      ISBN: word,
    },
  ] as never;
}

const hayagrivaWith = (word: string): string =>
  `${bare(word)}:\n  type: ${word}\n  title: ${word}\n  ${word}: The ${word}\n  date: ${word}\n  parent:\n    type: ${word}\n    ${word}: 3\n    title: X\n` +
  `b:\n  type: article\n  author: ["${word}, A."]\n  ${word}: 12\n  parent: { type: ${word}, title: Y, ${word}: 1 }\n`;

const risWith = (word: string): string =>
  `TY  - ${word}\nTI  - ${word}\nAU  - Orr, ${word}\nPY  - 2020\n${bare(word).slice(0, 2)}  - ${word}\nUR  - ${word}\nER  - \n\nTY  - JOUR\n${bare(word)}  - 10.1000/1\nM3  - ${word}\nSN  - ${word}\nDA  - ${word}\nER  - \n`;

const records = (word: string): unknown =>
  itemsWith(word).map((item) => [
    (['bibtex', 'biblatex'] as const).map((dialect) => draftOfRecord(item, 'k', dialect)),
    printEntry('k', workOfRecord(item), yamlStyleOf('', [])),
    cleanItem(item, 'k'),
  ]);

const paper: Paper = { id: 'title:a', title: 'A Title', authors: [{ family: 'Gu' }], citationKey: 'gu2020', sources: [] };

/** What else a room's words are put before. */
export const more: Readonly<Record<string, (word: string) => unknown>> = {
  corpus: (word) => citationKey({ ...paper, title: `${word} and the ${word}`, authors: [{ family: word }] }),
  hayagriva: (word) => [importLibrary(hayagrivaWith(word), 'a.yml'), records(word)],
  import: (word) => [importLibrary(risWith(word), 'a.ris'), importLibrary(JSON.stringify(itemsWith(word)), 'a.json')],
  record: (word) => records(word),
  reference: (word) => [bundledRenderer('apa', 'en-US').reference(itemsWith(word)[word.length % 3] as CslItem, 'markdown')],
  sources: (word) => [identifierOf(word), answersWith(word)],
};

/** What a service says where one of the texts in its answer is the word. */
async function answersWith(word: string): Promise<unknown> {
  const at = word.length % recorded.length;
  const { service, text } = recorded[at] ?? {};
  const { records: found = [] } =
    (await service?.read((text ?? '').replace(/"[A-Za-z ]{3,}"(?=[,}\]])/, () => JSON.stringify(word)))) ?? {};
  return found.map((record) => itemOfRecord(record));
}
