import known from '@citation-js/plugin-bibtex/lib/input/unicode.json';
import { letterTable } from '../../letterTable';

/** LaTeX's accent commands and the combining mark of each: citation-js's table and those of vietnam, tipa and T1 that it lacks. */
export const accents: ReadonlyMap<string, string> = new Map([
  ...Object.entries(known.diacritics),
  ['b', '\u0331'],
  ['h', '\u0309'],
  ['horn', '\u031b'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['f', '\u0311'],
  ['hat', '\u0302'],
  ['tilde', '\u0303'],
  ['bar', '\u0304'],
  ['vec', '\u20d7'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['check', '\u030c'],
  ['breve', '\u0306'],
  ['widehat', '\u0302'],
  ['widetilde', '\u0303'],
  ['overline', '\u0304'],
]);

const letters = {
  aa: 'å',
  AA: 'Å',
  ohorn: 'ơ',
  OHORN: 'Ơ',
  uhorn: 'ư',
  UHORN: 'Ư',
  S: '§',
  P: '¶',
  pounds: '£',
  dag: '†',
  ddag: '‡',
  dots: '…',
  ldots: '…',
  cdots: '⋯',
};
const logos = {
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  BibTeX: 'BibTeX',
  LaTeXe: 'LaTeX2e',
  XeLaTeX: 'XeLaTeX',
  slash: '/',
  quad: ' ',
  qquad: ' ',
  space: ' ',
  newline: ' ',
  par: ' ',
  nobreakspace: ' ',
  textquotesingle: "'",
};
const signs =
  'times:× cdot:· pm:± mp:∓ div:÷ leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ equiv:≡ propto:∝ ll:≪ gg:≫ infty:∞ partial:∂ nabla:∇ sum:∑ prod:∏ int:∫ forall:∀ exists:∃ in:∈ notin:∉ subset:⊂ subseteq:⊆ supset:⊃ cup:∪ cap:∩ emptyset:∅ setminus:∖ rightarrow:→ to:→ leftarrow:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ uparrow:↑ downarrow:↓ mapsto:↦ longrightarrow:⟶ ell:ℓ hbar:ℏ Re:ℜ Im:ℑ aleph:ℵ circ:∘ bullet:• star:⋆ ast:∗ oplus:⊕ otimes:⊗ wedge:∧ vee:∨ neg:¬ perp:⊥ parallel:∥ mid:∣ langle:⟨ rangle:⟩ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ prime:′ degree:° top:⊤ bot:⊥ angle:∠ triangle:△ square:□ checkmark:✓ dagger:† ddagger:‡ lesssim:≲ gtrsim:≳ backslash:\\ lbrace:{ rbrace:} vert:| Vert:‖ omicron:ο';

/** Commands that stand for a character: letters, text symbols, Greek and the common signs of mathematics. */
export const symbols: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(known.commands).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  ...Object.entries(known.mathCommands),
  ...Object.entries({ ...letters, ...logos }),
  ...letterTable(signs),
]);

/** Operators that are set as words. */
export const operators: ReadonlySet<string> = new Set(
  'log ln exp sin cos tan tanh min max arg argmin argmax sup inf lim det dim ker deg gcd Pr mod'.split(' '),
);

const raised = '0:⁰ 1:¹ 2:² 3:³ 4:⁴ 5:⁵ 6:⁶ 7:⁷ 8:⁸ 9:⁹ +:⁺ -:⁻ =:⁼ (:⁽ ):⁾ n:ⁿ i:ⁱ';
const lowered =
  '0:₀ 1:₁ 2:₂ 3:₃ 4:₄ 5:₅ 6:₆ 7:₇ 8:₈ 9:₉ +:₊ -:₋ =:₌ (:₍ ):₎ a:ₐ e:ₑ o:ₒ x:ₓ h:ₕ k:ₖ l:ₗ m:ₘ n:ₙ p:ₚ s:ₛ t:ₜ i:ᵢ j:ⱼ r:ᵣ u:ᵤ v:ᵥ';

/** Characters that Unicode has as superscripts and subscripts. */
export const superscripts: ReadonlyMap<string, string> = letterTable(raised);
export const subscripts: ReadonlyMap<string, string> = letterTable(lowered);

/** `\mathbb` letters that are read as sets. */
export const doubleStruck: ReadonlyMap<string, string> = letterTable('R:ℝ N:ℕ Z:ℤ Q:ℚ C:ℂ P:ℙ H:ℍ E:𝔼 F:𝔽 1:𝟙');
