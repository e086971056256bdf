import * as vscode from 'vscode';
import type { FoundBibliographies } from '../../core/bibliography/bibliography';
import { type Finding, missingBibliographies, type Severity, undefinedKeys, unusedEntries } from '../../core/writing/diagnose';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { BibliographyFindings } from '../../host/bibliography/bibliographyFindings';
import type { Access } from '../../host/files/access';
import { isBibliographyDocument, syntaxOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { positionsIn } from '../../host/files/positions';
import { debounced } from '../../host/files/slices';
import type { RecordedWorks } from '../../host/library/recordedWorks';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { Manuscript, Manuscripts } from '../../host/manuscript/manuscripts';
import type { Typing } from '../../host/manuscript/typing';
import type { Log } from '../../host/window/log';
import { setting } from '../../host/window/settings';

const patience = 500;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

interface Services {
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly findings: BibliographyFindings;
  readonly manuscripts: Manuscripts;
  readonly recordedWorks: RecordedWorks;
  readonly typing: Typing;
  readonly active: ActiveManuscript;
}

/** Undefined keys, duplicates, broken and unused entries of the manuscripts that are open in an editor, from their unsaved text. */
export function registerDiagnostics(services: Services): vscode.Disposable {
  const { log, library, bibliographies } = services;
  const collection = vscode.languages.createDiagnosticCollection('lectern');
  let run = 0;
  const check = async (): Promise<void> => {
    const turn = ++run;
    await library.ready();
    // Side by side: one whose files do not answer holds up no other.
    const documents = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    // A manuscript's findings stay while its bibliography is being edited.
    if (services.active.manuscript !== undefined) documents.add(services.active.manuscript);
    const all = [...documents].map((document) => findingsOf(document, services));
    const findings = (await Promise.all(all)).flat();
    if (turn === run) await publish(collection, findings, bibliographies.access, () => turn === run);
  };
  const later = debounced(
    patience,
    () => void check().catch((error: unknown) => log.error(error instanceof Error ? error : String(error))),
  );
  later();
  return vscode.Disposable.from(
    collection,
    later,
    bibliographies.onDidChange(later),
    library.onDidChange(later),
    services.typing.onDidLeave(later),
    vscode.window.onDidChangeVisibleTextEditors(later),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isBibliographyDocument(document) || syntaxOf(document) !== undefined) later();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lectern.diagnostics')) later();
    }),
  );
}

/** What is wrong in a document, its manuscript and their bibliographies, as the settings ask for it; in no order. */
export async function findingsOf(
  document: vscode.TextDocument,
  {
    bibliographies,
    findings,
    manuscripts,
    recordedWorks,
    typing,
  }: Pick<Services, 'bibliographies' | 'findings' | 'manuscripts' | 'recordedWorks'> & Partial<Pick<Services, 'typing'>>,
): Promise<Finding[]> {
  const works = await recordedWorks.known();
  if (isBibliographyDocument(document)) {
    const file = await bibliographies.file(document.uri.toString());
    return file === undefined ? [] : findings.of(file, document, works);
  }
  if (syntaxOf(document) === undefined) return [];
  const { bibliographies: own, references, sure } = await manuscripts.of(document);
  const found: Finding[] = [];
  if (sure && setting('diagnostics.undefinedKeys', document)) {
    const names = own.files.map((file) => fileName(vscode.Uri.parse(file.uri))).join(', ');
    found.push(...undefinedKeys(references, names).filter((finding) => typing?.isIn(finding.file, finding) !== true));
  }
  if (!sure && setting('diagnostics.undefinedKeys', document)) found.push(...(await unseenFindings(own.found, references, bibliographies)));
  if (setting('diagnostics.unusedEntries', document)) found.push(...unusedEntries(references));
  return [...found, ...(await findings.ofManuscript(own.files, document, own.found.dialect, works))];
}

/** One note for each declared bibliography that is missing, where keys may be in it. */
async function unseenFindings(
  { problems }: FoundBibliographies,
  references: Manuscript['references'],
  { access }: Bibliographies,
): Promise<readonly Finding[]> {
  const missing = problems.filter(({ code }) => code === 'bibliography-not-found');
  const texts = missing.map(async ({ file }) => (await access.readText(file, access.reach(file))) ?? '');
  return missingBibliographies(references, missing, await Promise.all(texts));
}

async function publish(
  collection: vscode.DiagnosticCollection,
  findings: readonly Finding[],
  access: Access,
  isCurrent: () => boolean,
): Promise<void> {
  const byFile = new Map<string, Map<string, Finding>>();
  for (const finding of findings) {
    const ofFile = byFile.get(finding.file) ?? new Map<string, Finding>();
    ofFile.set(`${finding.code} ${finding.start}`, finding);
    byFile.set(finding.file, ofFile);
  }
  const published: [vscode.Uri, vscode.Diagnostic[]][] = [];
  for (const [file, ofFile] of byFile) {
    const position = await positionsIn(file, access);
    published.push([vscode.Uri.parse(file), [...ofFile.values()].map((finding) => diagnostic(finding, position))]);
  }
  if (!isCurrent()) return;
  collection.clear();
  collection.set(published);
}

function diagnostic(finding: Finding, position: (offset: number) => vscode.Position): vscode.Diagnostic {
  const result = new vscode.Diagnostic(
    new vscode.Range(position(finding.start), position(finding.end)),
    // The Problems panel shows no Markdown.
    finding.message.replace(/`([^`]*)`/g, '“$1”'),
    severities[finding.severity],
  );
  result.source = 'lectern';
  result.code = finding.code;
  if (finding.code === 'unused-entry') result.tags = [vscode.DiagnosticTag.Unnecessary];
  return result;
}
