// Comes before the test files, which find `describe` and `it` as globals, as they do in Node.
import 'mocha/mocha.js';

mocha.setup({
  ui: 'bdd',
  timeout: 30_000,
  reporter: class {} as unknown as Mocha.ReporterConstructor,
});
