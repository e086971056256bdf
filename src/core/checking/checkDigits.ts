/** Whether an ISBN of 10 or 13 digits has the right check digit (ISO 2108); hyphens and spaces don't count. */
export function isIsbn(text: string): boolean {
  const digits = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  if (/^\d{13}$/.test(digits)) return sum(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0;
  return /^\d{9}[\dX]$/.test(digits) && sum(digits, (at) => 10 - at) % 11 === 0;
}

/** Whether an ISSN has the right check digit (ISO 3297). */
export function isIssn(text: string): boolean {
  const digits = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  return /^\d{7}[\dX]$/.test(digits) && sum(digits, (at) => 8 - at) % 11 === 0;
}

/** Whether an ORCID iD has the right check digit (ISO 7064, MOD 11-2). */
export function isOrcid(text: string): boolean {
  const digits = text.replace(/-/g, '').toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits)) return false;
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
  return digitValue(digits.charAt(15)) === (12 - (total % 11)) % 11;
}

function sum(digits: string, weight: (at: number) => number): number {
  return [...digits].reduce((total, digit, at) => total + digitValue(digit) * weight(at), 0);
}

function digitValue(digit: string): number {
  return digit === 'X' ? 10 : Number(digit);
}
