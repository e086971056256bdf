/** The part of citation-js that Lectern uses (https://citation.js.org); its packages have no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Converts `input` of the type `forceType` to CSL items; throws where it cannot. */
      chain(input: unknown, options: { readonly forceType: string; readonly generateGraph: boolean }): unknown[];
    };
  };
}

declare module '@citation-js/plugin-ris';
declare module '@citation-js/plugin-bibtex';
