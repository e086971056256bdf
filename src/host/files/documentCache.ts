import type * as vscode from 'vscode';

/** An answer about a document; one that is not whole is given but made again for whoever asks next. */
export interface Made<T> {
  readonly value: T;
  readonly isWhole: boolean;
}

interface Running<T> {
  readonly work: Promise<T>;
  /** The version of the text that is looked at. */
  version: number;
  controller: AbortController;
}

/** Times that an answer is made again because it was outdated while it was made; then it is given, but not kept. */
const most = 5;
/** No version of a document. */
const none = -1;

/**
 * What is known of each document: the answer for the version of its text, in the generation of all else that the answer depends on. One that
 * was outdated while it was made is never kept: its making is aborted, and it is made again for those who wait.
 */
export class DocumentCache<T> {
  private generation = 0;
  private readonly known = new Map<string, { readonly version: number; readonly value: T }>();
  private readonly running = new Map<string, Running<T>>();

  constructor(private readonly make: (document: vscode.TextDocument, signal: AbortSignal) => Promise<Made<T>>) {}

  /** Whether any answer is being made. */
  get isBusy(): boolean {
    return this.running.size > 0;
  }

  /** The answer, at once where there is one, even for the text of a moment ago while a newer one is made. */
  async of(document: vscode.TextDocument): Promise<T> {
    const uri = document.uri.toString();
    const known = this.known.get(uri);
    if (known === undefined) return (this.running.get(uri) ?? this.start(document)).work;
    // Who asks for the newer one gets its error.
    if (known.version !== document.version && !this.running.has(uri)) this.start(document).work.catch(() => undefined);
    return known.value;
  }

  /** The answer for the text as it is now. */
  async refresh(document: vscode.TextDocument): Promise<T> {
    const running = this.running.get(document.uri.toString());
    if (running === undefined) return this.start(document).work;
    if (running.version === document.version) return running.work;
    // What is being made for an earlier text comes to its end first; its error is for those who asked for it.
    await running.work.catch(() => undefined);
    return this.refresh(document);
  }

  /** Forgets all answers, also those that are being made. */
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
