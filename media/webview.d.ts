/** What VS Code gives to the script of a webview: it sends messages to the extension and keeps a state while the view is hidden. */
interface WebviewHost<Message, State = never> {
  postMessage(message: Message): void;
  getState(): State | undefined;
  setState(state: State): void;
}

/** Gives the host; may be called once. */
declare function acquireVsCodeApi<Message, State>(): WebviewHost<Message, State>;
