/** What Lectern uses of citeproc-js (https://citeproc-js.readthedocs.io); the package brings no types of its own. */
declare module 'citeproc' {
  import type { CslItem } from '../record/cslItem';

  /** A node of a style or locale in citeproc's own JSON form. */
  interface XmlNode {
    readonly name: string;
    readonly attrs: Record<string, string>;
    readonly children: readonly (XmlNode | string)[];
  }

  interface Token {
    readonly execs: ((state: Engine, item: unknown, cite: unknown) => void)[];
  }

  interface CiteItem {
    readonly id: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly locator?: string;
    readonly label?: string;
    readonly 'suppress-author'?: boolean;
    readonly 'author-only'?: boolean;
  }

  interface CitationCluster {
    readonly citationID: string;
    readonly citationItems: readonly CiteItem[];
    readonly properties: {
      readonly noteIndex: number;
      readonly unsorted?: boolean;
      readonly mode?: 'composite' | 'author-only' | 'suppress-author';
    };
  }

  interface BibliographyParameters {
    readonly hangingindent?: number | boolean;
    readonly 'second-field-align'?: string | false;
    readonly entry_ids: readonly (readonly string[])[];
    readonly bibliography_errors: readonly unknown[];
  }

  interface System {
    readonly retrieveItem: (id: string) => CslItem;
    readonly retrieveLocale: (language: string) => XmlNode | string;
    readonly wrapCitationEntry?: (text: string, id: string) => string;
  }

  interface Engine {
    readonly opt: {
      readonly parallel: { readonly enable: boolean };
      readonly xclass: string;
      readonly update_mode: number;
      readonly lang: string;
      readonly development_extensions: { wrap_url_and_doi: boolean; apply_citation_wrapper: boolean };
    };
    readonly build: { readonly root: string; readonly extension: string; area: string };
    readonly cslXml: { readonly dataObj: XmlNode; getNodesByName(node: XmlNode, name: string): XmlNode[] };
    readonly citation: { readonly tokens: Token[]; readonly opt: { readonly layout_delimiter?: string } };
    readonly bibliography: { readonly tokens: Token[] };
    readonly intext: { readonly tokens: Token[] };
    /** Ours: how many more elements of the style may be gone through. */
    stepsLeft?: number | undefined;
    parallel: unknown;
    disambiguate: unknown;
    registry: object;
    tmp: object;
    buildTokenLists(nodes: readonly XmlNode[], tokens: Token[]): void;
    configureTokenLists(): void;
    readonly macros: Record<string, Token[]>;
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    updateUncitedItems(ids: readonly string[]): void;
    rebuildProcessorState(citations: readonly CitationCluster[], format: string, uncited: readonly string[]): [string, number, string][];
    makeCitationCluster(items: readonly CiteItem[]): string;
    makeBibliography(): [BibliographyParameters, string[]] | false;
    getTerm(term: string, form?: 'long' | 'short' | 'symbol', plural?: 0 | 1): string;
    configureTokenList(tokens: Token[]): void;
  }

  interface Citeproc {
    Engine: {
      new (system: System, style: XmlNode | string, language: string, forceLanguage: boolean): Engine;
      readonly prototype: Engine;
      Tmp: new () => object;
    };
    Registry: new (engine: Engine) => object;
    Parallel: new (engine: Engine) => object;
    Disambiguation: new (engine: Engine) => object;
    Token: new (name: string, kind: number) => Token;
    readonly SINGLETON: number;
    readonly Output: { readonly Formats: Record<string, Record<string, unknown>> };
    XmlJSON: {
      prototype: { dataObj: XmlNode; getNodesByName(node: XmlNode, name: string, nameAttribute?: string, found?: XmlNode[]): XmlNode[] };
    };
    parseXml(text: string): XmlNode;
    tokenExec(this: Engine, token: Token | undefined, item: unknown, cite: unknown): number;
    expandMacro: (this: Engine, token: Token, target: Token[]) => void;
    getMacroTarget: (this: Engine, name: string) => Token[] | false;
    configureMacro: (this: Engine, tokens: Token[]) => void;
    debug(message: string): void;
    readonly POSITION: number;
    getSortCompare: (language?: string) => (a: string, b: string) => number;
    getSpliceDelimiter: (this: Engine, lastLocator: unknown, lastCollapsed: unknown, position: number) => string;
    toLocaleLowerCase: (this: { readonly opt?: { readonly lang: string } }, text: string) => string;
    toLocaleUpperCase: (this: { readonly opt?: { readonly lang: string } }, text: string) => string;
  }

  const citeproc: Citeproc;
  export default citeproc;
  export type { BibliographyParameters, CitationCluster, CiteItem, Engine, System, Token, XmlNode };
}
