/**
 * Letters of the phonetic and African alphabets, by the names that `tipa`, `fc` and `textcomp` give them and biber reads by default
 * (the letters of its `recode_data.xml`). Where a name means a Greek letter too, it is read as that.
 */
export const phoneticLetters =
  'Thorn:Þ textthornvari:þ textthornvarii:þ textthornvariii:þ textthornvariv:þ textcrd:đ textHbar:Ħ texthbar:ħ textkra:ĸ ' +
  'textbarl:ł textTbar:Ŧ textTstroke:Ŧ texttbar:ŧ texttstroke:ŧ textcrb:ƀ textBhook:Ɓ textOopen:Ɔ textChook:Ƈ textchook:ƈ ' +
  'texthtc:ƈ textDafrican:Ɖ textDhook:Ɗ textEreversed:Ǝ textEopen:Ɛ textFhook:Ƒ textGammaafrican:Ɣ texthvlig:ƕ hv:ƕ ' +
  'textIotaafrican:Ɩ textKhook:Ƙ textkhook:ƙ texthtk:ƙ textcrlambda:ƛ textNhookleft:Ɲ textPhook:Ƥ textphook:ƥ texthtp:ƥ textEsh:Ʃ ' +
  'ESH:Ʃ textlooptoprevesh:ƪ textpalhookbelow:ƫ textThook:Ƭ textthook:ƭ texthtt:ƭ textTretroflexhook:Ʈ textVhook:Ʋ textYhook:Ƴ ' +
  'textyhook:ƴ textEzh:Ʒ texteturned:ǝ textturna:ɐ textturnscripta:ɒ textbhook:ɓ texthtb:ɓ textoopen:ɔ textopeno:ɔ textctc:ɕ ' +
  'textdtail:ɖ textrtaild:ɖ textdhook:ɗ texthtd:ɗ textreve:ɘ textrhookschwa:ɚ texteopen:ɛ textrevepsilon:ɜ textrhookrevepsilon:ɝ ' +
  'textcloserevepsilon:ɞ textbardotlessj:ɟ texthtg:ɠ textscriptg:ɡ textscg:ɢ textgammalatinsmall:ɣ textramshorns:ɤ textturnh:ɥ ' +
  'texthth:ɦ texththeng:ɧ textbari:ɨ textiotalatin:ɩ textsci:ɪ textltilde:ɫ textbeltl:ɬ textrtaill:ɭ textlyoghlig:ɮ textturnm:ɯ ' +
  'textturnmrleg:ɰ textltailm:ɱ textnhookleft:ɲ textrtailn:ɳ textscn:ɴ textbaro:ɵ textscoelig:ɶ textcloseomega:ɷ textturnr:ɹ ' +
  'textturnlonglegr:ɺ textturnrrtail:ɻ textlonglegr:ɼ textrtailr:ɽ textfishhookr:ɾ textlhti:ɿ textscr:ʀ textinvscr:ʁ textrtails:ʂ ' +
  'texthtbardotlessj:ʄ textraisevibyi:ʅ textctesh:ʆ textturnt:ʇ textrtailt:ʈ texttretroflexhook:ʈ textbaru:ʉ textscriptv:ʋ ' +
  'textvhook:ʋ textturnv:ʌ textturnw:ʍ textturny:ʎ textscy:ʏ textrtailz:ʐ textctz:ʑ textezh:ʒ textctyogh:ʓ textrevglotstop:ʕ ' +
  'textinvglotstop:ʖ textstretchc:ʗ textbullseye:ʘ textscb:ʙ textcloseepsilon:ʚ texthtscg:ʛ textsch:ʜ textctj:ʝ textturnk:ʞ ' +
  'textscl:ʟ texthtq:ʠ textbarglotstop:ʡ textbarrevglotstop:ʢ textdzlig:ʣ textdyoghlig:ʤ textdctzlig:ʥ texttslig:ʦ textteshlig:ʧ ' +
  'texttesh:ʧ texttctclig:ʨ ayn:ʿ textprimstress:ˈ textlengthmark:ː textoverline:‾ preccurlyeq:≼ succcurlyeq:≽';
