import type * as vscode from 'vscode';

/** An answer about a document; an incomplete one is returned but computed again on the next request. */
export interface Made<T> {
  readonly value: T;
  readonly isWhole: boolean;
}

interface Running<T> {
  readonly work: Promise<T>;
  /** The version of the text being read. */
  version: number;
  controller: AbortController;
}

/** Most retries when an answer becomes outdated while it is computed; the last one is returned but not kept. */
const most = 5;
/** Matches no version of a document. */
const none = -1;

/**
 * Caches one answer per document, valid for the version of its text and the generation of everything else that it depends on. If an
 * answer becomes outdated while it is computed, the work is aborted and restarted for those who wait.
 */
export class DocumentCache<T> {
  private generation = 0;
  private readonly known = new Map<string, { readonly version: number; readonly value: T }>();
  private readonly running = new Map<string, Running<T>>();

  constructor(private readonly make: (document: vscode.TextDocument, signal: AbortSignal) => Promise<Made<T>>) {}

  /** Whether any answer is being computed. */
  get isBusy(): boolean {
    return this.running.size > 0;
  }

  /** The last answer if there is one, even for an earlier text while a newer one is computed; else waits for it. */
  async of(document: vscode.TextDocument): Promise<T> {
    const uri = document.uri.toString();
    const known = this.known.get(uri);
    if (known === undefined) return (this.running.get(uri) ?? this.start(document)).work;
    // The caller who waits for the newer one gets its error.
    if (known.version !== document.version && !this.running.has(uri)) this.start(document).work.catch(() => undefined);
    return known.value;
  }

  /** The answer for the current text. */
  async refresh(document: vscode.TextDocument): Promise<T> {
    const running = this.running.get(document.uri.toString());
    if (running === undefined) return this.start(document).work;
    if (running.version === document.version) return running.work;
    // Work on an earlier text finishes first; its error goes to its own callers.
    await running.work.catch(() => undefined);
    return this.refresh(document);
  }

  /** Forgets all answers, including those being computed. */
  outdate(): void {
    this.generation += 1;
    this.known.clear();
    for (const { controller } of this.running.values()) controller.abort();
  }

  /** Forgets one document. */
  forget(uri: string): void {
    this.known.delete(uri);
  }

  private start(document: vscode.TextDocument): Running<T> {
    const uri = document.uri.toString();
    const running: Running<T> = {
      version: document.version,
      controller: new AbortController(),
      work: Promise.resolve()
        .then(() => this.run(document, running))
        .finally(() => this.running.delete(uri)),
    };
    this.running.set(uri, running);
    return running;
  }

  private async run(document: vscode.TextDocument, running: Running<T>): Promise<T> {
    for (let turn = 1; ; turn++) {
      const { generation } = this;
      running.version = document.version;
      running.controller = new AbortController();
      const { version, controller } = running;
      const isOutdated = (): boolean => generation !== this.generation;
      try {
        const { value, isWhole } = await this.make(document, turn < most ? controller.signal : new AbortController().signal);
        if (!isOutdated()) this.known.set(document.uri.toString(), { version: isWhole ? version : none, value });
        if (!isOutdated() || turn === most) return value;
      } catch (error) {
        if (!isOutdated() || turn === most) throw error;
      }
    }
  }
}
