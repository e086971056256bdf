/** biblatex's localisation keys for types of theses, reports and patents, states of publication, series and countries (its manual, 4.9.2). */
const keys =
  'mathesis bathesis phdthesis candthesis techreport resreport software datacd audiocd patent patentde patenteu ' +
  'patentfr patentuk patentus patreq patreqde patreqeu patreqfr patrequk patrequs inpreparation submitted ' +
  'forthcoming inpress prepublished newseries oldseries jourser countryde countryep countryfr countryuk countryus';

/** What the keys mean in the languages that references are written in, in their order (`english.lbx` and its kind); English where there is nothing. */
const meanings: Readonly<Record<string, string>> = {
  en:
    "Master's thesis|Bachelor's thesis|PhD thesis|Candidate thesis|technical report|research report|" +
    'computer software|data CD|audio CD|patent|German patent|European patent|French patent|British patent|' +
    'U.S. patent|patent request|German patent request|European patent request|French patent request|' +
    'British patent request|U.S. patent request|in preparation|submitted|forthcoming|in press|pre-published|' +
    'New series|Old series|series|Germany|European Union|France|United Kingdom|United States of America',
  de:
    'Magisterarbeit|Bachelorarbeit|Dissertation|Qualifikationsschrift|Technischer Bericht|Forschungsbericht|' +
    'Computer-Software|CD-ROM|Audio-CD|Patent|deutsches Patent|europäisches Patent|französisches Patent|' +
    'britisches Patent|US-Patent|Patentanmeldung|deutsche Patentanmeldung|europäische Patentanmeldung|' +
    'französische Patentanmeldung|britische Patentanmeldung|US-Patentanmeldung|in Vorbereitung|eingereicht|' +
    'im Erscheinen|im Druck|Vorveröffentlichung|neue Folge|alte Folge|Serie|Deutschland|Europäische Union|Frankreich|' +
    'Großbritannien|USA',
  es:
    'Tesis de maestría|Tesis de licenciatura|Tesis doctoral|Tesis de candidatura doctoral|informe técnico|' +
    'reporte de investigación|programa|disco de datos|disco de audio|patente|patente alemana|patente europea|' +
    'patente francesa|patente británica|patente estadounidense|solicitud de patente|solicitud de patente alemana|' +
    'solicitud de patente europea|solicitud de patente francesa|solicitud de patente británica|' +
    'solicitud de patente estadounidense|en preparación|enviado|próximamente|en prensa|previamente publicado|' +
    'nueva época|antigua época|época|Alemania|Unión Europea|Francia|Reino Unido|Estados Unidos',
  fr:
    'mémoire de master|mémoire de bachelor|thèse de doctorat|thèse de candidature|rapport technique|' +
    'rapport scientifique|logiciel|cédérom|disque compact audio|brevet|brevet allemand|brevet européen|' +
    'brevet français|brevet britannique|brevet américain|demande de brevet|demande de brevet allemand|' +
    'demande de brevet européen|demande de brevet français|demande de brevet britannique|demande de brevet américain|' +
    'en préparation|soumis|à paraître|sous presse|prépublié|nouvelle série|ancienne série|série|Allemagne|' +
    'Union européenne|France|Royaume-Uni|États-Unis',
  it:
    'tesi di laurea magistrale||tesi di dottorato||rapporto tecnico|rapporto di ricerca||||brevetto|brevetto tedesco|' +
    'brevetto europeo|brevetto francese|brevetto britannico|brevetto americano|brevetto richiesto|' +
    'brevetto tedesco richiesto|brevetto europeo richiesto|brevetto francese richiesto|brevetto britannico richiesto|' +
    'brevetto U.S.A. richiesto||||in stampa||nuova serie|vecchia serie|serie|Germania|Unione Europea|Francia|' +
    'Regno Unito|Stati Uniti d’America',
  nl:
    'masterscriptie||proefschrift||technisch rapport|onderzoeksrapport|computersoftware|cd-rom|audio-cd|patent|' +
    'Duits patent|Europees patent|Frans patent|Brits patent|Amerikaans patent|patentaanvraag|Duitse patentaanvraag|' +
    'Europese patentaanvraag|Franse patentaanvraag|Britse patentaanvraag|Amerikaanse patentaanvraag|in voorbereiding|' +
    'ingediend||in druk|voorpublicatie|nieuwe reeks|oude reeks|reeks|Duitsland|Europese Unie|Frankrijk|' +
    'Verenigd Koninkrijk|Verenigde Staten van Amerika',
  pt:
    'dissertação de mestrado|trabalho de conclusão|tese de doutorado||relatório técnico|relatório de pesquisa|' +
    'software|CD-ROM|CD de áudio|patente|patente alemã|patente europeia|patente francesa|patente britânica|' +
    'patente americana|pedido de patente|pedido de patente alemã|pedido de patente europeia|' +
    'pedido de patente francesa|pedido de patente britânica|pedido de patente americana|em preparação|submetido|' +
    'aceito para publicação|no prelo|pré-publicado|nova série|série antiga|série|Alemanha|União Europeia|França|' +
    'Reino Unido|Estados Unidos',
};

const named = new Map(
  Object.entries(meanings).map(([language, list]) => {
    const values = list.split('|');
    return [language, new Map(keys.split(' ').map((key, at) => [key, values[at] ?? '']))] as const;
  }),
);

/** What a localisation key means in a language (a BCP 47 tag), in English by default; other text as it is. */
export function localised(text: string, language = 'en'): string {
  const word = text.trim().toLowerCase();
  const key = word === 'countryeu' ? 'countryep' : word;
  return named.get(language.slice(0, 2))?.get(key) || (named.get('en')?.get(key) ?? text);
}

/** Ends of ordinal numbers. */
const ends: Readonly<Record<string, string>> = { de: '.', es: '.ª', fr: 'e', it: 'ª', nl: 'e', pt: 'ª' };

/** The journal's series of a number, as biblatex prints it: "3rd series", "3. Serie". */
export function numberedSeries(number: number, language = 'en'): string {
  const short = language.slice(0, 2);
  const end = short === 'fr' && number === 1 ? 're' : ends[short];
  return `${number}${end ?? englishEnd(number)} ${localised('jourser', language)}`;
}

function englishEnd(number: number): string {
  const last = number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10;
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th';
}

/** LaTeX with what `\bibstring` and its kind print. */
export function withStrings(latex: string, language = 'en'): string {
  return latex.includes('\\bib')
    ? latex.replace(/\\bib(?:c?[ls]|x)?string\*?\{([a-z]{1,40})\}/gi, (_, key: string) => localised(key, language))
    : latex;
}
