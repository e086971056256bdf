/** Samples how late a timer comes: what a keystroke would have waited for. */
export interface LagProbe {
  /** The longest delays since the last call, in milliseconds: by the clock, and of processor time of this thread where Node tells it. */
  worst(): { readonly wall: number; readonly cpu: number | undefined; readonly over50: number };
  stop(): void;
}

const interval = 4;

/** Milliseconds of processor time that this thread had, where Node tells it: what a figure would be on a machine that does nothing else. */
export function cpuNow(): number | undefined {
  if (!('threadCpuUsage' in process) || typeof process.threadCpuUsage !== 'function') return undefined;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export function lagProbe(): LagProbe {
  let wall = 0;
  let cpu = 0;
  let over50 = 0;
  let last = performance.now();
  let lastCpu = cpuNow() ?? 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const cpuTime = cpuNow() ?? 0;
    wall = Math.max(wall, now - last - interval);
    cpu = Math.max(cpu, cpuTime - lastCpu);
    if (cpuTime - lastCpu > 50) over50 += 1;
    [last, lastCpu] = [now, cpuTime];
  }, interval);
  return {
    worst() {
      const worst = { wall, cpu: cpuNow() === undefined ? undefined : cpu, over50 };
      [wall, cpu, over50] = [0, 0, 0];
      return worst;
    },
    stop: () => clearInterval(timer),
  };
}
