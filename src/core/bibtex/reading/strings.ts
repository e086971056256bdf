/** What one `@string` says and from which offset on. */
interface Definition {
  readonly offset: number;
  readonly value: string;
}

/** A value longer than this after its strings are put in is cut: strings of strings can grow without bound. */
export const longestValue = 200_000;

/** The strings that BibTeX's standard styles define: months in full and journals, after `plain.bst` of TeX Live. */
const standard: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jan: 'January',
    feb: 'February',
    mar: 'March',
    apr: 'April',
    may: 'May',
    jun: 'June',
    jul: 'July',
    aug: 'August',
    sep: 'September',
    oct: 'October',
    nov: 'November',
    dec: 'December',
    acmcs: 'ACM Computing Surveys',
    acta: 'Acta Informatica',
    cacm: 'Communications of the ACM',
    ibmjrd: 'IBM Journal of Research and Development',
    ibmsj: 'IBM Systems Journal',
    ieeese: 'IEEE Transactions on Software Engineering',
    ieeetc: 'IEEE Transactions on Computers',
    ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
    ipl: 'Information Processing Letters',
    jacm: 'Journal of the ACM',
    jcss: 'Journal of Computer and System Sciences',
    scp: 'Science of Computer Programming',
    sicomp: 'SIAM Journal on Computing',
    tocs: 'ACM Transactions on Computer Systems',
    tods: 'ACM Transactions on Database Systems',
    tog: 'ACM Transactions on Graphics',
    toms: 'ACM Transactions on Mathematical Software',
    toois: 'ACM Transactions on Office Information Systems',
    toplas: 'ACM Transactions on Programming Languages and Systems',
    tcs: 'Theoretical Computer Science',
  }),
);

/** The strings (macros) of one file: a definition holds from its place on, and a later one of the same name takes over, as in BibTeX. */
export class Strings {
  private readonly definitions = new Map<string, Definition[]>();

  /** Definitions come in the order of the file. */
  define(name: string, value: string, offset: number): void {
    const key = name.toLowerCase();
    const known = this.definitions.get(key);
    if (known === undefined) this.definitions.set(key, [{ offset, value }]);
    else known.push({ offset, value });
  }

  /** The value of `name` for an entry at `offset`; undefined where no string of that name comes before it. */
  resolve(name: string, offset: number): string | undefined {
    const key = name.toLowerCase();
    const known = this.definitions.get(key) ?? [];
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((known[middle]?.offset ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return known[low - 1]?.value ?? standard.get(key);
  }

  /** Whether any is defined at an offset from `start` to before `end`. */
  hasDefinitionIn(start: number, end: number): boolean {
    for (const known of this.definitions.values()) if (known.some(({ offset }) => start <= offset && offset < end)) return true;
    return false;
  }

  /** All definitions, those of one name in their order. */
  list(): readonly (readonly [name: string, value: string, offset: number])[] {
    return [...this.definitions].flatMap(([name, known]) => known.map(({ value, offset }) => [name, value, offset] as const));
  }

  /** The strings of which `list` gave the definitions. */
  static of(definitions: ReturnType<Strings['list']>): Strings {
    const strings = new Strings();
    for (const [name, value, offset] of definitions) strings.define(name, value, offset);
    return strings;
  }

  /** The same strings where all text from `from` on moved by `distance`. */
  moved(from: number, distance: number): Strings {
    const moved = new Strings();
    for (const [name, known] of this.definitions) {
      moved.definitions.set(
        name,
        known.map(({ offset, value }) => ({ offset: offset < from ? offset : offset + distance, value })),
      );
    }
    return moved;
  }
}
