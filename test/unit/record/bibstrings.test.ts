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

  it('are tags of the language that babel and polyglossia mean', () => {
    const all: Readonly<Record<string, string>> = {
      'af-ZA': 'afrikaans',
      am: 'amharic',
      ar: 'arabic',
      as: 'assamese',
      ast: 'asturian',
      'az-AZ': 'azerbaijani',
      'be-BY': 'belarusian',
      'bg-BG': 'bulgarian',
      bn: 'bengali',
      bo: 'tibetan',
      br: 'breton',
      'bs-BA': 'bosnian',
      'ca-AD': 'catalan',
      'cs-CZ': 'czech',
      'cy-GB': 'cymraeg welsh',
      'da-DK': 'danish',
      'de-AT': 'austrian naustrian',
      'de-CH': 'nswissgerman swissgerman',
      'de-DE': 'german germanb ngerman',
      dsb: 'lowersorbian',
      dv: 'divehi',
      'el-GR': 'greek polutonikogreek polytonicgreek',
      'en-AU': 'australian',
      'en-GB': 'british uk ukenglish',
      'en-NZ': 'newzealand',
      'en-US': 'american canadian english usenglish',
      eo: 'esperanto',
      'es-ES': 'spanish',
      'es-MX': 'mexican',
      'et-EE': 'estonian',
      eu: 'basque',
      'fa-IR': 'farsi persian',
      'fi-FI': 'finnish',
      'fo-FO': 'faroese',
      'fr-CA': 'acadian canadien',
      'fr-CH': 'swissfrench',
      'fr-FR': 'francais french',
      fur: 'friulan',
      'ga-IE': 'irish',
      'gd-GB': 'gaelic scottish',
      'gl-ES': 'galician',
      grc: 'ancientgreek',
      gu: 'gujarati',
      'he-IL': 'hebrew',
      'hi-IN': 'hindi',
      'hr-HR': 'croatian',
      hsb: 'sorbian uppersorbian',
      'hu-HU': 'hungarian magyar',
      'hy-AM': 'armenian',
      ia: 'interlingua',
      'id-ID': 'bahasa bahasai indon indonesian',
      'is-IS': 'icelandic',
      'it-CH': 'swissitalian',
      'it-IT': 'italian',
      'ja-JP': 'japanese',
      'ka-GE': 'georgian',
      'kk-KZ': 'kazakh',
      km: 'khmer',
      kmr: 'kurmanji',
      kn: 'kannada',
      'ko-KR': 'korean',
      la: 'classiclatin ecclesiasticlatin latin medievallatin',
      lo: 'lao',
      'lt-LT': 'lithuanian',
      'lv-LV': 'latvian',
      'mk-MK': 'macedonian',
      ml: 'malayalam',
      'mn-MN': 'mongolian',
      'mr-IN': 'marathi',
      'ms-MY': 'bahasam malay melayu',
      'nb-NO': 'bokmal norsk norwegian',
      ne: 'nepali',
      'nl-NL': 'dutch',
      'nn-NO': 'nynorsk',
      oc: 'occitan',
      pa: 'punjabi',
      'pl-PL': 'polish',
      pms: 'piedmontese',
      'pt-BR': 'brazil brazilian',
      'pt-PT': 'portuges portugues portuguese',
      rm: 'romansh',
      'ro-RO': 'romanian',
      'ru-RU': 'russian',
      sa: 'sanskrit',
      se: 'northernsami samin',
      'sk-SK': 'slovak',
      'sl-SI': 'slovene slovenian',
      'sq-AL': 'albanian',
      'sr-RS': 'serbian serbianc',
      'sv-SE': 'swedish',
      sw: 'swahili',
      syr: 'syriac',
      ta: 'tamil',
      te: 'telugu',
      'th-TH': 'thai',
      tk: 'turkmen',
      'tr-TR': 'turkish',
      'uk-UA': 'ukrainian',
      ur: 'urdu',
      uz: 'uzbek',
      'vi-VN': 'vietnamese',
      'zh-CN': 'chinese',
    };
    for (const [tag, names] of Object.entries(all)) {
      assert.deepEqual(Intl.getCanonicalLocales(tag === 'kmr' ? 'ku' : tag), [tag === 'kmr' ? 'ku' : tag]);
      for (const name of names.split(' ')) {
        assert.equal(languageTag(name), tag, name);
        assert.equal(languageTag(` ${name.toUpperCase()} `), tag, name);
        assert.equal(languageTag(`lang${name}`), tag, name);
      }
      assert.equal(languageTag(languageName(tag) ?? ''), tag, tag);
    }
  });

  it('are tags of two letters for the codes of three and for what languages call themselves', () => {
    const all: Readonly<Record<string, string>> = {
      ...{ en: 'eng', de: 'ger deu deutsch', fr: 'fre fra français', es: 'spa español castellano', it: 'ita italiano' },
      ...{ pt: 'por português', nl: 'dut nld nederlands', ru: 'rus русский', zh: 'chi zho 中文', ja: 'jpn 日本語', ko: 'kor 한국어' },
      ...{ pl: 'pol polski', sv: 'swe svenska', da: 'dan dansk', no: 'nor', fi: 'fin suomi', cs: 'cze ces čeština', hu: 'hun magyar' },
      ...{ tr: 'tur türkçe', el: 'gre ell ελληνικά', he: 'heb', ar: 'ara', la: 'lat', ro: 'rum ron', uk: 'ukr українська' },
      ...{ ca: 'cat català', hr: 'hrv', sr: 'srp', sk: 'slo slk', sl: 'slv', bg: 'bul', fa: 'per fas', hi: 'hin', id: 'ind', vi: 'vie' },
    };
    for (const [tag, names] of Object.entries(all))
      for (const name of names.split(' ')) assert.equal(languageTag(name), name === 'magyar' ? 'hu-HU' : tag, name);
  });

  it('may have a variant, or be the first of a list', () => {
    for (const [name, options, tag] of [
      ['english', 'variant=us', 'en-US'],
      ['english', 'variant = usmax', 'en-US'],
      ['english', 'variant=uk', 'en-GB'],
      ['english', 'variant=british', 'en-GB'],
      ['english', 'variant=australian', 'en-AU'],
      ['German', 'spelling=new,variant=Swiss', 'de-CH'],
      ['french', 'variant=swiss', 'fr-CH'],
      ['french', 'variant=canadian', 'fr-CA'],
      ['french', 'variant=acadian', 'fr-CA'],
      ['portuguese', 'variant=brazilian', 'pt-BR'],
      ['german', 'variant=unknown', 'de-DE'],
      ['german', 'invariant=swiss', 'de-DE'],
      ['german', '', 'de-DE'],
      ['english, german', '', 'en-US'],
      ['eng; ger', '', 'en'],
      ['de/en', '', 'de'],
      ['German and French', '', 'de-DE'],
      ['pt_BR', '', 'pt-BR'],
      ['zh-Hans', '', 'zh-Hans'],
      ['es-419', '', 'es-419'],
      ['grandand', '', undefined],
      ['a', '', undefined],
      ['en-', '', undefined],
      ['x-en', '', undefined],
      ['', '', undefined],
      ['klingon, german', '', undefined],
    ] as const)
      assert.equal(languageTag(name, options), tag, `${name} ${options}`);
  });

  it('come back from their tags as names that mean them', () => {
    const tags = ['de-DE', 'en-US', 'fr-FR', 'nb-NO', 'pt-PT', 'gl-ES', 'hsb'];
    assert.deepEqual(
      tags.map((tag) => languageTag(languageName(tag) ?? '')),
      tags,
    );
    assert.deepEqual(
      ['de-DE', 'en-US', 'en-GB', 'fr-FR', 'it-IT', 'tlh', 'x', ''].map((tag) => languageName(tag)),
      ['ngerman', 'american', 'british', 'french', 'italian', 'tlh', undefined, undefined],
    );
  });
});
