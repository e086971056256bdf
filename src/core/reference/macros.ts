import citeproc, { type Engine, type Token, type XmlNode } from 'citeproc';
import { countSteps } from './stepBudget';

let installed = false;

/**
 * Makes citeproc build each macro of a sort key once. By default it expands macros wherever a sort key calls them, recursively: APA's style
 * of 2026 grows to 132,039 tokens and takes ten times as long to build. Here sort keys use citeproc's method for the rest of a style, one
 * list of tokens per macro, with the same resulting order (`test/unit/reference/macros.test.ts`).
 */
export function shareSortMacros(): void {
  if (installed) return;
  installed = true;
  indexMacros();
  shareTargets();
  countSteps();
  citeproc.debug = () => undefined;
}

/** Looks macros up by name; citeproc searches the whole style at each call. */
function indexMacros(): void {
  const indexes = new WeakMap<XmlNode, Map<string, XmlNode>>();
  const { prototype } = citeproc.XmlJSON;
  const search = prototype.getNodesByName;
  prototype.getNodesByName = function (node, name, nameAttribute, found) {
    if (name !== 'macro' || nameAttribute === undefined || node !== this.dataObj)
      return search.call(this, node, name, nameAttribute, found);
    let index = indexes.get(node);
    if (index === undefined) {
      index = new Map([...search.call(this, node, 'macro')].reverse().map((macro) => [macro.attrs.name ?? '', macro]));
      indexes.set(node, index);
    }
    const macro = index.get(nameAttribute);
    return macro === undefined ? [] : [macro];
  };
}

function shareTargets(): void {
  const callers: Token[][] = [];
  const { expandMacro, getMacroTarget } = citeproc;
  citeproc.expandMacro = function (token, target) {
    callers.push(target);
    try {
      expandMacro.call(this, token, target);
    } finally {
      callers.pop();
    }
  };
  citeproc.getMacroTarget = function (name) {
    if (this.build.extension === '') return getMacroTarget.call(this, name);
    const shared = `${this.build.root}${this.build.extension} ${name}`;
    callers.at(-1)?.push(callOf(shared));
    if (this.macros[shared] !== undefined) return false;
    const tokens: Token[] = [];
    this.macros[shared] = tokens;
    return tokens;
  };
  citeproc.configureMacro = function (tokens) {
    this.configureTokenList(tokens);
  };
}

/** A token that runs the tokens of a shared macro. */
function callOf(name: string): Token {
  const token = new citeproc.Token('text', citeproc.SINGLETON);
  token.execs.push((state: Engine, item, cite) => {
    const tokens = state.macros[name] ?? [];
    for (let next = 0; next < tokens.length; ) next = citeproc.tokenExec.call(state, tokens[next], item, cite);
  });
  return token;
}
