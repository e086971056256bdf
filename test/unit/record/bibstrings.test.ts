import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { localised } from '../../../src/core/record/bibstrings';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { languageName, languageTag } from '../../../src/core/record/languageNames';

/** A variable of the record of one entry, in the language of its references. */
function said(text: string, variable: string, language: string): unknown {
  const [entry] = parseBibtex(text).entries;
  return entry === undefined ? assert.fail(text) : entryToCsl(entry, undefined, language)[variable];
}

describe('localisation keys', () => {
  for (const [text, variable, meanings] of [
    ['@thesis{k, type = {phdthesis}}', 'genre', ['PhD thesis', 'Dissertation', 'thèse de doctorat', 'tese de doutorado']],
    ['@mastersthesis{k, title = {T}}', 'genre', ["Master's thesis", 'Magisterarbeit', 'mémoire de master', 'dissertação de mestrado']],
    ['@techreport{k, title = {T}}', 'genre', ['Technical report', 'Technischer Bericht', 'Rapport technique', 'Relatório técnico']],
    ['@article{k, pubstate = {inpress}}', 'status', ['in press', 'im Druck', 'sous presse', 'no prelo']],
    ['@article{k, series = {newseries}}', 'collection-title', ['New series', 'neue Folge', 'nouvelle série', 'nova série']],
    ['@article{k, series = {1}}', 'collection-title', ['1st series', '1. Serie', '1re série', '1ª série']],
    [
      '@patent{k, location = {countryus and countryeu}}',
      'jurisdiction',
      [
        'United States of America; European Union',
        'USA; Europäische Union',
        'États-Unis; Union européenne',
        'Estados Unidos; União Europeia',
      ],
    ],
  ] as const) {
    it(`come in the language of the references: ${text}`, () => {
      assert.deepEqual(
        ['en-GB', 'de-DE', 'fr-FR', 'pt-BR'].map((language) => said(text, variable, language)),
        meanings,
      );
    });
  }

  it('come in English where a language has no word for them, or no table, and other words as they are', () => {
    assert.equal(localised('candthesis', 'it-IT'), 'Candidate thesis');
    assert.equal(localised('inpress', 'ja-JP'), 'in press');
    assert.equal(localised('Habilitationsschrift', 'de-DE'), 'Habilitationsschrift');
  });
});

describe('names of languages', () => {
  it('are tags, those of babel and polyglossia, of biblatex and tags themselves', () => {
    const names = 'ngerman british brazilian galician farsi indonesian langjapanese de-AT sr-Latn-RS klingon'.split(' ');
    assert.deepEqual(
      names.map((name) => languageTag(name)),
      ['de-DE', 'en-GB', 'pt-BR', 'gl-ES', 'fa-IR', 'id-ID', 'ja-JP', 'de-AT', 'sr-Latn-RS', undefined],
    );
  });

  it('come back from their tags as names that mean them', () => {
    const tags = ['de-DE', 'en-US', 'fr-FR', 'nb-NO', 'pt-PT', 'gl-ES', 'hsb'];
    assert.deepEqual(
      tags.map((tag) => languageTag(languageName(tag) ?? '')),
      tags,
    );
  });
});
