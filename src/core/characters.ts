/** Character codes, for loops that examine long texts character by character. */
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
/** The last ASCII code. */
export const lastAscii = 127;

/** Whether a code is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a code is an ASCII capital letter. */
export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether a code is a lower-case ASCII letter. */
export function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The code of an ASCII capital's lower-case letter; any other code unchanged. */
export function lowered(code: number): number {
  return isUpper(code) ? code + space : code;
}

/** Whether a code is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** Whether a code is ASCII white space: space, tab, or the end of a line or page. */
export function isAsciiSpace(code: number): boolean {
  return code === space || (code >= tab && code <= 13);
}
