/** Numbers in [0, 1) from a seed (mulberry32), so that each run generates the same library. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const given = ['Anna', 'J{\\"o}rg', "Mar{\\'i}a", 'Wei', 'Tri', 'S. J.', "Ren{\\'e}e", 'Kenji', 'Olga', 'Thomas', 'Lukas', '{\\L}ukasz'];
const family = [
  'M{\\"u}ller',
  'Zhang',
  'Nguyen',
  'van der Berg',
  "Garc{\\'i}a",
  'Smith',
  "Kov{\\'a}cs",
  'Dao',
  "O'Brien",
  'Tanaka',
  '{\\v{S}}imko',
  'de Souza',
];
const words =
  'efficient attention for long sequence models with sparse memory and adaptive routing of experts under quantization in large language vision state space test time training retrieval graph neural deep robust learning'.split(
    ' ',
  );
const journals = ['Journal of Machine Learning Research', 'Nature', 'Computational Linguistics', '{IEEE} Transactions on Pattern Analysis'];
const venues = [
  'Advances in Neural Information Processing Systems',
  'Proceedings of the {ACL}',
  'International Conference on Learning Representations',
];

const syllables = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yi zo ra'.split(' ');

/** Every other word is from a long tail of 60,000, as words of real titles are; the frequent ones alone would make each a word of most papers. */
function word(random: () => number): string {
  if (random() < 0.5) return words[Math.floor(random() * words.length)] ?? '';
  let number = Math.floor(random() ** 3 * 60_000) + syllables.length;
  let text = '';
  for (; number > 0; number = Math.floor(number / syllables.length)) text += syllables[number % syllables.length];
  return text;
}

/** A .bib file of `count` made-up entries as reference managers write them, about 500 bytes each: accents, `#`, strings, braces, abstracts. */
export function bibliography(count: number, seed = 1): string {
  const random = seeded(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const phrase = (length: number): string => Array.from({ length }, () => word(random)).join(' ');
  const entries: string[] = ['@string{nips = "Advances in Neural Information Processing Systems"}\n'];
  for (let i = 0; i < count; i++) {
    const authors = Array.from({ length: 1 + Math.floor(random() * 4) }, () => `${pick(family)}, ${pick(given)}`).join(' and ');
    const title = `{${phrase(1).toUpperCase()}}: ${phrase(6 + Math.floor(random() * 5))}`;
    const year = 1990 + Math.floor(random() * 35);
    const journal = random() < 0.5;
    const where = journal
      ? `  journal = {${pick(journals)}},`
      : random() < 0.3
        ? '  booktitle = nips,'
        : `  booktitle = "${pick(venues)}",`;
    const lines = [
      `@${journal ? 'article' : 'inproceedings'}{author${i}${year}${pick(words)},`,
      `  author = {${authors}},`,
      `  title = {${title}},`,
      where,
      `  year = ${year},`,
      `  month = ${pick(['jan', 'mar', 'jul', 'dec'])},`,
      `  volume = {${Math.floor(random() * 90)}},`,
      `  pages = {${i % 900}--${(i % 900) + 12}},`,
      `  doi = {10.${1000 + (i % 8999)}/lectern.${i}},`,
    ];
    if (random() < 0.55) lines.push(`  abstract = {We study ${phrase(38)} with $O(n^2)$ cost and 95\\% of the memory.},`);
    lines.push(random() < 0.5 ? `  keywords = {${pick(words)}, ${pick(words)}}\n}` : `  file = {:papers/${i}.pdf:PDF},\n}`);
    entries.push(`${lines.join('\n')}\n`);
  }
  return entries.join('\n');
}
