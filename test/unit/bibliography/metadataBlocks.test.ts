import assert from 'node:assert/strict';
import { markdownInclusions } from '../../../src/core/bibliography/markdown/markdownIncludes';
import { metadataBlocks } from '../../../src/core/bibliography/markdown/metadataBlocks';
import { readYaml } from '../../../src/core/bibliography/markdown/yamlText';

describe('the metadata blocks of a Markdown text', () => {
  for (const [what, text, expected] of [
    ['the front matter', '---\ntitle: A\n---\nText\n', ['2 title: A']],
    ['one after a mark of the encoding', '\uFEFF---\ntitle: A\n---\n', ['2 title: A']],
    ['one with lines of Windows', '---\r\na: 1\r\nb: 2\r\n---\r\n', ['2 a: 1\nb: 2']],
    ['one that dots end', '---\na: 1\n...\n---\n', ['2 a: 1']],
    ['one with blanks after its marks', '---  \na: 1\n---\t\nb', ['2 a: 1']],
    ['none where nothing ends it', '---\nbibliography: a.bib\n', []],
    ['none where it begins with a blank line', '---\n\nbibliography: a.bib\n---\n', []],
    ['one that only a line of its own ends', '---\na: |\n--- b\n... c\n---\n', ['2 a: |\n--- b\n... c']],
    ['none that ends at once', '---\n---\n', ['2 ']],
    ['none with four dashes', '----\nbibliography: a\n----\n', []],
    ['none that is indented', ' ---\nbibliography: a\n ---\n', []],
    ['a first one after blank lines', '\n\n---\ntitle: A\n---\n', ['4 title: A']],
    ['a later one about references', 'Text\n\n---\nbibliography: a\n---\n', ['4 bibliography: a']],
    [
      'later ones about each of these',
      ['csl', 'nocite', 'references', 'metadata-files'].map((name) => `x\n\n---\n${name} : a\n---\n`).join('\n'),
      ['4 csl : a', '10 nocite : a', '16 references : a', '22 metadata-files : a'],
    ],
    ['no later one about something else', 'Text\n\n---\ntitle: A\n---\n\n---\nmycsl: a\n---\n', []],
    ['no later one without a blank line before it', 'Text\n---\nbibliography: a\n---\n', []],
    ['a later one after another', '---\ntitle: A\n---\n\n---\nbibliography: a\n---\n', ['2 title: A', '6 bibliography: a']],
    ['one after two rules', 'Text\n\n---\nmore\n\n---\nbibliography: a\n---\n', ['7 bibliography: a']],
    ['none in code', '```\n---\nbibliography: a\n---\n```\n\n~~~ {.yaml}\n\n---\nbibliography: b\n---\n~~~\n', []],
    ['one after code', '```\nx\n```\n\n---\nbibliography: a\n---\n', ['6 bibliography: a']],
    ['none in code that a shorter fence does not end', '````\n```\n\n---\nbibliography: a\n---\n````\n', []],
    ['one after code that a longer fence ends', '```\n`````\n\n---\nbibliography: a\n---\n', ['5 bibliography: a']],
    ['none in code that is indented by three', '   ```\n\n---\nbibliography: a\n---\n', []],
    ['one after what is no fence', '    ```\n\n---\nbibliography: a\n---\n', ['4 bibliography: a']],
  ] as const)
    it(`hold ${what}`, () => {
      assert.deepEqual(
        metadataBlocks(text).map((block) => `${block.line} ${block.text}`),
        expected,
      );
    });

  it('are read as deep as people write', () => {
    const deep = (depth: number) => readYaml(`a: ${'['.repeat(depth)}x${']'.repeat(depth)}`).strings(['a']);
    assert.deepEqual(
      [deep(0), deep(12), deep(13)].map(({ length }) => length),
      [1, 1, 0],
    );
  });

  it('are twenty at most', () => {
    assert.equal(metadataBlocks('---\nbibliography: a\n---\n\n'.repeat(30)).length, 20);
  });
});

describe('the files that a Markdown text includes', () => {
  for (const [text, expected] of [
    ['{{< include a.qmd >}}\n{{<include  "b.qmd">}}', '1 a.qmd, 2 b.qmd'],
    ['```{include} a.md\n```\n:::{include} b.md\n:::', '1 a.md, 3 b.md'],
    ['```{r, child="a.Rmd"}\n```\n```{r child = \'b.Rmd\'}\n```', '1 a.Rmd, 3 b.Rmd'],
    ['```{r, child=c("a.Rmd", \'b c.Rmd\')}\n```', '1 a.Rmd, 1 b c.Rmd'],
    ['```{r}\n#| child: a.Rmd\n```', '2 a.Rmd'],
    ['```{r}\n#| child: c("a.Rmd","b.Rmd")\n```', '2 a.Rmd, 2 b.Rmd'],
    ['```{r, child=c(files)}\n```', ''],
    ['A child is born. {{< video a.mp4 >}} ```{included} a.md', ''],
  ] as const)
    it(`are ${expected || 'none'} in ${JSON.stringify(text)}`, () =>
      assert.equal(
        markdownInclusions(text)
          .map(({ path, line }) => `${line} ${path}`)
          .join(', '),
        expected,
      ));
});
