/** A value to be written as YAML: text, a number as its digits, a list, or a mapping in order. */
export type Yaml =
  | string
  | { readonly number: string }
  | { readonly list: readonly Yaml[] }
  | { readonly map: readonly (readonly [string, Yaml])[] };
