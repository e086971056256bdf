/** How far an expression looks beyond what it takes: its parts, each of which takes as much as it can of the alternative before it fails. */
interface Looking {
  readonly full: RegExp;
  readonly part: RegExp;
}

/** What is known of an expression. */
interface Known {
  /** Tried at one place only. */
  readonly isSticky: boolean;
  /** Tried only at the start of a text. */
  readonly isAnchored: boolean;
  readonly looks: readonly Looking[];
}

const bySource = new Map<string, Known[]>();

/** What is to be known of an expression, made once for all its copies. */
export function knownOf(expression: RegExp): Known {
  const { source, sticky, multiline, ignoreCase } = expression;
  const at = Number(sticky) + 2 * Number(multiline) + 4 * Number(ignoreCase);
  const of = bySource.get(source) ?? [];
  const found = of[at];
  if (found !== undefined) return found;
  const made = {
    isSticky: sticky,
    isAnchored: !multiline && alternatives(source).every((terms) => terms[0] === '^'),
    looks: parts(expression),
  };
  of[at] = made;
  bySource.set(source, of);
  return made;
}

/** Characters from `at` that an expression looks at there, whether it matches there or not; 1 where each repetition in it has a bound. */
export function lookedAt({ looks }: Known, text: string, at: number, exec: (this: RegExp, text: string) => RegExpExecArray | null): number {
  let looked = 1;
  for (const { full, part } of looks) {
    full.lastIndex = at;
    const match = exec.call(full, text);
    if (match !== null) return looked + match[0].length;
    part.lastIndex = at;
    looked += exec.call(part, text)?.[0].length ?? 0;
  }
  return looked;
}

function parts({ source, flags }: RegExp): readonly Looking[] {
  if (!/[*+]|\{\d+,\}/.test(source)) return [];
  const sticky = `${flags.replace(/[dgy]/g, '')}y`;
  return alternatives(source).map((terms) => ({
    full: new RegExp(terms.join(''), sticky),
    part: new RegExp(
      terms.reduceRight((rest, term) => `(?:${term}${rest})?`, ''),
      sticky,
    ),
  }));
}

/** The terms of each top-level alternative; a term keeps its quantifier. */
function alternatives(source: string): string[][] {
  const found: string[][] = [[]];
  const one = /\\(?:[pPu]\{[^}]*\}|k<[^>]*>|x[\da-f]{2}|u[\da-f]{4}|[^])|\[(?:\\[^]|[^\]\\])*\]|[^]/giy;
  for (let at = 0; at < source.length; ) {
    one.lastIndex = at;
    let end = at + (one.exec(source)?.[0].length ?? 1);
    if (source[at] === '(')
      for (let depth = 1; depth > 0 && end < source.length; ) {
        one.lastIndex = end;
        const inner = one.exec(source)?.[0] ?? ' ';
        depth += inner === '(' ? 1 : inner === ')' ? -1 : 0;
        end += inner.length;
      }
    end += /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(end))?.[0].length ?? 0;
    const term = source.slice(at, end);
    if (term === '|') found.push([]);
    else found.at(-1)?.push(term);
    at = end;
  }
  return found;
}
