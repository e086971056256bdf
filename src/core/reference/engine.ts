import * as l10n from '@vscode/l10n';
import citeproc, { type Engine, type XmlNode } from 'citeproc';
import type { CslItem } from '../record/cslItem';
import { checkStyleSize } from './budget';
import { quickenComparisons } from './comparisons';
import { cslFormat, installCslFormat, markCite } from './cslFormat';
import { engineSteps } from './engineSteps';
import { shareSortMacros } from './macros';
import { plainXml } from './styleXml';

/** citeproc with a style, a locale, and the items that it can request. */
export interface CslEngine {
  readonly engine: Engine;
  readonly items: Map<string, CslItem>;
  /** The text that the style puts around a citation; citeproc omits it when it marks cites. */
  readonly affixes: { readonly prefix: string; readonly suffix: string };
  /** Whether a citation's text depends on earlier ones (ibid., notes), so that all must be formatted together. */
  readonly positional: boolean;
  /** The numbers by which cites are marked in citations, by item id. */
  cites: ReadonlyMap<string, number>;
}

/** Parses a style's XML for citeproc; throws if it is malformed or too large. */
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
 * Makes citeproc put ", " between the years of one author if a style has no `cite-group-delimiter`, as CSL 1.0.2 requires. citeproc does so
 * only without an `after-collapse-delimiter`, which has no effect if it equals the delimiter between cites (Chicago).
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

/** Makes the next year of the same authors a separate cite after a locator: (Gu 2023a, 3; 2023b, 4), as in the Chicago manual (15.30). */
function partLocators(): void {
  if (parting) return;
  parting = true;
  const { getSpliceDelimiter } = citeproc;
  citeproc.getSpliceDelimiter = function (lastLocator, lastCollapsed, position) {
    const delimiter = getSpliceDelimiter.call(this, lastLocator, lastCollapsed, position);
    return lastLocator ? (this.citation.opt.layout_delimiter ?? delimiter) : delimiter;
  };
}

/** Parses a locale's XML for citeproc. */
export function parseLocale(text: string): XmlNode {
  return parseXml(text, 'locale');
}

/** Parses XML with citeproc's parser, which fails on malformed XML in various ways; throws with a clear reason. */
function parseXml(text: string, root: string): XmlNode {
  let node: XmlNode | undefined;
  const plain = plainXml(text);
  try {
    node = citeproc.parseXml(plain);
  } catch {
    throw new Error(l10n.t('its XML is malformed.'));
  }
  if (node?.name !== root) throw new Error(l10n.t('there is no {0} in it.', root));
  return node;
}

/** Builds the engine in steps; throws if citeproc can't use the style. */
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
