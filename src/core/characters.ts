/** Codes of characters, for loops over long texts that look at one after the other. */
export const tab = 9;
export const space = 32;
export const hyphen = 45;
export const comma = 44;
export const doubleQuote = 34;
export const backslash = 92;
export const closingBracket = 93;
export const openingBrace = 123;
export const closingBrace = 125;
export const tilde = 126;
export const noBreakSpace = 0xa0;
/** The last code of ASCII. */
export const lastAscii = 127;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a code is that of an ASCII capital. */
export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether a code is that of a small ASCII letter. */
export function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The code of the small letter of an ASCII capital; any other code as it is. */
export function lowered(code: number): number {
  return isUpper(code) ? code + space : code;
}

/** Whether a code is that of a space or a tab. */
export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** Whether a code is that of white space in ASCII: blanks and the ends of lines and pages. */
export function isAsciiSpace(code: number): boolean {
  return code === space || (code >= tab && code <= 13);
}
