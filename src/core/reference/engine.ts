import * as l10n from '@vscode/l10n';
import citeproc, { type Engine, type XmlNode } from 'citeproc';
import type { CslItem } from '../record/cslItem';
import { checkStyleSize } from './budget';
import { quickenComparisons } from './comparisons';
import { cslFormat, installCslFormat, markCite } from './cslFormat';
import { engineSteps } from './engineSteps';
import { shareSortMacros } from './macros';
import { plainXml } from './styleXml';

/** citeproc with a style and a locale, and the items that it may ask for. */
export interface CslEngine {
  readonly engine: Engine;
  readonly items: Map<string, CslItem>;
  /** What the style puts before and after a citation; citeproc leaves it out where it marks cites. */
  readonly affixes: { readonly prefix: string; readonly suffix: string };
  /** A citation's text depends on those before it (ibid., notes), so that all have to be written in one go. */
  readonly positional: boolean;
  /** Numbers of the items, by which cites are marked in citations. */
  cites: ReadonlyMap<string, number>;
}

/** A style's XML as citeproc wants it; throws where it isn't XML. */
export function parseStyle(text: string): XmlNode {
  shareSortMacros();
  quickenComparisons();
  partLocators();
  const style = parseXml(text, 'style');
  checkStyleSize(style);
  groupYears(childOf(style, 'citation'));
  return style;
}

/**
 * CSL 1.0.2 puts ", " between the years of one author where a style names no `cite-group-delimiter`. citeproc does so only without an
 * `after-collapse-delimiter`, which says nothing where it is the delimiter of cites anyway (Chicago).
 */
function groupYears(citation: XmlNode | undefined): void {
  const attributes = citation?.attrs;
  if (attributes?.collapse?.startsWith('year') !== true || attributes['cite-group-delimiter'] !== undefined) return;
  const after = attributes['after-collapse-delimiter'];
  if (after !== undefined && after !== childOf(citation, 'layout')?.attrs.delimiter) return;
  delete attributes['after-collapse-delimiter'];
  attributes['cite-group-delimiter'] = ', ';
}

let parting = false;

/** After a locator the next year of the same authors becomes a cite of its own: (Gu 2023a, 3; 2023b, 4), as in the Chicago manual (15.30). */
function partLocators(): void {
  if (parting) return;
  parting = true;
  const { getSpliceDelimiter } = citeproc;
  citeproc.getSpliceDelimiter = function (lastLocator, lastCollapsed, position) {
    const delimiter = getSpliceDelimiter.call(this, lastLocator, lastCollapsed, position);
    return lastLocator ? (this.citation.opt.layout_delimiter ?? delimiter) : delimiter;
  };
}

/** A locale's XML as citeproc wants it. */
export function parseLocale(text: string): XmlNode {
  return parseXml(text, 'locale');
}

/** citeproc's parser stumbles over malformed XML in its own ways. */
function parseXml(text: string, root: string): XmlNode {
  let node: XmlNode | undefined;
  const plain = plainXml(text.replace(/^\uFEFF/, ''));
  try {
    node = citeproc.parseXml(plain);
  } catch {
    throw new Error(l10n.t('its XML is malformed.'));
  }
  if (node?.name !== root) throw new Error(l10n.t('there is no {0} in it.', root));
  return node;
}

/** Builds the engine in steps; throws on a style that citeproc cannot use. */
export function* buildEngine(style: XmlNode, locale: XmlNode, language: string): Generator<void, CslEngine> {
  installCslFormat();
  const items = new Map<string, CslItem>();
  const system = {
    retrieveItem: (id: string) => items.get(id) ?? { id, type: 'document' },
    retrieveLocale: () => locale,
    wrapCitationEntry: (text: string, id: string) => {
      const cite = csl.cites.get(id);
      return cite === undefined ? text : markCite(text, cite);
    },
  };
  const engine = yield* engineSteps(() => new citeproc.Engine(system, style, language, true));
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.setOutputFormat(cslFormat);
  const csl: CslEngine = { engine, items, affixes: citationAffixes(style), positional: isPositional(engine), cites: new Map() };
  return csl;
}

function citationAffixes(style: XmlNode): { prefix: string; suffix: string } {
  const layout = childOf(childOf(style, 'citation'), 'layout');
  return { prefix: layout?.attrs.prefix ?? '', suffix: layout?.attrs.suffix ?? '' };
}

function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child): child is XmlNode => typeof child !== 'string' && child.name === name);
}

function isPositional({ opt }: Engine): boolean {
  return opt.xclass !== 'in-text' || opt.update_mode === citeproc.POSITION;
}
