import type { Problem } from '../problem';

/** One thing that was looked at or decided, as a sentence for `lectern.explain`; `line` counts from 1 in `uri`. */
export interface Step {
  readonly text: string;
  readonly uri?: string;
  readonly line?: number;
}

/** Where something is; `line` counts from 1. */
export interface FilePlace {
  readonly uri: string;
  readonly line: number;
}

/** Collects what was done and what was wrong while bibliographies are looked for; each sentence is kept once per place. */
export interface Account {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  say(text: string, at?: { readonly uri: string; readonly line?: number }): void;
  /** Says that a bibliography which is declared can't be seen: it is on the web, or its name is made elsewhere. */
  miss(text: string, at: FilePlace): void;
  /** Whether `miss` was called, so that keys may be defined where Lectern doesn't look. */
  readonly hasMissed: boolean;
  /** Reports a problem, which is a step too. */
  fault(code: string, message: string, at: FilePlace): void;
}

export function createAccount(): Account {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  const said = new Set<string>();
  const say = (text: string, at?: { readonly uri: string; readonly line?: number }): boolean => {
    const mark = `${at?.uri ?? ''}\n${at?.line ?? ''}\n${text}`;
    if (said.has(mark)) return false;
    said.add(mark);
    steps.push({ text, ...(at && { uri: at.uri }), ...(at?.line !== undefined && { line: at.line }) });
    return true;
  };
  let hasMissed = false;
  return {
    steps,
    problems,
    say,
    get hasMissed() {
      return hasMissed;
    },
    miss(text, at) {
      hasMissed = true;
      say(text, at);
    },
    fault(code, message, at) {
      if (say(message, at)) problems.push({ file: at.uri, line: at.line, code, message });
    },
  };
}
