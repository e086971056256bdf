import assert from 'node:assert/strict';
import { COMMANDS, knownLatexPackage, latexPackage, packageOfCommand } from '../../../src/core/citation/latex/packages';
import type { CitationForm } from '../../../src/core/citation/syntax';

const raw = String.raw;

describe('the package that a LaTeX text cites with', () => {
  it('is the one that it loads', () => {
    for (const [text, expected] of [
      [raw`\usepackage{natbib}`, 'natbib'],
      [raw`\usepackage[x]{graphicx, natbib}`, 'natbib'],
      [raw`\RequirePackage{biblatex}`, 'biblatex'],
      [raw`\RequirePackageWithOptions{biblatex}`, 'biblatex'],
      [raw`\LoadClassWithOptions{acmart}`, 'natbib'],
      [raw`\usepackage{biblatex-chicago}`, 'biblatex'],
      [raw`\usepackage{apacite}`, 'apacite'],
      ['\\usepackage% note\n  [a]{apacite}', 'apacite'],
      [raw`\usepackage{apacites}\usepackage{xnatbib}`, undefined],
      [raw`\documentclass{article}`, 'plain'],
      [raw`\documentclass{article}\usepackage{graphicx}`, 'plain'],
      [raw`\usepackage{natbib}\usepackage{biblatex}`, 'natbib'],
      [raw`\documentclass{article}\begin{document}\usepackage{natbib}`, 'plain'],
      [raw`\begin{quote}\usepackage{natbib}`, 'natbib'],
      [raw`% \usepackage{natbib}`, undefined],
      ['', undefined],
      [raw`\usepackage natbib`, undefined],
    ] as const) {
      assert.equal(knownLatexPackage(text), expected, text);
      assert.equal(latexPackage(text), expected ?? 'plain', text);
    }
  });

  it('is natbib for the classes and styles that load it', () => {
    const classes =
      'acmart elsarticle cas-sc cas-dc revtex4 revtex4-1 revtex4-2 mnras aa aastex aastex631 sn-jnl copernicus agujournal agujournal2019 tmlr jmlr ' +
      'jmlr2e acl acl2023 acl_natbib emnlp emnlp2020 naacl naacl2022 neurips neurips_2024 nips nips2017 icml icml2024 iclr iclr2025_conference ' +
      'iclr-2024 colm aistats corl_2023 collas rlc';
    for (const name of classes.split(' ')) {
      assert.equal(knownLatexPackage(`\\documentclass[a]{${name}}`), 'natbib', name);
      assert.equal(knownLatexPackage(`\\LoadClass{${name}}`), 'natbib', name);
    }
    for (const name of [
      'acmarts',
      'xaa',
      'cas-xc',
      'revtex4-3',
      'aclx',
      'xacl',
      'xneurips',
      'icmlx',
      'neurips_x_',
      'jmlr3',
      'natbibx',
      'tmlr2',
    ])
      assert.equal(knownLatexPackage(`\\documentclass{${name}}`), name === 'neurips_x_' ? 'natbib' : 'plain', name);
  });

  it('is the one whose commands a chapter uses', () => {
    const commands: Readonly<Record<string, string>> = {
      natbib: 'citep Citep citet Citet citealp citealt citeyearpar citepalias citetalias',
      biblatex:
        'parencite Parencite parencites textcite Textcites autocite autocites Autocite smartcite footcite footcites supercite supercites ' +
        'footfullcite footfullcites addbibresource printbibliography',
      apacite: 'citeA citeNP citeANP citeyearNP shortciteA fullciteNP maskciteANP',
    };
    for (const [name, all] of Object.entries(commands))
      for (const command of all.split(' ')) {
        assert.equal(packageOfCommand(command), name, command);
        assert.equal(knownLatexPackage(`\\cite{a}\\${command}{b}\\citep{c}`), name, command);
        assert.equal(knownLatexPackage(`\\documentclass{article}\\begin{document}\\${command}{b}`), name, command);
      }
    for (const command of [
      'cite',
      'xcitep',
      'citepx',
      'citeAx',
      'xciteA',
      'parencitesx',
      'addbibresources',
      'xaddbibresource',
      'xprintbibliography',
      'Addbibresource',
    ])
      assert.equal(packageOfCommand(command), undefined, command);
    assert.equal(knownLatexPackage(raw`\usepackage{biblatex}\citep{a}`), 'biblatex');
    assert.equal(knownLatexPackage('<<x>>=\n\\citep{a}\n@\n', true), undefined);
    assert.equal(knownLatexPackage('<<x>>=\n\\citep{a}\n@\n'), 'natbib');
  });

  it('has a command for each form', () => {
    const forms: readonly CitationForm[] = ['parenthetical', 'textual', 'suppressAuthor', 'full', 'author', 'year', 'nocite'];
    const all = {
      natbib: 'citep citet citeyearpar bibentry citeauthor citeyear nocite',
      biblatex: 'parencite textcite parencite* fullcite citeauthor citeyear nocite',
      apacite: 'cite citeA citeyear - citeauthor citeyearNP nocite',
      plain: 'cite - - - - - nocite',
    } as const;
    for (const name of ['natbib', 'biblatex', 'apacite', 'plain'] as const)
      assert.equal(forms.map((form) => COMMANDS[name][form] ?? '-').join(' '), all[name]);
  });
});

describe('the package of a LaTeX document', () => {
  const check = (text: string, expected: string): void => {
    it(`is ${expected} for ${text}`, () => assert.equal(latexPackage(text), expected));
  };
  check(raw`\usepackage[round]{natbib}`, 'natbib');
  check(raw`\RequirePackage{amsmath, biblatex}`, 'biblatex');
  check(raw`\usepackage[natbib=true]{biblatex}`, 'biblatex');
  check(raw`\usepackage{neurips_2024}`, 'natbib');
  check(raw`\documentclass[sigconf]{acmart}`, 'natbib');
  check(raw`\usepackage{iclr2025_conference}`, 'natbib');
  check(raw`\documentclass{article} % \usepackage{natbib}`, 'plain');
  check(raw`In a chapter \citet{a} has`, 'natbib');
  check(raw`In a chapter \textcite{a} has`, 'biblatex');
  check(raw`In a chapter \citeA{a} has`, 'apacite');
  check('nothing', 'plain');
  for (const name of [
    'mnras',
    'aa',
    'aastex631',
    'cas-dc',
    'revtex4-2',
    'sn-jnl',
    'jmlr2e',
    'acl2023',
    'acl_natbib',
    'icml2024',
    'colm2024_conference',
  ])
    check(`\\documentclass{${name}}`, 'natbib');
  for (const name of ['mnrasx', 'xmnras', 'revtex4-3', 'aastexx', 'natbibx', 'xnatbib', 'icml.2024', 'apacitex'])
    check(`\\documentclass{${name}}`, 'plain');
  check('\\usepackage %c\n [a] { x , natbib }', 'natbib');
  check(raw`\usepackage{biblatex-chicago}`, 'biblatex');
  check(raw`\documentclass{b}\citet{a}`, 'natbib');
  check(raw`\usepackage{biblatex}\citet{a}`, 'biblatex');
  check(raw`\begin{document}\usepackage{natbib}`, 'plain');
  check(raw`\begin{document}\textcite{a}\usepackage{natbib}`, 'biblatex');
  check(raw`\begin{figure}\usepackage{natbib}`, 'natbib');
  for (const command of ['citep', 'Citet', 'citealp', 'citealt', 'citeyearpar', 'citetalias']) check(`\\${command}{a}`, 'natbib');
  for (const command of [
    'parencite',
    'Textcites',
    'autocites',
    'smartcite',
    'supercite',
    'footfullcite',
    'addbibresource',
    'printbibliography',
  ])
    check(`\\${command}{a}`, 'biblatex');
  for (const command of ['citeNP', 'shortciteA', 'fullciteANP', 'maskciteNP', 'citeyearNP']) check(`\\${command}{a}`, 'apacite');
  for (const command of ['cite', 'citepx', 'footcitet', 'printbibliographyx', 'xautocite', 'citeAx']) check(`\\${command}{a}`, 'plain');
});
