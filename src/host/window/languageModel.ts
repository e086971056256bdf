import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { EditRefused } from './attempt';
import { throwIfCancelled } from './cancellation';

/** A longer answer is none to what Lectern asks. */
const longestAnswer = 20_000;

/** What a language model answered, and its name. */
export interface ModelAnswer {
  readonly text: string;
  readonly by: string;
}

/** Whether this VS Code offers language models to extensions and has one now; asks none. */
export async function hasLanguageModel(): Promise<boolean> {
  return (await models()).length > 0;
}

/** What is asked of a language model. */
export type OfferedModel = Pick<vscode.LanguageModelChat, 'name' | 'sendRequest'>;

/** Asks the first language model that VS Code offers, which asks the user for consent itself; throws `EditRefused` where there is none or it refuses. */
export async function askLanguageModel(
  question: string,
  justification: string,
  token: vscode.CancellationToken,
  offered: () => Promise<readonly OfferedModel[]> = models,
): Promise<ModelAnswer> {
  const [model] = await offered();
  if (model === undefined) throw new EditRefused(l10n.t('VS Code offers no language model now.'));
  try {
    const response = await model.sendRequest([vscode.LanguageModelChatMessage.User(question)], { justification }, token);
    let text = '';
    for await (const part of response.text) {
      throwIfCancelled(token);
      text += part;
      if (text.length > longestAnswer) break;
    }
    return { text, by: model.name };
  } catch (error) {
    if (error instanceof vscode.LanguageModelError) throw new EditRefused(l10n.t('{0} did not answer: {1}', model.name, error.message));
    throw error;
  }
}

/** Feature-detected: forks of VS Code leave language models out. */
async function models(): Promise<readonly vscode.LanguageModelChat[]> {
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  return (await lm?.selectChatModels?.()) ?? [];
}
