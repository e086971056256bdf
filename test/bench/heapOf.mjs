// `node heapOf.mjs PID`, with a Node that has WebSocket: prints the bytes of heap that a Node process holds after a full collection.
let asked = 0;
const pid = Number(process.argv[2]);
process.kill(pid, 'SIGUSR1');
const socket = new WebSocket(await inspectorAddress());
await new Promise((resolve) => socket.addEventListener('open', resolve));
await ask('HeapProfiler.enable', {});
await ask('HeapProfiler.collectGarbage', {});
console.log((await ask('Runtime.evaluate', { expression: 'process.memoryUsage().heapUsed' })).result.value);
process.exit();

/** Where the process listens once the signal has opened its inspector. */
async function inspectorAddress() {
  for (let tries = 0; tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const targets = await fetch('http://127.0.0.1:9229/json/list').then(
      (answer) => answer.json(),
      () => [],
    );
    if (targets[0]) return targets[0].webSocketDebuggerUrl;
  }
  throw new Error(`process ${pid} opened no inspector`);
}

/**
 * @param {string} method
 * @param {Record<string, unknown>} params
 * @returns {Promise<any>}
 */
function ask(method, params) {
  const id = ++asked;
  socket.send(JSON.stringify({ id, method, params }));
  return new Promise((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data));
      if (message.id === id) resolve(message.result);
    });
  });
}
