import * as l10n from '@vscode/l10n';
import type { Problem } from '../problem';
import { buildEngine, parseLocale, parseStyle } from './engine';
import { engineRenderer, warmUp } from './engineRenderer';
import type { Renderer } from './renderer';
import { type StyleInfo, type StyleSource, styleInfo } from './styles';

export interface RendererOptions {
  /** The wanted style. */
  readonly style: StyleSource;
  /** A bundled style, used if the wanted one can't be. */
  readonly fallback: StyleSource;
  /** The text of a bundled CSL locale. */
  readonly locale: string;
  /** The BCP 47 tag of that locale, such as `en-US`. */
  readonly language: string;
  /** Called with the reason, as a sentence, whenever the engine fails on a document, which is then formatted without the style. */
  readonly onPlain?: (reason: string) => void;
}

/** The renderer, undefined only if the fallback fails too, and the problems with the styles. */
export interface CreatedRenderer {
  readonly renderer: Renderer | undefined;
  readonly problems: readonly Problem[];
}

/** Builds a renderer in short steps (`npm run bench -- reference`). */
export function* rendererSteps(options: RendererOptions): Generator<void, CreatedRenderer> {
  const problems: Problem[] = [];
  for (const source of [options.style, options.fallback]) {
    const info = styleInfo(source);
    if ('code' in info) {
      problems.push(info);
      continue;
    }
    try {
      return { renderer: yield* steps(source, info, options), problems };
    } catch (error) {
      // citeproc reports what a well-formed style lacks, but fails unpredictably on others.
      const reason = reasonOf(error, l10n.t('it is malformed.'));
      problems.push({
        file: source.name,
        line: 1,
        code: 'broken-style',
        message: l10n.t('The citation style {0} cannot be used: {1}', source.name, reason),
      });
    }
  }
  return { renderer: undefined, problems };
}

function* steps(source: StyleSource, info: StyleInfo, options: RendererOptions): Generator<void, Renderer> {
  const style = parseStyle(source.text ?? '');
  yield;
  const locale = parseLocale(options.locale);
  yield;
  const engine = yield* buildEngine(style, locale, options.language);
  yield;
  const onPlain = (error: unknown): void => options.onPlain?.(reasonOf(error, l10n.t('the citation engine failed.')));
  const renderer = engineRenderer(engine, source.name, info, onPlain);
  yield* warmUp(renderer);
  return renderer;
}

/** An error's reason as text; citeproc also throws strings. A `TypeError` is an unexpected failure and yields `otherwise`. */
function reasonOf(error: unknown, otherwise: string): string {
  if (error instanceof TypeError) return otherwise;
  return error instanceof Error ? error.message : String(error);
}
