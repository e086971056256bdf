import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { localised, numberedSeries, withStrings } from '../../../src/core/record/bibstrings';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { languageName, languageTag } from '../../../src/core/record/languageNames';

const raw = String.raw;

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

  it('mean in each language what its references say', () => {
    const all: Readonly<Record<string, readonly string[]>> = {
      mathesis: [
        "Master's thesis",
        'Magisterarbeit',
        'Tesis de maestría',
        'mémoire de master',
        'tesi di laurea magistrale',
        'masterscriptie',
        'dissertação de mestrado',
      ],
      bathesis: [
        "Bachelor's thesis",
        'Bachelorarbeit',
        'Tesis de licenciatura',
        'mémoire de bachelor',
        "Bachelor's thesis",
        "Bachelor's thesis",
        'trabalho de conclusão',
      ],
      phdthesis: [
        'PhD thesis',
        'Dissertation',
        'Tesis doctoral',
        'thèse de doctorat',
        'tesi di dottorato',
        'proefschrift',
        'tese de doutorado',
      ],
      candthesis: [
        'Candidate thesis',
        'Qualifikationsschrift',
        'Tesis de candidatura doctoral',
        'thèse de candidature',
        'Candidate thesis',
        'Candidate thesis',
        'Candidate thesis',
      ],
      techreport: [
        'technical report',
        'Technischer Bericht',
        'informe técnico',
        'rapport technique',
        'rapporto tecnico',
        'technisch rapport',
        'relatório técnico',
      ],
      resreport: [
        'research report',
        'Forschungsbericht',
        'reporte de investigación',
        'rapport scientifique',
        'rapporto di ricerca',
        'onderzoeksrapport',
        'relatório de pesquisa',
      ],
      software: ['computer software', 'Computer-Software', 'programa', 'logiciel', 'computer software', 'computersoftware', 'software'],
      datacd: ['data CD', 'CD-ROM', 'disco de datos', 'cédérom', 'data CD', 'cd-rom', 'CD-ROM'],
      audiocd: ['audio CD', 'Audio-CD', 'disco de audio', 'disque compact audio', 'audio CD', 'audio-cd', 'CD de áudio'],
      patent: ['patent', 'Patent', 'patente', 'brevet', 'brevetto', 'patent', 'patente'],
      patentde: [
        'German patent',
        'deutsches Patent',
        'patente alemana',
        'brevet allemand',
        'brevetto tedesco',
        'Duits patent',
        'patente alemã',
      ],
      patenteu: [
        'European patent',
        'europäisches Patent',
        'patente europea',
        'brevet européen',
        'brevetto europeo',
        'Europees patent',
        'patente europeia',
      ],
      patentfr: [
        'French patent',
        'französisches Patent',
        'patente francesa',
        'brevet français',
        'brevetto francese',
        'Frans patent',
        'patente francesa',
      ],
      patentuk: [
        'British patent',
        'britisches Patent',
        'patente británica',
        'brevet britannique',
        'brevetto britannico',
        'Brits patent',
        'patente britânica',
      ],
      patentus: [
        'U.S. patent',
        'US-Patent',
        'patente estadounidense',
        'brevet américain',
        'brevetto americano',
        'Amerikaans patent',
        'patente americana',
      ],
      patreq: [
        'patent request',
        'Patentanmeldung',
        'solicitud de patente',
        'demande de brevet',
        'brevetto richiesto',
        'patentaanvraag',
        'pedido de patente',
      ],
      patreqde: [
        'German patent request',
        'deutsche Patentanmeldung',
        'solicitud de patente alemana',
        'demande de brevet allemand',
        'brevetto tedesco richiesto',
        'Duitse patentaanvraag',
        'pedido de patente alemã',
      ],
      patreqeu: [
        'European patent request',
        'europäische Patentanmeldung',
        'solicitud de patente europea',
        'demande de brevet européen',
        'brevetto europeo richiesto',
        'Europese patentaanvraag',
        'pedido de patente europeia',
      ],
      patreqfr: [
        'French patent request',
        'französische Patentanmeldung',
        'solicitud de patente francesa',
        'demande de brevet français',
        'brevetto francese richiesto',
        'Franse patentaanvraag',
        'pedido de patente francesa',
      ],
      patrequk: [
        'British patent request',
        'britische Patentanmeldung',
        'solicitud de patente británica',
        'demande de brevet britannique',
        'brevetto britannico richiesto',
        'Britse patentaanvraag',
        'pedido de patente britânica',
      ],
      patrequs: [
        'U.S. patent request',
        'US-Patentanmeldung',
        'solicitud de patente estadounidense',
        'demande de brevet américain',
        'brevetto U.S.A. richiesto',
        'Amerikaanse patentaanvraag',
        'pedido de patente americana',
      ],
      inpreparation: [
        'in preparation',
        'in Vorbereitung',
        'en preparación',
        'en préparation',
        'in preparation',
        'in voorbereiding',
        'em preparação',
      ],
      submitted: ['submitted', 'eingereicht', 'enviado', 'soumis', 'submitted', 'ingediend', 'submetido'],
      forthcoming: ['forthcoming', 'im Erscheinen', 'próximamente', 'à paraître', 'forthcoming', 'forthcoming', 'aceito para publicação'],
      inpress: ['in press', 'im Druck', 'en prensa', 'sous presse', 'in stampa', 'in druk', 'no prelo'],
      prepublished: [
        'pre-published',
        'Vorveröffentlichung',
        'previamente publicado',
        'prépublié',
        'pre-published',
        'voorpublicatie',
        'pré-publicado',
      ],
      newseries: ['New series', 'neue Folge', 'nueva época', 'nouvelle série', 'nuova serie', 'nieuwe reeks', 'nova série'],
      oldseries: ['Old series', 'alte Folge', 'antigua época', 'ancienne série', 'vecchia serie', 'oude reeks', 'série antiga'],
      jourser: ['series', 'Serie', 'época', 'série', 'serie', 'reeks', 'série'],
      countryde: ['Germany', 'Deutschland', 'Alemania', 'Allemagne', 'Germania', 'Duitsland', 'Alemanha'],
      countryep: [
        'European Union',
        'Europäische Union',
        'Unión Europea',
        'Union européenne',
        'Unione Europea',
        'Europese Unie',
        'União Europeia',
      ],
      countryfr: ['France', 'Frankreich', 'Francia', 'France', 'Francia', 'Frankrijk', 'França'],
      countryuk: ['United Kingdom', 'Großbritannien', 'Reino Unido', 'Royaume-Uni', 'Regno Unito', 'Verenigd Koninkrijk', 'Reino Unido'],
      countryus: [
        'United States of America',
        'USA',
        'Estados Unidos',
        'États-Unis',
        'Stati Uniti d’America',
        'Verenigde Staten van Amerika',
        'Estados Unidos',
      ],
    };
    const languages = ['en-US', 'de-AT', 'es-MX', 'fr-CA', 'it-IT', 'nl-NL', 'pt-BR'];
    for (const [key, meanings] of Object.entries(all)) {
      const read = languages.map((language) => localised(key, language));
      assert.deepEqual(read, meanings, key);
      assert.deepEqual(
        languages.map((language) => localised(` ${key.toUpperCase()} `, language)),
        meanings,
      );
    }
  });

  it('number the series of a journal as each language does', () => {
    for (const [language, series] of [
      ['en', '1st 2nd 3rd 4th 11th 12th 13th 14th 21st 22nd 23rd 101st 111th 112th 113th'],
      ['fr', '1re 2e 3e 4e 11e 12e 13e 14e 21e 22e 23e 101e 111e 112e 113e'],
      ['de', '1. 2. 3. 4. 11. 12. 13. 14. 21. 22. 23. 101. 111. 112. 113.'],
      ['es', '1.ª 2.ª 3.ª 4.ª 11.ª 12.ª 13.ª 14.ª 21.ª 22.ª 23.ª 101.ª 111.ª 112.ª 113.ª'],
      ['it', '1ª 2ª 3ª 4ª 11ª 12ª 13ª 14ª 21ª 22ª 23ª 101ª 111ª 112ª 113ª'],
      ['nl', '1e 2e 3e 4e 11e 12e 13e 14e 21e 22e 23e 101e 111e 112e 113e'],
      ['pt', '1ª 2ª 3ª 4ª 11ª 12ª 13ª 14ª 21ª 22ª 23ª 101ª 111ª 112ª 113ª'],
      ['ja', '1st 2nd 3rd 4th 11th 12th 13th 14th 21st 22nd 23rd 101st 111th 112th 113th'],
    ] as const)
      assert.equal(
        [1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 101, 111, 112, 113].map((one) => numberedSeries(one, language).split(' ')[0]).join(' '),
        series,
      );
  });

  it('are read where LaTeX prints them', () => {
    assert.equal(
      withStrings(
        raw`\bibstring{inpress} \bibcpstring{inpress} \bibxstring*{inpress} \biblstring{inpress} \bibsstring{inpress} \bibstrings{inpress} inpress`,
        'de',
      ),
      raw`im Druck \bibcpstring{inpress} im Druck im Druck im Druck \bibstrings{inpress} inpress`,
    );
    assert.equal(withStrings(raw`\string{inpress}`), raw`\string{inpress}`);
  });

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
