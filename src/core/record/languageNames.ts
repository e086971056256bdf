import { letterTable } from '../letterTable';
import { inTable } from '../tables';

/** BCP 47 tags for the names that babel and polyglossia give to languages. */
const languages: Readonly<Record<string, string>> = {
  acadian: 'fr-CA',
  afrikaans: 'af-ZA',
  albanian: 'sq-AL',
  american: 'en-US',
  amharic: 'am',
  ancientgreek: 'grc',
  arabic: 'ar',
  armenian: 'hy-AM',
  assamese: 'as',
  asturian: 'ast',
  australian: 'en-AU',
  austrian: 'de-AT',
  azerbaijani: 'az-AZ',
  bahasa: 'id-ID',
  bahasai: 'id-ID',
  bahasam: 'ms-MY',
  basque: 'eu',
  belarusian: 'be-BY',
  bengali: 'bn',
  bokmal: 'nb-NO',
  bosnian: 'bs-BA',
  brazil: 'pt-BR',
  brazilian: 'pt-BR',
  breton: 'br',
  british: 'en-GB',
  bulgarian: 'bg-BG',
  canadian: 'en-US',
  canadien: 'fr-CA',
  catalan: 'ca-AD',
  chinese: 'zh-CN',
  classiclatin: 'la',
  croatian: 'hr-HR',
  cymraeg: 'cy-GB',
  czech: 'cs-CZ',
  danish: 'da-DK',
  divehi: 'dv',
  dutch: 'nl-NL',
  ecclesiasticlatin: 'la',
  english: 'en-US',
  esperanto: 'eo',
  estonian: 'et-EE',
  faroese: 'fo-FO',
  farsi: 'fa-IR',
  finnish: 'fi-FI',
  francais: 'fr-FR',
  french: 'fr-FR',
  friulan: 'fur',
  gaelic: 'gd-GB',
  galician: 'gl-ES',
  georgian: 'ka-GE',
  german: 'de-DE',
  germanb: 'de-DE',
  greek: 'el-GR',
  gujarati: 'gu',
  hebrew: 'he-IL',
  hindi: 'hi-IN',
  hungarian: 'hu-HU',
  icelandic: 'is-IS',
  indon: 'id-ID',
  indonesian: 'id-ID',
  interlingua: 'ia',
  irish: 'ga-IE',
  italian: 'it-IT',
  japanese: 'ja-JP',
  kannada: 'kn',
  kazakh: 'kk-KZ',
  khmer: 'km',
  korean: 'ko-KR',
  kurmanji: 'kmr',
  lao: 'lo',
  latin: 'la',
  latvian: 'lv-LV',
  lithuanian: 'lt-LT',
  lowersorbian: 'dsb',
  macedonian: 'mk-MK',
  magyar: 'hu-HU',
  malay: 'ms-MY',
  malayalam: 'ml',
  marathi: 'mr-IN',
  medievallatin: 'la',
  melayu: 'ms-MY',
  mexican: 'es-MX',
  mongolian: 'mn-MN',
  naustrian: 'de-AT',
  nepali: 'ne',
  newzealand: 'en-NZ',
  ngerman: 'de-DE',
  norsk: 'nb-NO',
  northernsami: 'se',
  norwegian: 'nb-NO',
  nswissgerman: 'de-CH',
  nynorsk: 'nn-NO',
  occitan: 'oc',
  persian: 'fa-IR',
  piedmontese: 'pms',
  polish: 'pl-PL',
  polutonikogreek: 'el-GR',
  polytonicgreek: 'el-GR',
  portuges: 'pt-PT',
  portugues: 'pt-PT',
  portuguese: 'pt-PT',
  punjabi: 'pa',
  romanian: 'ro-RO',
  romansh: 'rm',
  russian: 'ru-RU',
  samin: 'se',
  sanskrit: 'sa',
  scottish: 'gd-GB',
  serbian: 'sr-RS',
  serbianc: 'sr-RS',
  slovak: 'sk-SK',
  slovene: 'sl-SI',
  slovenian: 'sl-SI',
  sorbian: 'hsb',
  spanish: 'es-ES',
  swahili: 'sw',
  swedish: 'sv-SE',
  swissfrench: 'fr-CH',
  swissgerman: 'de-CH',
  swissitalian: 'it-CH',
  syriac: 'syr',
  tamil: 'ta',
  telugu: 'te',
  thai: 'th-TH',
  tibetan: 'bo',
  turkish: 'tr-TR',
  turkmen: 'tk',
  uk: 'en-GB',
  ukenglish: 'en-GB',
  ukrainian: 'uk-UA',
  uppersorbian: 'hsb',
  urdu: 'ur',
  usenglish: 'en-US',
  uzbek: 'uz',
  vietnamese: 'vi-VN',
  welsh: 'cy-GB',
};

/** Codes of three letters (ISO 639-2, both forms) that libraries write, and what languages call themselves. */
const otherNames = letterTable(
  'eng:en ger:de deu:de fre:fr fra:fr spa:es ita:it por:pt dut:nl nld:nl rus:ru chi:zh zho:zh jpn:ja kor:ko pol:pl swe:sv dan:da ' +
    'nor:no fin:fi cze:cs ces:cs hun:hu tur:tr gre:el ell:el heb:he ara:ar lat:la rum:ro ron:ro ukr:uk cat:ca hrv:hr srp:sr slo:sk ' +
    'slk:sk slv:sl bul:bg per:fa fas:fa hin:hi ind:id vie:vi deutsch:de français:fr español:es castellano:es italiano:it ' +
    'português:pt nederlands:nl русский:ru polski:pl svenska:sv dansk:da suomi:fi čeština:cs magyar:hu türkçe:tr ελληνικά:el ' +
    'українська:uk català:ca 中文:zh 日本語:ja 한국어:ko',
);

/** Variants of polyglossia (`langidopts = {variant=british}`) that are languages by babel's names, by the language that has them. */
const variants: Readonly<Record<string, string>> = {
  'english us': 'en-US',
  'english usmax': 'en-US',
  'english uk': 'en-GB',
  'german swiss': 'de-CH',
  'french swiss': 'fr-CH',
  'french canadian': 'fr-CA',
  'french acadian': 'fr-CA',
  'portuguese brazilian': 'pt-BR',
};

/**
 * The BCP 47 tag of a language as .bib files name it (`ngerman`, `langde`, `de`, `eng`, `Deutsch`), of a list the first; `options` are biblatex's
 * `langidopts`. Undefined for what names no language.
 */
export function languageTag(name: string, options = ''): string | undefined {
  const word = name.trim().toLowerCase();
  const variant = /\bvariant\s?=\s?([a-z]{2,20})/i.exec(options)?.[1]?.toLowerCase();
  const known =
    (variant === undefined ? undefined : (inTable(variants, `${word} ${variant}`) ?? inTable(languages, variant))) ??
    inTable(languages, word) ??
    inTable(languages, word.replace(/^lang/, '')) ??
    otherNames.get(word);
  if (known !== undefined) return known;
  const tag = name.trim().replaceAll('_', '-');
  if (/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(tag)) return tag;
  const [first = '', second] = word.split(/\s?(?:[,;/]|\band\b)\s?/, 2);
  return second === undefined ? undefined : languageTag(first);
}

/** The name that babel has for a language's tag (`de-DE`: `ngerman`), else the tag; undefined for no language. */
export function languageName(tag: string): string | undefined {
  if (tag === '') return undefined;
  const preferred: Readonly<Record<string, string>> = { 'de-DE': 'ngerman', 'en-US': 'american', 'en-GB': 'british', 'fr-FR': 'french' };
  return (
    inTable(preferred, tag) ??
    Object.entries(languages).find(([, one]) => one === tag)?.[0] ??
    (languageTag(tag) === undefined ? undefined : tag)
  );
}
