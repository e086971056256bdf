import assert from 'node:assert/strict';
import { readTypst } from '../../../src/core/bibliography/typst/typstDeclarations';
import { LineCounter } from '../../../src/core/bibtex/reading/lineCounter';

/** Inclusions after a plus sign; bibliographies with their line and the number of their call; the style; the language. */
function read(text: string): string {
  const { includes, bibliographies, style, language } = readTypst(text, new LineCounter(text));
  return [
    ...includes.map(({ path, line }) => `+${path}:${line}`),
    ...bibliographies.map(({ path, line, call, isGuess }) => `${path}:${line}:${call}${isGuess === true ? '?' : ''}`),
    ...(style === undefined ? [] : [`style ${style.path}:${style.line}`]),
    ...(language === undefined ? [] : [language]),
  ].join(' ');
}

describe('what a Typst file includes and declares', () => {
  for (const [text, said] of [
    ['#include "a.typ"\n#import "b.typ": x', '+a.typ:1 +b.typ:2'],
    ['#import "@preview/x:1.0"', ''],
    ['#include  "a.typ"', '+a.typ:1'],
    ['#includes "a"', ''],
    ['#include a', ''],
    ['#bibliography("a.bib")', 'a.bib:1:0'],
    ['#bibliography("a.bib", "b.yml")', 'a.bib:1:0 b.yml:1:0'],
    ['#bibliography(("a.bib", "b.yaml"))', 'a.bib:1:0 b.yaml:1:0'],
    ['#bibliography(style: "apa", "a.bib")', 'a.bib:1:0 style apa:1'],
    ['#bibliography("a.bib", title: "b.bib")', 'a.bib:1:0'],
    ['#bibliography("a.bib", style: "x.csl", full: true)', 'a.bib:1:0 style x.csl:1'],
    ['#bibliography("a.bib", style:"apa")', 'a.bib:1:0 style apa:1'],
    ['#bibliography("a.bib", style : "apa")', 'a.bib:1:0 style apa:1'],
    ['#bibliography("a.bib.txt")', ''],
    ['#bibliography("a.txt")', ''],
    ['#bibliography("A.BIB")', 'A.BIB:1:0'],
    ['#bibliography(title: none, "a.bib")', 'a.bib:1:0'],
    ['#bibliography(title: f("x"), "a.bib")', 'a.bib:1:0'],
    ['#let refs = "a.bib"\n#bibliography(refs)', 'a.bib:2:0'],
    ['#let  refs  =  "a.bib"\n#bibliography(refs)', 'a.bib:2:0'],
    ['#let refs="a.bib"\n#bibliography(refs)', 'a.bib:2:0'],
    ['#let refs = "a.bib"\n#bibliography(refs("x"))', ''],
    ['#bibliography(unknown)', ''],
    ['#bibliography(read("a.bib"))', 'a.bib:1:0'],
    ['#bibliography(bytes(read("a.bib")))', 'a.bib:1:0'],
    ['#show: t.with(bibliography-file: "a.bib")', 'a.bib:1:0'],
    ['#show: t.with(bibliography: ("a.bib", "b.bib"))', 'a.bib:1:0 b.bib:1:0'],
    ['#show: t.with(bibliography: bibliography("a.bib"))', 'a.bib:1:1'],
    ['#show: t.with(refs: "a.bib", x: "b.yml")', 'a.bib:1:0? b.yml:1:1?'],
    ['#show: t.with(refs:"a.bib", x:  "b.yml")', 'a.bib:1:0? b.yml:1:1?'],
    ['#show: t.with(refs: "a.txt")', ''],
    ['#show: t.with(refs: ("a.bib"))', ''],
    ['// #bibliography("a.bib")', ''],
    ['/* #bibliography("a.bib") */', ''],
    ['/* #bibliography("a.bib")', ''],
    ['/* x\n */ #bibliography("a.bib")', 'a.bib:2:0'],
    ['```\n#bibliography("a.bib")\n', ''],
    ['`#bibliography("a.bib")`', ''],
    ['```\n#bibliography("a.bib")\n```\n#bibliography("b.bib")', 'b.bib:4:0'],
    ['https://x.org #bibliography("a.bib")', 'a.bib:1:0'],
    ['"// x" #bibliography("a.bib")', 'a.bib:1:0'],
    ['\n#bibliography(\n"a.bib",\n"b.bib")\n#bibliography("c.bib")', 'a.bib:2:0 b.bib:2:0 c.bib:5:1'],
    ['#set text(lang: "de")', 'de'],
    ['#set text(region: "at", lang: "de")', 'de-AT'],
    ['#set text(size: 3pt)\n#set text(lang: "fr")\n#set text(lang: "it")', 'fr'],
    ['#set  text(lang:"de",region:"ch")', 'de-CH'],
    ['#text(lang: "de")', ''],
    ['#set text(lang: de)', ''],
    ['#set text(lang: "german")', ''],
    ['#set text (lang : "de" , region : "CH")', 'de-CH'],
    ['#set par(lang: "de")', ''],
    ['#bibliography("a.bib", style: "ieee")\n#bibliography("b.bib", style: "apa")', 'a.bib:1:0 b.bib:2:1 style ieee:1'],
    ['#bibliography("a.bib', ''],
    ['#bibliography("a.bib" + x)', 'a.bib:1:0'],
    ['#mybibliography("a.bib")', ''],
    ['#bibliographyx("a.bib")', ''],
    ['#bibliography("a.bib" , ..x, "c.bib")', 'a.bib:1:0 c.bib:1:0'],
  ] as const)
    it(`is ${said || 'nothing'} in ${JSON.stringify(text)}`, () => assert.equal(read(text), said));

  it('is read as far as a call is of a usual length', () => {
    assert.equal(read(`#bibliography(${' '.repeat(2000)}"a.bib")`), '');
    assert.equal(read(`#bibliography(${' '.repeat(1980)}"a.bib")`), 'a.bib:1:0');
    assert.equal(read(`#bibliography("${'a'.repeat(297)}.bib")`), '');
  });
});
