import assert from 'node:assert/strict';
import type { Files } from '../../../src/core/bibliography/files';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { isInside, reachOf, refusalOf } from '../../../src/core/bibliography/reach';
import { normaliseUri } from '../../../src/core/bibliography/uriPath';

const folder = 'file:///home/me/thesis';
const workspaceFolders = [folder];

/** A document, and beside it a project file, each naming what is at an address: `b` is a bibliography, `x` any other file. */
interface Naming {
  readonly name: string;
  readonly languageId: string;
  readonly text: (at: string) => string;
  readonly beside?: Readonly<Record<string, (at: string) => string>>;
}

const yaml = (lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n\nText [@a]\n`;
const latex = (body: string): string => `\\documentclass{article}\n${body}\n\\begin{document}\\cite{a}\\end{document}\n`;
const naming: readonly Naming[] = [
  { name: 'a.tex', languageId: 'latex', text: (at) => latex(`\\bibliography{a,${at}/b}`) },
  {
    name: 'b.tex',
    languageId: 'latex',
    text: (at) => latex(`\\addbibresource{${at}/b.bib}\\addglobalbib{${at}/c.bib}\\addsectionbib{${at}/d.bib}`),
  },
  {
    name: 'c.tex',
    languageId: 'latex',
    text: (at) => latex(`\\addbibresource[location=remote]{${at}/b.bib}\\addbibresource[glob]{${at}/*.bib}`),
  },
  {
    name: 'd.tex',
    languageId: 'latex',
    text: (at) => latex(`\\newcommand{\\at}{${at}}\\newcommand{\\refs}[1]{\\bibliography{#1/b}}\\refs{\\at}\\input{\\at/x}`),
  },
  {
    name: 'e.tex',
    languageId: 'latex',
    text: (at) => latex(`\\def\\bibs#1{\\addbibresource{#1.bib}}\\bibs{${at}/b}\\makeatletter\\@input{${at}/x}`),
  },
  {
    name: 'f.tex',
    languageId: 'latex',
    text: (at) => latex(`\\input ${at}/x \\include{${at}/x}\\subfile{${at}/x}\\import{${at}}{x}\\subimport{${at}}{x}`),
  },
  { name: 'g.tex', languageId: 'latex', text: (at) => `%!TEX root = ${at}/x.tex\n\\cite{a}\\bibliography{${at}/b}\n` },
  { name: 'h.tex', languageId: 'latex', text: (at) => `\\documentclass[${at}/x.tex]{subfiles}\\begin{document}\\cite{a}\\end{document}\n` },
  {
    name: 'i.tex',
    languageId: 'latex',
    text: (at) => latex(`\\usepackage{${at}/x}\\graphicspath{{${at}/}}\\externaldocument{${at}/x}\\bibliographystyle{${at}/x}`),
  },
  {
    name: 'j.tex',
    languageId: 'latex',
    text: (at) => latex(`\\begin{filecontents}{${at}/b.bib}\n@misc{a}\n\\end{filecontents}\\bibliography{${at}/b}`),
  },
  { name: 'k.md', languageId: 'markdown', text: (at) => yaml([`bibliography: ${at}/b.bib`, `csl: ${at}/x.csl`, `template: ${at}/x.tex`]) },
  {
    name: 'l.md',
    languageId: 'markdown',
    text: (at) => yaml(['bibliography:', `  - "${at}/b.bib"`, `  - '${at}/c.yaml'`, `metadata-files: [${at}/x.yml]`]),
  },
  {
    name: 'm.md',
    languageId: 'markdown',
    text: (at) => yaml(['bibliography: {', `  main: "${at}/b.bib"`, '}', `metadata-file: ${at}/x.yml`, `defaults: ${at}/x.yml`]),
  },
  {
    name: 'n.md',
    languageId: 'markdown',
    text: (at) => yaml(['bibliography: |', `  ${at}/b.bib`, 'nocite: "@*"', `citation-abbreviations: ${at}/x.json`]),
  },
  { name: 'o.qmd', languageId: 'quarto', text: (at) => `{{< include ${at}/x.qmd >}}\n\n${yaml([`bibliography: "${at}/b.json"`])}` },
  {
    name: 'p.qmd',
    languageId: 'quarto',
    text: () => 'Text [@a]\n',
    beside: {
      '_quarto.yml': (at) =>
        `project:\n  type: book\nbook:\n  chapters: [p.qmd, ${at}/x.qmd]\nbibliography: [${at}/b.bib]\nmetadata-files: [${at}/x.yml]\n`,
    },
  },
  {
    name: 'q.md',
    languageId: 'markdown',
    text: (at) => `\`\`\`{include} ${at}/x.md\n\`\`\`\n{cite}\`a\`\n`,
    beside: {
      'myst.yml': (at) =>
        `version: 1\nextends: ${at}/x.yml\nproject:\n  bibliography:\n    - ${at}/b.bib\n  toc:\n    - file: ${at}/x.md\n`,
    },
  },
  {
    name: 'r.Rmd',
    languageId: 'rmd',
    text: () => 'Text [@a]\n',
    beside: {
      '_bookdown.yml': (at) => `rmd_files: ["${at}/x.Rmd", "r.Rmd"]\n`,
      '_output.yml': (at) => `bookdown::pdf_book:\n  includes:\n    in_header: ${at}/x.tex\n`,
      'index.Rmd': (at) => yaml([`bibliography: ${at}/b.bib`]),
    },
  },
  {
    name: 's.md',
    languageId: 'markdown',
    text: () => 'Text [@a]\n',
    beside: {
      '_config.yml': (at) => `bibtex_bibfiles: ["${at}/b.bib"]\n`,
      '_toc.yml': (at) => `root: ${at}/x\nchapters:\n- file: ${at}/x\n`,
    },
  },
  { name: 't.typ', languageId: 'typst', text: (at) => `#bibliography("${at}/b.bib", style: "${at}/x.csl")\n#include "${at}/x.typ"\n@a\n` },
  {
    name: 'u.typ',
    languageId: 'typst',
    text: (at) =>
      `#let at = "${at}/b.yml"\n#bibliography((at, "${at}/c.bib"))\n#import "${at}/x.typ": *\n#import "@preview/pkg:0.1.0": *\n`,
  },
  {
    name: 'v.typ',
    languageId: 'typst',
    text: (at) =>
      `#let bib(path) = bibliography(path)\n#bib("${at}/b.bib")\n#show: doc.with(bibliography: bibliography("${at}/c.bib"))\n#let data = yaml("${at}/x.yml")\n`,
  },
];

/** Addresses of other file systems and networks, in every spelling that a reader might take for one. */
const elsewhere = [
  'https://evil.example',
  'HTTP://evil.example',
  'https:/evil.example',
  'https:evil.example',
  'ftp://evil.example/a',
  'file://server/share',
  'file://server%2Fshare',
  'FILE://127.0.0.1/share',
  'file://localhost/etc',
  '//server/share',
  '///server/share',
  'file:////server/share',
  'file:/server/share',
  '\\\\server\\share',
  '\\\\?\\UNC\\server\\share',
  '/\\server/share',
  'file:///%5C%5Cserver/share',
  'file:///%2F%2Fserver/share',
  '%68ttps://evil.example',
  'https%3A//evil.example',
  'vscode-remote://ssh-remote+evil',
  'vscode-vfs://github/evil/repo',
  'vscode-userdata:/User',
  'data:text/plain,x',
  'data:/x',
  'javascript:x',
  'untitled:/x',
  'command:x',
  'git:/home/me/x?ref',
  'smb://server/share',
  'http://[::1]',
  'http://user:pass@evil.example',
  'file://\u0131nside/x',
];

/** Ways out of the workspace on its own file system. */
const outside = [
  '/etc',
  '../..',
  '../../../etc',
  './../../x',
  'a/../../../x',
  '~',
  '~/x',
  'file:///etc',
  'file:///home/me/thesis/../x',
  '..%2F..',
  '%2e%2e/%2e%2e',
  '..\\..\\x',
  'C:\\x',
  'c:/x',
  '/home/me/thesis-2',
  '/home/me/THESIS',
  `$${'{HOME}'}`,
  '$HOME/x',
];

/** Every URI that a search asks a file system for, where each file is there and some name more. */
async function askedFor(one: Naming, at: string, isRestricted: boolean): Promise<readonly string[]> {
  const asked: string[] = [];
  // What is named names more, a few times over.
  let more = 3;
  const uri = `${folder}/${one.name}`;
  const beside = new Map(Object.entries(one.beside ?? {}).map(([name, text]) => [normaliseUri(`${folder}/${name}`), text(at)]));
  const files: Required<Files> = {
    read: async (file) => {
      asked.push(file);
      return beside.get(file) ?? (/[/]x(?:\.\w+)?$/.test(file) && more-- > 0 ? one.text(at) : undefined);
    },
    exists: async (file) => {
      asked.push(file);
      return true;
    },
    list: async (named) => {
      asked.push(named);
      return named === folder ? [uri, ...beside.keys()] : [`${named}/b.bib`];
    },
  };
  const found = await findBibliographies({ uri, languageId: one.languageId, text: one.text(at) }, files, {
    workspaceFolders,
    isRestricted,
  });
  // What is read as a bibliography is read by the host, under the same rule.
  return [...asked, ...found.bibliographies.filter(({ exists }) => exists).map((bibliography) => bibliography.uri)];
}

describe('what documents and projects name', () => {
  const ownFiles = reachOf(`${folder}/a.tex`, { workspaceFolders });

  for (const one of naming)
    it(`is asked of no other file system and no network: ${one.name}`, async () => {
      for (const at of elsewhere)
        for (const uri of await askedFor(one, at, false)) {
          assert.equal(refusalOf(uri, ownFiles), undefined, `${at} → ${uri}`);
          assert.match(uri, /^file:\/\/\/(?!\/|%2F|%5C)/i, `${at} → ${uri}`);
        }
    });

  for (const one of naming)
    it(`is asked for inside the workspace alone in Restricted Mode: ${one.name}`, async () => {
      for (const at of [...outside, ...elsewhere])
        for (const uri of await askedFor(one, at, true)) assert.ok(isInside(uri, ownFiles), `${at} → ${uri}`);
    });

  it('is seen by these documents at all', async () => {
    for (const one of naming) {
      if (/^[i]\./.test(one.name)) continue;
      const uris = await askedFor(one, 'sub', true);
      assert.ok(
        uris.some((uri) => uri.startsWith(`${folder}/sub/`)),
        `${one.name}: ${uris.join(' ')}`,
      );
    }
  });
});
