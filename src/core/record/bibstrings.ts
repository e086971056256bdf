/** What biblatex's localisation keys stand for in `type`, `pubstate`, `series` and the places of patents (biblatex manual, 4.9.2.11 and 4.9.2.13; `english.lbx`). */
const strings: Readonly<Record<string, string>> = {
  mathesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  techreport: 'technical report',
  resreport: 'research report',
  software: 'computer software',
  datacd: 'data CD',
  audiocd: 'audio CD',
  patent: 'patent',
  patentde: 'German patent',
  patenteu: 'European patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
  patentus: 'U.S. patent',
  patreq: 'patent request',
  patreqde: 'German patent request',
  patreqeu: 'European patent request',
  patreqfr: 'French patent request',
  patrequk: 'British patent request',
  patrequs: 'U.S. patent request',
  inpreparation: 'in preparation',
  submitted: 'submitted',
  forthcoming: 'forthcoming',
  inpress: 'in press',
  prepublished: 'pre-published',
  newseries: 'New series',
  oldseries: 'Old series',
  countryde: 'Germany',
  countryep: 'European Union',
  countryeu: 'European Union',
  countryfr: 'France',
  countryuk: 'United Kingdom',
  countryus: 'United States of America',
};

/** The English text of a localisation key; other text as it is. */
export function localised(text: string): string {
  return strings[text.trim().toLowerCase()] ?? text;
}

/** BCP 47 tags for the names that babel and polyglossia give to languages. */
const languages: Readonly<Record<string, string>> = {
  acadian: 'fr-CA',
  afrikaans: 'af-ZA',
  american: 'en-US',
  arabic: 'ar',
  australian: 'en-AU',
  austrian: 'de-AT',
  basque: 'eu',
  brazil: 'pt-BR',
  brazilian: 'pt-BR',
  breton: 'br',
  british: 'en-GB',
  bulgarian: 'bg-BG',
  canadian: 'en-US',
  canadien: 'fr-CA',
  catalan: 'ca-AD',
  chinese: 'zh-CN',
  croatian: 'hr-HR',
  czech: 'cs-CZ',
  danish: 'da-DK',
  dutch: 'nl-NL',
  english: 'en-US',
  estonian: 'et-EE',
  finnish: 'fi-FI',
  francais: 'fr-FR',
  french: 'fr-FR',
  german: 'de-DE',
  germanb: 'de-DE',
  greek: 'el-GR',
  hebrew: 'he-IL',
  hungarian: 'hu-HU',
  icelandic: 'is-IS',
  italian: 'it-IT',
  japanese: 'ja-JP',
  korean: 'ko-KR',
  latin: 'la',
  latvian: 'lv-LV',
  lithuanian: 'lt-LT',
  magyar: 'hu-HU',
  mexican: 'es-MX',
  mongolian: 'mn-MN',
  naustrian: 'de-AT',
  newzealand: 'en-NZ',
  ngerman: 'de-DE',
  norsk: 'nb-NO',
  norwegian: 'nb-NO',
  nswissgerman: 'de-CH',
  nynorsk: 'nn-NO',
  persian: 'fa-IR',
  polish: 'pl-PL',
  portuges: 'pt-PT',
  portuguese: 'pt-PT',
  romanian: 'ro-RO',
  russian: 'ru-RU',
  serbian: 'sr-RS',
  serbianc: 'sr-RS',
  slovak: 'sk-SK',
  slovene: 'sl-SI',
  slovenian: 'sl-SI',
  spanish: 'es-ES',
  swedish: 'sv-SE',
  swissgerman: 'de-CH',
  thai: 'th-TH',
  turkish: 'tr-TR',
  uk: 'en-GB',
  ukenglish: 'en-GB',
  ukrainian: 'uk-UA',
  usenglish: 'en-US',
  vietnamese: 'vi-VN',
};

/** The BCP 47 tag of a language as .bib files name it (`ngerman`, `langde`, `de`); undefined for what names no language. */
export function languageTag(name: string): string | undefined {
  const word = name.trim().toLowerCase();
  const known = languages[word] ?? languages[word.replace(/^lang/, '')];
  if (known !== undefined) return known;
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(name.trim()) ? name.trim() : undefined;
}

/** The name that babel has for a language's tag (`de-DE`: `ngerman`), else the tag; undefined for no language. */
export function languageName(tag: string): string | undefined {
  if (tag === '') return undefined;
  const preferred: Readonly<Record<string, string>> = { 'de-DE': 'ngerman', 'en-US': 'american', 'en-GB': 'british', 'fr-FR': 'french' };
  return (
    preferred[tag] ?? Object.entries(languages).find(([, one]) => one === tag)?.[0] ?? (languageTag(tag) === undefined ? undefined : tag)
  );
}
