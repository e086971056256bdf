/**
 * The venues that the DOIs of `doiClaims.ts` name and others like them, each with the forms in which entries write it. A name that matches
 * none or several of them is unknown.
 */
const venues: Readonly<Record<string, RegExp>> = {
  AAAI: /\bAAAI\b|association for the advancement of artificial intelligence/i,
  ACL: /\bACL\b|annual meeting of the association for computational linguistics/i,
  AISTATS: /\bAISTATS\b|conference on artificial intelligence and statistics/i,
  COLT: /\bCOLT\b|conference on learning theory/i,
  CVPR: /\bCVPR\b|conference on computer vision and pattern recognition/i,
  ECCV: /\bECCV\b|european conference on computer vision/i,
  EMNLP: /\bEMNLP\b|empirical methods in natural language processing/i,
  ICASSP: /\bICASSP\b|conference on acoustics, speech,? and signal processing/i,
  ICCV: /\bICCV\b|(?<!european |asian |winter )\bconference on computer vision(?! and| theory)/i,
  ICLR: /\bICLR\b|conference on learning representations/i,
  ICML: /\bICML\b|^(?!.*(?:asian|european)).*conference on machine learning(?! and)/i,
  ICRA: /\bICRA\b|conference on robotics and automation/i,
  IJCAI: /\bIJCAI\b|joint conferences? on artificial intelligence/i,
  INTERSPEECH: /\bInterspeech\b/i,
  KDD: /\bKDD\b|conference on knowledge discovery (?:and|&) data mining/i,
  NAACL: /\bNAACL\b|north american chapter of the association for computational linguistics/i,
  NeurIPS: /\bNeurIPS\b|\bNIPS\b|neural information processing systems/i,
  UAI: /\bUAI\b|conference on uncertainty in artificial intelligence/i,
  WACV: /\bWACV\b|winter conference on applications of computer vision/i,
  WWW: /\bWWW\b|\bthe web conference\b|world wide web conference/i,
};

/** Words next to a conference's name that make it another event or another series. */
const OTHER_EVENT = /workshop|findings|companion|tutorial|demonstration|student|doctoral|satellite|\bW\b|challenge/i;

/** The acronym of the well-known venue that a name means; undefined if it matches none, several, or a workshop or companion event. */
export function knownVenue(name: string): string | undefined {
  if (OTHER_EVENT.test(name)) return undefined;
  const found = Object.keys(venues).filter((acronym) => venues[acronym]?.test(name));
  // NAACL's full name contains ACL's.
  const fitting = found.length === 2 && found.includes('NAACL') ? found.filter((one) => one !== 'ACL') : found;
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The year of each conference's first meeting, where known. */
const firstYears: Readonly<Record<string, number>> = {
  AAAI: 1980,
  CVPR: 1983,
  ECCV: 1990,
  EMNLP: 1996,
  ICCV: 1987,
  ICLR: 2013,
  KDD: 1995,
  NAACL: 2000,
  NeurIPS: 1987,
  UAI: 1985,
  WWW: 1994,
};

/**
 * Whether a conference was held in a year. ICCV meets in odd years, ECCV in even ones, NAACL in two of three
 * (https://aclanthology.org/venues/naacl/, up to 2025).
 */
export function meetsIn(venue: string, year: number): boolean {
  if (year < (firstYears[venue] ?? 0)) return false;
  if (venue === 'ICCV') return year % 2 === 1;
  if (venue === 'NAACL') return year > 2025 || year % 3 !== 1;
  return venue !== 'ECCV' || year % 2 === 0;
}

/**
 * For each conference, word parts of which every form of its name contains at least one, however abbreviated and in any European language.
 */
const parts: Readonly<Record<string, RegExp>> = {
  AAAI: /[aie]aai|innovat|educat|advanc|art[ií]?f|intell|int[eé]l|k[üu]nst|\bAI\b/i,
  ACL: /acl|lingu|comput|assoc/i,
  CVPR: /cvpr|cvf|ieee|comp|vis|patt|recog/i,
  EMNLP: /emnlp|empir|nat|lang|proces|nlp|acl|lingu/i,
  ICASSP: /icassp|ieee|acoust|speech|sign/i,
  ICCV: /iccv|cvf|ieee|comp|vis/i,
  ICRA: /icra|ieee|robot|autom/i,
  IJCAI: /ijcai|art[ií]?f|intell|int[eé]l|joint|\bAI\b/i,
  INTERSPEECH: /interspeech|isca|speech|commun/i,
  NAACL: /naacl|acl|amer|lingu|comput|assoc/i,
  WACV: /wacv|ieee|comp|vis|winter/i,
};

/** Words of four letters or more that don't identify a conference. */
const GENERIC =
  /^(?:proceedings?|proc|conferences?|conf|annual|international|volume|series|papers?|main|track|technical|press|appear|meeting|congress|symposium|convention|session|edition|online|virtual|event|long|short|[a-z-]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|teenth|tieth))$/i;

/**
 * Whether a name can't mean this conference: it is in Latin letters, names something other than an archive, and contains none of the
 * conference's words.
 */
export function isForeignTo(conference: string | undefined, name: string): boolean {
  const own = conference === undefined ? undefined : parts[conference];
  if (own === undefined || own.test(name) || /^(?:arxiv|corr)\b|preprint/i.test(name) || /(?!\p{Script=Latin})\p{L}/u.test(name))
    return false;
  return name.split(/[^\p{L}\p{N}-]+/u).some((word) => /\p{L}{4}/u.test(word) && !GENERIC.test(word));
}
