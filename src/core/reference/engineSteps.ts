import citeproc, { type Engine } from 'citeproc';

const areas = ['citation', 'bibliography', 'intext'] as const;

/**
 * Creates an engine, yielding between the parts of a style. citeproc's constructor builds them all at once, which takes over 50 ms for APA;
 * what it does after building is repeated here in the same order.
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

/** Resets an engine that threw an error and may be inconsistent, as citeproc's `restoreProcessorState` does at its end. */
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
