import { withoutMarkdown } from '../checking/findings';
import { linePositions } from '../linePositions';
import type { Finding, Severity } from '../writing/diagnose';

/** A finding at its place: lines and columns count from 1, columns in UTF-16 code units, and the end is past the last one. */
export interface PlacedFinding {
  /** A path, with forward slashes. */
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

/** Places the findings of one file, whose text they are of, in the order of their places. */
export function placedFindings(file: string, text: string, findings: readonly Finding[]): readonly PlacedFinding[] {
  const position = linePositions(text);
  const placed = findings.map(({ start, end, severity, code, message }): PlacedFinding => {
    const [from, to] = [position(start), position(end)];
    const place = { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
    return { file, ...place, severity, code, message: withoutMarkdown(message) };
  });
  return placed.sort(byPlace);
}

/** The order of findings: by file, place, code and message. */
export function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings as they are printed, with a line break at the end; text without findings is empty, JSON is an array. */
export function formatFindings(findings: readonly PlacedFinding[], format: FindingFormat): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  const lines = findings.map(format === 'github' ? annotation : plainLine);
  return lines.map((line) => `${line}\n`).join('');
}

/** As compilers print them, so that editors and terminals link the place. */
function plainLine({ file, line, column, severity, code, message }: PlacedFinding): string {
  return `${file}:${line}:${column}: ${severity}: ${message.replace(/\s+/g, ' ')} [${code}]`;
}

/** GitHub's workflow command (docs.github.com, "Workflow commands for GitHub Actions"); it takes columns only within one line. */
function annotation({ file, line, column, endLine, endColumn, severity, code, message }: PlacedFinding): string {
  const kind = severity === 'warning' ? 'warning' : 'notice';
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: `Lectern: ${code}` })
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',');
  return `::${kind} ${properties}::${escapedData(message)}`;
}

/** As `@actions/core` escapes what follows the second `::`. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
