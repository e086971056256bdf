import { letterTable } from '../../letterTable';
import { phoneticLetters } from './phoneticLetters';

/** Commands that are read but never written: variants of signs, text forms, quotation marks of other languages, spaces and hyphens. */
const signs =
  'euro:€ EUR:€ EURtm:€ leqslant:⩽ geqslant:⩾ lessapprox:⪅ gtrapprox:⪆ lessgtr:≶ preceq:⪯ succeq:⪰ prec:≺ succ:≻ ni:∋ supseteq:⊇ ' +
  'subsetneq:⊊ supsetneq:⊋ sqsubseteq:⊑ sqsupseteq:⊒ sqcup:⊔ sqcap:⊓ bigcup:⋃ bigcap:⋂ bigoplus:⨁ bigotimes:⨂ bigwedge:⋀ bigvee:⋁ ' +
  'land:∧ lor:∨ lnot:¬ uplus:⊎ amalg:⨿ coprod:∐ oint:∮ iint:∬ iiint:∭ cong:≅ asymp:≍ doteq:≐ models:⊨ vdash:⊢ dashv:⊣ Vdash:⊩ ' +
  'vDash:⊨ nmid:∤ nparallel:∦ nexists:∄ varnothing:∅ complement:∁ smallsetminus:∖ ominus:⊖ oslash:⊘ odot:⊙ boxplus:⊞ boxtimes:⊠ ' +
  'ltimes:⋉ rtimes:⋊ bowtie:⋈ Join:⋈ diamond:⋄ Diamond:◇ lozenge:◊ Box:□ blacksquare:■ blacktriangle:▲ bigtriangleup:△ ' +
  'triangledown:▽ bigcirc:◯ bigstar:★ iff:⟺ implies:⟹ impliedby:⟸ gets:← Longrightarrow:⟹ Longleftarrow:⟸ Longleftrightarrow:⟺ ' +
  'longleftarrow:⟵ longleftrightarrow:⟷ longmapsto:⟼ hookrightarrow:↪ hookleftarrow:↩ rightharpoonup:⇀ leftharpoonup:↼ ' +
  'rightleftharpoons:⇌ leftrightharpoons:⇋ leadsto:⇝ rightsquigarrow:⇝ twoheadrightarrow:↠ rightarrowtail:↣ updownarrow:↕ ' +
  'Uparrow:⇑ Downarrow:⇓ nearrow:↗ searrow:↘ swarrow:↙ nwarrow:↖ circlearrowleft:↺ circlearrowright:↻ beth:ℶ gimel:ℷ daleth:ℸ wp:℘ ' +
  'imath:ı jmath:ȷ hslash:ℏ eth:ð mho:℧ Finv:Ⅎ digamma:ϝ varkappa:ϰ varrho:ϱ vartheta:ϑ varpi:ϖ varsigma:ς epsilon:ϵ flat:♭ ' +
  'natural:♮ sharp:♯ clubsuit:♣ diamondsuit:♢ heartsuit:♡ spadesuit:♠ measuredangle:∡ sphericalangle:∢ therefore:∴ because:∵ ' +
  'vdots:⋮ ddots:⋱ dotsc:… dotsb:⋯ dotso:… textellipsis:… lbrack:[ rbrack:] lvert:| rvert:| lVert:‖ rVert:‖ coloneqq:≔ lt:< gt:> ' +
  'textnumero:№ texttrademark:™ textregistered:® textservicemark:℠ circledR:® copyright:© pounds:£ yen:¥ textwon:₩ textnaira:₦ ' +
  'textbaht:฿ textordfeminine:ª textordmasculine:º degree:° textdegree:° celsius:℃ textcelsius:℃ ohm:Ω textohm:Ω textmho:℧ ' +
  'textmu:µ micro:µ textperthousand:‰ textpertenthousand:‱ perthousand:‰ permil:‰ textbullet:• textperiodcentered:· ' +
  'textcentereddot:· textasteriskcentered:* textopenbullet:◦ textlangle:⟨ textrangle:⟩ textlbrackdbl:⟦ textrbrackdbl:⟧ llbracket:⟦ ' +
  'rrbracket:⟧ textbardbl:‖ textbrokenbar:¦ textsection:§ textparagraph:¶ textonehalf:½ textonequarter:¼ textthreequarters:¾ ' +
  'textonesuperior:¹ texttwosuperior:² textthreesuperior:³ textminus:− textpm:± texttimes:× textdiv:÷ textrightarrow:→ ' +
  'textleftarrow:← textuparrow:↑ textdownarrow:↓ textestimated:℮ textmusicalnote:♪ textdagger:† textdaggerdbl:‡ ' +
  'textreferencemark:※ glqq:„ grqq:“ glq:‚ grq:‘ flqq:« frqq:» flq:‹ frq:› dq:" quotedblbase:„ quotesinglbase:‚ textquotedblleft:“ ' +
  'textquotedblright:” textquoteleft:‘ textquoteright:’ guillemotleft:« guillemotright:» guillemetleft:« guillemetright:» ' +
  'guilsinglleft:‹ guilsinglright:› lq:‘ rq:’ ldq:“ rdq:” lbq:„ textendash:– textemdash:— textthreequartersemdash:— ' +
  'texttwelveudash:— textfiguredash:‒ texthorizontalbar:― textnonbreakinghyphen:- hyp:- hyphen:- texthyphen:- bibrangedash:– ' +
  'bibdatedash:– addhyphen:- textcompwordmark:\u200c adddot:. addperiod:. addcomma:, addsemicolon:; addslash:/ hyph:- dash:– ' +
  'Dash:— bibrangessep:, textvisiblespace:␣ textinterrobang:‽ textschwa:ə textscripta:ɑ textesh:ʃ textyogh:ʒ textglotstop:ʔ ' +
  'textltailn:ɲ cprime:ʹ cdprime:ʺ Cprime:ʹ Cdprime:ʺ varprojlim:lim varinjlim:lim hamza:ʾ ain:ʿ textquotestraightbase:‚ dj:đ DJ:Đ ' +
  'hwithstroke:ħ textcrh:ħ ng:ŋ NG:Ŋ TH:Þ th:þ DH:Ð dh:ð IJ:Ĳ ij:ĳ SS:ẞ textthorn:þ textThorn:Þ textbraceleft:{ textbraceright:} ' +
  'textunderscore:_ textasciitilde:~ textasciicircum:^ textasciiacute:´ textasciidieresis:¨ textasciimacron:¯ textdollar:$ ' +
  'textnumbersign:# textpercent:% textampersand:& textbar:| textquotedbl:" textless:< textgreater:> textequals:= textslash:/ ' +
  'textcopyleft:🄯 ieme:e iemes:es ier:er iers:ers iere:re ieres:res No:N° no:n° primo:1° secundo:2° tertio:3° XeTeX:XeTeX ' +
  'LuaTeX:LuaTeX LuaLaTeX:LuaLaTeX pdfTeX:pdfTeX pdfLaTeX:pdfLaTeX ConTeXt:ConTeXt KOMAScript:KOMA-Script TikZ:TikZ MF:METAFONT ' +
  'MP:METAPOST METAFONT:METAFONT METAPOST:METAPOST AmS:AMS AmSTeX:AMSTeX AmSLaTeX:AMSLaTeX eTeX:eTeX PiCTeX:PiCTeX SliTeX:SliTeX ' +
  'TUB:TUGboat';

const cyrillic =
  'a:а b:б v:в g:г d:д e:е yo:ё zh:ж z:з i:и ishrt:й k:к l:л m:м n:н o:о p:п r:р s:с t:т u:у f:ф h:х c:ц ch:ч sh:ш shch:щ hrdsn:ъ ' +
  'ery:ы sftsn:ь erev:э yu:ю ya:я ie:є ii:і yi:ї gup:ґ je:ј lje:љ nje:њ dje:ђ tshe:ћ ushrt:ў dzhe:џ';

/** Spaces of all widths and places where a line may break. */
const blanks =
  'thinspace medspace thickspace enspace enskip hfill hfil addspace addnbspace addthinspace addlowpenspace addhighpenspace nobreakspace newline linebreak tab interword xspace';

/** Read only: `\not` strikes the sign that follows. */
export const moreAccents: ReadonlyMap<string, string> = new Map([
  ['not', '\u0338'],
  ['cb', '\u0326'],
  ['textogonekcentered', '\u0328'],
  ['textdoublegrave', '\u030f'],
  ['textroundcap', '\u0311'],
  ['mathring', '\u030a'],
  ['textsubring', '\u0325'],
  ['textvbaraccent', '\u030d'],
  ['capitalacute', '\u0301'],
  ['capitalgrave', '\u0300'],
  ['capitaldieresis', '\u0308'],
  ['capitalcaron', '\u030c'],
  ['capitaltilde', '\u0303'],
  ['capitalcircumflex', '\u0302'],
  ['capitalcedilla', '\u0327'],
  ['capitalogonek', '\u0328'],
]);

const table: ReadonlyMap<string, string> = new Map<string, string>([
  ...letterTable(`${signs} ${phoneticLetters}`),
  ...['colon', 'vcentcolon', 'addcolon'].map((name): [string, string] => [name, ':']),
  ...blanks.split(' ').map((blank): [string, string] => [blank, ' ']),
  ['og', '« '],
  ['fg', ' »'],
  ...[...letterTable(cyrillic)].flatMap(([name, letter]): [string, string][] => [
    [`cyr${name}`, letter],
    [`CYR${name.toUpperCase()}`, letter.toUpperCase()],
  ]),
]);

/** The character of a command that the common table lacks; `known` is that table, whose Greek has forms with `text`, `up` and `var` before it. */
export function moreSymbol(name: string, known: ReadonlyMap<string, string>): string | undefined {
  const own = table.get(name);
  if (own !== undefined) return own;
  const base = /^(?:text|up|var|Up|it|bm|greek)([A-Za-z][a-z]+)$/.exec(name)?.[1];
  const letter = base === undefined ? undefined : known.get(base);
  return letter !== undefined && /\p{Script=Greek}/u.test(letter) ? letter : undefined;
}
