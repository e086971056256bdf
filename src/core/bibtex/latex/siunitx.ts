import { letterTable } from '../../letterTable';
import type { LatexCursor } from './latexCursor';

/** Units and prefixes of siunitx (manual, tables 1 to 6). */
const units = letterTable(
  'metre:m meter:m gram:g kilogram:kg second:s ampere:A kelvin:K mole:mol candela:cd hertz:Hz newton:N pascal:Pa joule:J watt:W ' +
    'coulomb:C volt:V farad:F ohm:Ω siemens:S weber:Wb tesla:T henry:H lumen:lm lux:lx becquerel:Bq gray:Gy sievert:Sv ' +
    'degreeCelsius:°C celsius:°C degree:° arcminute:′ arcsecond:″ minute:min hour:h day:d year:a hectare:ha litre:L liter:L tonne:t ' +
    'electronvolt:eV bel:B decibel:dB percent:% bar:bar byte:B bit:bit dalton:Da radian:rad steradian:sr astronomicalunit:au ' +
    'angstrom:Å parsec:pc barn:b neper:Np micron:µm',
);
const abbreviations = new Set(
  (
    'm cm mm km nm um pm fm dm g kg mg ug s ms us ns ps fs K A mA uA V mV kV W mW kW MW GW J kJ eV meV keV MeV GeV TeV Hz kHz MHz GHz THz mHz N kN Pa kPa MPa GPa ' +
    'mol mmol umol L l mL ml uL dB T mT h min F pF nF uF C kWh bit B'
  ).split(' '),
);
const prefixes = letterTable(
  'quecto:q ronto:r yocto:y zepto:z atto:a femto:f pico:p nano:n micro:µ milli:m centi:c deci:d deca:da deka:da hecto:h kilo:k ' +
    'mega:M giga:G tera:T peta:P exa:E zetta:Z yotta:Y kibi:Ki mebi:Mi gibi:Gi tebi:Ti',
);
const powers = letterTable('squared:² cubed:³');
const before = letterTable('square:² cubic:³');

/** The text of `\SI`, `\num`, `\ang` and their kind, whose arguments are at the cursor; undefined for other commands. */
export function quantityHere(name: string, cursor: LatexCursor): string | undefined {
  if (!/^(?:SI|qty|si|unit|num|ang|(?:SI|qty|num)(?:range|list|product))$/.test(name) || !/[[{]/.test(cursor.latex.charAt(cursor.at)))
    return undefined;
  cursor.optional();
  const first = cursor.group();
  if (/list|product/.test(name)) {
    const unit = name.startsWith('num') ? '' : unitText(cursor.group());
    const each = first.split(name.endsWith('list') ? ';' : 'x').map((number) => quantityText(numberText(number.trim()), unit));
    return name.endsWith('list') ? listed(each) : each.join(' × ');
  }
  const second = /SI|qty|range/.test(name) ? cursor.group() : '';
  if (name === 'ang') return angle(first);
  if (name === 'num') return quantitiesText(first, '');
  if (name === 'si' || name === 'unit') return unitText(first);
  if (name === 'numrange') return `${numberText(first)} to ${numberText(second)}`;
  if (!name.endsWith('range')) return quantitiesText(first, unitText(second));
  const unit = unitText(cursor.group());
  return `${quantityText(numberText(first), unit)} to ${quantityText(numberText(second), unit)}`;
}

/** A unit as it is written, `\\kilo\\metre\\per\\second` or `km/s`, in its usual signs. */
function unitText(latex: string): string {
  let text = '';
  let power = '';
  let prefixed = false;
  for (const [piece, raises, exponent = '', name] of latex.matchAll(/\\(tothe|raiseto)\s?\{(-?[\d.]{1,9})\}|\\([A-Za-z]+)|\s|[^\\\s]/g)) {
    if (raises === 'tothe') text += exponentText(exponent);
    else if (raises !== undefined) power = exponentText(exponent);
    if (name === undefined) {
      if (raises === undefined) text += piece === '.' || piece === '~' ? ' ' : piece.trim() === '' ? '' : piece;
      continue;
    }
    const prefix = prefixes.get(name);
    if (name === 'per') text += '/';
    else if (prefix !== undefined) {
      text += gap(text) + prefix;
      prefixed = true;
    } else if (before.has(name)) power = before.get(name) ?? '';
    else if (powers.has(name)) text += powers.get(name);
    else {
      text += (prefixed ? '' : gap(text)) + (units.get(name) ?? abbreviation(name)) + power;
      power = '';
      prefixed = false;
    }
  }
  return text.replace(/\^\{?(-?\d{1,3})/g, (_, digits: string) => exponentText(digits)).replace(/[{}]/g, '');
}

function exponentText(digits: string): string {
  return [...digits].map((c) => raisedDigits.get(c) ?? c).join('');
}

/** A number as siunitx prints it: `1e5` as 1 × 10⁵, `5 +- 2` as 5 ± 2. */
function numberText(text: string): string {
  return text
    .replace(/\s{0,9}(?:\+-|\\pm)\s*/g, ' ± ')
    .replace(/^([-+]?[\d.,]*)[eEdD]([-+]?\d{1,4})$/, (_, mantissa: string, power: string) => {
      const exponent = exponentText(power.replace('+', ''));
      return mantissa === '' ? `10${exponent}` : `${mantissa} × 10${exponent}`;
    })
    .trim();
}

/** Numbers that siunitx puts `, ` between, and ` and ` before the last. */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A number or a product of several (`2 x 3`), each with its unit. */
function quantitiesText(numbers: string, unit: string): string {
  const all = /^[\d.,\s]+(?:x[\d.,\s]+)+$/.test(numbers) ? numbers.split('x') : [numbers];
  return all.map((number) => quantityText(numberText(number), unit)).join(' × ');
}

/** A number beside its unit; no blank before degrees of an angle. */
function quantityText(number: string, unit: string): string {
  return unit === '' ? number : /^[°′″]$/.test(unit) ? number + unit : `${number} ${unit}`;
}

function abbreviation(name: string): string {
  return abbreviations.has(name) ? name.replace('u', 'µ') : name;
}

/** Units that follow one another have a blank between them. */
function gap(text: string): string {
  return text === '' || /[/\s(]$/.test(text) ? '' : ' ';
}

const raisedDigits = letterTable('0:⁰ 1:¹ 2:² 3:³ 4:⁴ 5:⁵ 6:⁶ 7:⁷ 8:⁸ 9:⁹ -:⁻');

/** Degrees, minutes and seconds as `\ang` takes them: `10;20;5`. */
function angle(text: string): string {
  return text
    .split(';')
    .slice(0, 3)
    .map((part, i) => (part.trim() === '' ? '' : part.trim() + ('°′″'[i] ?? '')))
    .join('');
}
