import * as vscode from 'vscode';
import { byFile, citationFindings, withoutMarkdown } from '../../core/checking/findings';
import type { Finding, Severity } from '../../core/writing/diagnose';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { type BibliographyFindings, wantedIn } from '../../host/bibliography/bibliographyFindings';
import type { Access } from '../../host/files/access';
import { isBibliographyDocument, syntaxOf } from '../../host/files/documents';
import { positionsIn } from '../../host/files/positions';
import { debounced } from '../../host/files/slices';
import type { RecordedWorks } from '../../host/library/recordedWorks';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { ActiveManuscript } from '../../host/manuscript/activeManuscript';
import type { Manuscripts } from '../../host/manuscript/manuscripts';
import type { Typing } from '../../host/manuscript/typing';
import type { Log } from '../../host/window/log';
import { diagnosticOf } from '../../host/window/shownLabels';

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

/** Reports undefined keys, duplicates, and broken and unused entries of the manuscripts open in editors, from their unsaved text. */
export function registerDiagnostics(services: Services): vscode.Disposable {
  const { log, library, bibliographies } = services;
  const collection = vscode.languages.createDiagnosticCollection('lectern');
  let run = 0;
  const check = async (): Promise<void> => {
    const turn = ++run;
    await library.ready();
    // In parallel, so that a document whose files don't answer doesn't delay the others.
    const documents = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    // A manuscript's findings stay while its bibliography is being edited.
    if (services.active.manuscript !== undefined) documents.add(services.active.manuscript);
    const all = [...documents].map((document) => findingsOf(document, services));
    const findings = byFile(await Promise.all(all));
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

/** The findings in a document, its manuscript and their bibliographies that the settings enable, in no particular order. */
export async function findingsOf(
  document: vscode.TextDocument,
  {
    bibliographies,
    findings,
    manuscripts,
    recordedWorks,
    typing,
  }: Pick<Services, 'bibliographies' | 'findings' | 'manuscripts' | 'recordedWorks'> & Partial<Pick<Services, 'typing'>>,
): Promise<readonly Finding[]> {
  const works = await recordedWorks.known();
  const isWanted = wantedIn(document);
  if (isBibliographyDocument(document)) {
    const file = await bibliographies.file(document.uri.toString());
    return file === undefined ? [] : findings.of(file, isWanted, works);
  }
  if (syntaxOf(document) === undefined) return [];
  const manuscript = await manuscripts.of(document);
  const { files, found } = manuscript.bibliographies;
  const { access } = bibliographies;
  const read = async (uri: string): Promise<string> => (await access.readText(uri, access.reach(uri))) ?? '';
  const cited = await citationFindings({ ...manuscript, found, files }, isWanted, read);
  const isBeingTyped = (finding: Finding): boolean => finding.code === 'undefined-key' && typing?.isIn(finding.file, finding) === true;
  return [...cited.filter((finding) => !isBeingTyped(finding)), ...(await findings.ofManuscript(files, isWanted, found, works))];
}

async function publish(
  collection: vscode.DiagnosticCollection,
  findings: ReadonlyMap<string, readonly Finding[]>,
  access: Access,
  isCurrent: () => boolean,
): Promise<void> {
  const published: [vscode.Uri, vscode.Diagnostic[]][] = [];
  for (const [file, ofFile] of findings) {
    const position = await positionsIn(file, access);
    published.push([vscode.Uri.parse(file), ofFile.map((finding) => diagnostic(finding, position))]);
  }
  if (!isCurrent()) return;
  collection.clear();
  collection.set(published);
}

function diagnostic(finding: Finding, position: (offset: number) => vscode.Position): vscode.Diagnostic {
  const result = diagnosticOf(
    new vscode.Range(position(finding.start), position(finding.end)),
    // The Problems panel doesn't render Markdown.
    { message: withoutMarkdown(finding.message), code: finding.code },
    severities[finding.severity],
  );
  if (finding.code === 'unused-entry') result.tags = [vscode.DiagnosticTag.Unnecessary];
  return result;
}
