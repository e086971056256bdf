import { letterTable } from '../../letterTable';

/** Macros that stand for one character in titles and abstracts. */
export const SYMBOLS = letterTable(
  'alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ ' +
    'pi:π rho:ρ sigma:σ tau:τ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Phi:Φ ' +
    'Psi:Ψ Omega:Ω times:× cdot:· pm:± sim:∼ approx:≈ leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ ll:≪ gg:≫ to:→ rightarrow:→ ' +
    'leftarrow:← leftrightarrow:↔ Rightarrow:⇒ uparrow:↑ downarrow:↓ infty:∞ ell:ℓ in:∈ sum:∑ prod:∏ sqrt:√ partial:∂ ' +
    'nabla:∇ forall:∀ exists:∃ ldots:… dots:… cdots:⋯ ss:ß ae:æ AE:Æ oe:œ OE:Œ o:ø O:Ø l:ł L:Ł aa:å AA:Å i:ı',
);

/** Accent macros as combining marks, from grave and acute to cedilla and ogonek. */
export const ACCENTS = letterTable(
  '`:\u0300 \':\u0301 ^:\u0302 ~:\u0303 =:\u0304 u:\u0306 .:\u0307 ":\u0308 r:\u030A H:\u030B v:\u030C c:\u0327 k:\u0328',
);
