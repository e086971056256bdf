import { readers } from '../growth/readers';
import { keepsAnswers } from './keep';
import { textsFor } from './texts';

describe('what was read before is read the same', function () {
  this.timeout(120_000);
  keepsAnswers(
    'readers.txt',
    Object.fromEntries(
      Object.entries(readers).map(([name, read]) => [name, () => textsFor(name, 60).map((text) => [text, () => read(text)] as const)]),
    ),
  );
});
