import { withoutMarkdown } from '../checking/findings';
import { linePositions } from '../linePositions';
import type { Finding, Severity } from '../writing/diagnose';

/** A finding with its place: lines and columns are counted from 1, columns in UTF-16 code units, and the end is exclusive. */
export interface PlacedFinding {
  /** The file's path, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
}

export type FindingFormat = 'text' | 'json' | 'github';

/** Adds lines and columns to the findings of one file, from its text, and sorts them by place. */
export function placedFindings(file: string, text: string, findings: readonly Finding[]): readonly PlacedFinding[] {
  const position = linePositions(text);
  const placed = findings.map(({ start, end, severity, code, message }): PlacedFinding => {
    const [from, to] = [position(start), position(end)];
    const place = { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
    return { file, ...place, severity, code, message: withoutMarkdown(message) };
  });
  return placed.sort(byPlace);
}

/** Compares findings by file, place, code and message. */
export function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Formats findings for output, ending in a line break. With no findings, `text` and `github` give an empty text and `json` an empty array.
 */
export function formatFindings(findings: readonly PlacedFinding[], format: FindingFormat): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  const lines = findings.map(format === 'github' ? annotation : plainLine);
  return lines.map((line) => `${line}\n`).join('');
}

/** The form that compilers use, so that editors and terminals link the place. */
function plainLine({ file, line, column, severity, code, message }: PlacedFinding): string {
  return `${file}:${line}:${column}: ${severity}: ${message.replace(/\s+/g, ' ')} [${code}]`;
}

/** A GitHub workflow command (docs.github.com, "Workflow commands for GitHub Actions"), which accepts columns only within one line. */
function annotation({ file, line, column, endLine, endColumn, severity, code, message }: PlacedFinding): string {
  const kind = severity === 'warning' ? 'warning' : 'notice';
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: `Lectern: ${code}` })
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',');
  return `::${kind} ${properties}::${escapedData(message)}`;
}

/** Escapes the text after the second `::` as `@actions/core` does. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
