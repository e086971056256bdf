import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { type CitedPapers, OpenQuestions } from '../../../src/host/citing/openQuestions';

const paper = (id: string): Paper => ({ id, title: id, authors: [], citationKey: id, sources: [] });
const cited = (...ids: readonly string[]): CitedPapers => new Map(ids.map((id) => [paper(id), `key-${id}`]));
const uri = 'file:///theirs.bib';

/** Messages as VS Code shows them: one that is shown again takes the place of the earlier one, which ends unanswered. */
class Messages {
  shown = 0;
  private answerLast: (isYes: boolean) => void = () => undefined;

  show(): Promise<boolean> {
    this.answerLast(false);
    this.shown += 1;
    return new Promise((resolve) => {
      this.answerLast = resolve;
    });
  }

  answer(isYes: boolean): void {
    this.answerLast(isYes);
  }
}

describe('a question about a bibliography that is still open', () => {
  const asking = (again: boolean) => {
    const [questions, messages, added] = [new OpenQuestions(), new Messages(), [] as string[][]];
    const cite = (papers: CitedPapers): Promise<void> =>
      questions.ask(uri, papers, again, async (all) => {
        if (await messages.show()) added.push([...all().values()]);
      });
    return { questions, messages, added, cite };
  };

  it('is asked again when more is cited, and a yes adds all that was cited, by the keys in the text', async () => {
    const { questions, messages, added, cite } = asking(true);
    const asked = [cite(cited('a')), cite(cited('b')), cite(cited('c'))];
    await Promise.all(asked.slice(0, 2));
    assert.deepEqual([messages.shown, [...questions.keys]], [3, ['a', 'b', 'c'].map((id) => [id, `key-${id}`])]);
    messages.answer(true);
    await Promise.all(asked);
    assert.deepEqual(added, [['key-a', 'key-b', 'key-c']]);
    assert.equal(questions.keys.size, 0);
  });

  it('stays as it is where it can’t go out of sight, and a yes adds what was cited meanwhile', async () => {
    const { questions, messages, added, cite } = asking(false);
    const asked = cite(cited('a'));
    await cite(cited('b'));
    assert.equal(messages.shown, 1);
    messages.answer(true);
    await asked;
    assert.deepEqual([added, questions.keys.size], [[['key-a', 'key-b']], 0]);
  });

  it('is asked afresh after a no, without what was cited before', async () => {
    for (const again of [true, false]) {
      const { messages, added, cite } = asking(again);
      const first = cite(cited('a'));
      messages.answer(false);
      await first;
      const second = cite(cited('b'));
      messages.answer(true);
      await second;
      assert.deepEqual(added, [['key-b']]);
    }
  });

  it('holds up no question about another file, and gives it none of its papers', async () => {
    const { questions, added, cite } = asking(false);
    void cite(cited('a'));
    await questions.ask('file:///other.bib', cited('b'), false, async (all) => void added.push([...all().values()]));
    assert.deepEqual([added, [...questions.keys.keys()]], [[['key-b']], ['a']]);
  });
});
