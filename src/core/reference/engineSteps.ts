import citeproc, { type Engine } from 'citeproc';

const areas = ['citation', 'bibliography', 'intext'] as const;

/**
 * Makes an engine with a yield between the parts of a style that citeproc builds in one go in its constructor, which takes the APA style
 * over 50 ms. What the constructor does after building, in its order, is done here again.
 */
export function* engineSteps(create: () => Engine): Generator<void, Engine> {
  const engine = withoutTokenLists(create);
  for (const area of areas) {
    yield;
    engine.build.area = area;
    engine.buildTokenLists(engine.cslXml.getNodesByName(engine.cslXml.dataObj, area), engine[area].tokens);
  }
  yield;
  if (engine.opt.parallel.enable) engine.parallel = new citeproc.Parallel(engine);
  engine.configureTokenLists();
  engine.disambiguate = new citeproc.Disambiguation(engine);
  return engine;
}

/** An engine as it was before its first work, for one that threw at a work and is now in disorder; as citeproc's `restoreProcessorState` ends. */
export function startAnew(engine: Engine): void {
  engine.registry = new citeproc.Registry(engine);
  engine.tmp = new citeproc.Engine.Tmp();
  engine.disambiguate = new citeproc.Disambiguation(engine);
}

function withoutTokenLists(create: () => Engine): Engine {
  const { prototype } = citeproc.Engine;
  const { buildTokenLists, configureTokenLists } = prototype;
  Object.assign(prototype, { buildTokenLists() {}, configureTokenLists() {} });
  try {
    return create();
  } finally {
    Object.assign(prototype, { buildTokenLists, configureTokenLists });
  }
}
