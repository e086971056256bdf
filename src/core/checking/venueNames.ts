/**
 * Conferences and journals that the DOIs of `doiClaims.ts` name, each with how entries write it. A name that fits none or several of them,
 * or a workshop's, says nothing.
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

/** Beside a conference's name, words that make it another event or a series of another kind. */
const OTHER_EVENT = /workshop|findings|companion|tutorial|demonstration|student|doctoral|satellite|\bW\b|challenge/i;

/** The acronym of the one well-known venue that a name means; undefined where it is none of them or could be several. */
export function knownVenue(name: string): string | undefined {
  if (OTHER_EVENT.test(name)) return undefined;
  const found = Object.keys(venues).filter((acronym) => venues[acronym]?.test(name));
  // The NAACL's long name holds the ACL's.
  const fitting = found.length === 2 && found.includes('NAACL') ? found.filter((one) => one !== 'ACL') : found;
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** ICCV meets in odd years, ECCV in even ones, since 1987 and 1990. */
export function meetsIn(venue: string, year: number): boolean {
  if (venue === 'ICCV') return year % 2 === 1;
  return venue !== 'ECCV' || year % 2 === 0;
}
