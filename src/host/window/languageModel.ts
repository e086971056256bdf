import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { EditRefused } from './attempt';
import { throwIfCancelled } from './cancellation';

/** Characters; Lectern's questions never need a longer answer. */
const longestAnswer = 20_000;

/** A language model's answer, and the model's name. */
export interface ModelAnswer {
  readonly text: string;
  readonly by: string;
}

/** Whether VS Code offers extensions a language model now; sends no request. */
export async function hasLanguageModel(): Promise<boolean> {
  return (await models()).length > 0;
}

/** The part of a language model that Lectern uses. */
export type OfferedModel = Pick<vscode.LanguageModelChat, 'name' | 'sendRequest'>;

/** Asks VS Code's first language model; VS Code itself asks the user for consent. Throws `EditRefused` if there is none or it refuses. */
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

/** Feature-detected, because forks of VS Code leave language models out. */
async function models(): Promise<readonly vscode.LanguageModelChat[]> {
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  return (await lm?.selectChatModels?.()) ?? [];
}
