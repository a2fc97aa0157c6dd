// CPU of the managers' live page in a headless Chromium without a GPU, while people are online and nothing happens but a snapshot a second:
// less than a twentieth of a core. Starts a host of its own (dotnet build -c Release first). Needs src/Web/node_modules (npm ci) and a chromium.
// The last line is one JSON object.
//   node bench/managers-page.mjs [--people 200] [--tasks 1000] [--seconds 60] [--seed 1] [--configuration Release] [--chromium /usr/bin/chromium] [--shot page.png]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: { people: text('200'), tasks: text('1000'), seconds: text('60'), seed: text('1'), configuration: text('Release'), chromium: text('/usr/bin/chromium'), shot: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log('node bench/managers-page.mjs [--people 200] [--tasks 1000] [--seconds 60] [--seed 1] [--configuration Release] [--chromium /usr/bin/chromium] [--shot page.png]\nMeasures the CPU of the managers’ live page while --people are online; they have answered --tasks before. --seed: who has which skill.');
  process.exit(0);
}
const [people, tasks, seconds, seed] = [values.people, values.tasks, values.seconds, values.seed].map(Number);
const require = createRequire(new URL('../src/Web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const { HttpTransportType, HubConnectionBuilder, LogLevel } = require('@microsoft/signalr');

/** What the budget is: percent of one core, of the page's process with all its threads. */
const BUDGET = 5;
/** Seconds after which the page has loaded what it loads once, and the browser has compiled what is hot. */
const WARM_UP = 20;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const cleanUp = [];
try {
  const result = await run();
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
} finally {
  for (const end of cleanUp.reverse()) await end();
}
process.exit();

async function run() {
  const host = await startHost();
  const crowd = await hire(host);
  await work(host, crowd);
  const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
  cleanUp.push(() => browser.close());
  const context = await browser.newContext({ baseURL: host.url, viewport: { width: 1440, height: 900 } });
  const signed = await context.request.post('/api/session', { data: { link: host.link } });
  if (!signed.ok()) throw new Error(`Sign-in: ${signed.status()} ${await signed.text()}`);
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  let snapshots = 0;
  page.on('websocket', (socket) => socket.url().includes('/hubs/managers') && socket.on('framereceived', ({ payload }) => (snapshots += String(payload).includes('"asOf"') ? 1 : 0)));
  await page.goto('/ops');
  const online = page.getByRole('region', { name: 'People online' }).locator('.tile-value');
  await online.getByText(String(people)).waitFor({ timeout: 60_000 });
  await page.locator('.plot canvas').nth(1).waitFor();
  console.error(`${people} people online, warming up for ${WARM_UP} s, then measuring for ${seconds} s`);
  await wait(WARM_UP * 1_000);

  const [cdp, whole] = [await context.newCDPSession(page), await browser.newBrowserCDPSession()];
  await cdp.send('Performance.enable');
  const from = await reading(cdp, whole);
  snapshots = 0;
  await wait(seconds * 1_000);
  const seen = snapshots;
  const to = await reading(cdp, whole);
  if (values.shot) await page.screenshot({ path: values.shot, fullPage: true });
  const percent = (of) => Number(((100 * (to[of] - from[of])) / (to.at - from.at)).toFixed(2));
  const page_percent = percent('renderer');
  return {
    people, seconds, snapshots: seen, page_percent, main_thread_percent: percent('TaskDuration'), script_percent: percent('ScriptDuration'), layout_percent: percent('LayoutDuration'), style_percent: percent('RecalcStyleDuration'),
    painting_percent: percent('GPU'), browser_percent: percent('browser'), tasks, seed, ok: page_percent < BUDGET && seen >= 0.9 * seconds,
  };
}

/** Seconds spent so far: by the page's main thread, and by each process of the browser. */
async function reading(cdp, whole) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const sum = (type) => processInfo.filter((p) => p.type === type).reduce((n, p) => n + p.cpuTime, 0);
  return { at: performance.now() / 1_000, ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])), renderer: sum('renderer'), GPU: sum('GPU'), browser: sum('browser') };
}

async function startHost() {
  const folder = mkdtempSync(`${tmpdir()}/managers-page-`);
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const program = new URL(`../src/Silo/bin/${values.configuration}/net10.0/Scheduler.Silo.dll`, import.meta.url).pathname;
  const server = spawn('dotnet', ['exec', program, '--data', folder, '--no-sample', '--urls', url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => server.once('exit', done));
  cleanUp.push(() => (server.kill('SIGTERM'), ended));
  const said = { url };
  await new Promise((ready, broken) => {
    void ended.then((code) => broken(new Error(`The host ended with ${code}: was it built (dotnet build -c ${values.configuration})?`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.includes('live key:')) said.key = line.split('live key:')[1].trim();
      if (line.includes('/welcome#link=')) said.link = line.split('#link=')[1].trim();
      if (said.key && said.link) ready();
    });
  });
  while (!(await fetch(`${url}/readyz`).then((r) => r.ok, () => false))) await wait(100);
  return said;
}

async function post({ url, key }, path, body) {
  const response = await fetch(url + path, { method: 'POST', headers: { Authorization: `Basic ${btoa(`${key}:`)}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** People with some skills each, connected and ready. */
async function hire(host) {
  const skills = ['pictures', 'text', 'sound', 'video', 'cats', 'dogs', 'birds', 'forms'];
  const crowd = [];
  for (let i = 0; i < people; i++) {
    const own = skills.filter((_, n) => (i * 7 + n * 3 + seed) % 4 === 0).map((name) => ({ name, level: 1 + (i % 5) }));
    const { token } = await post(host, '/api/annotators', { name: `Person ${i + 1}`, team: true, role: 'labeler', skills: own });
    const hub = new HubConnectionBuilder().withUrl(`${host.url}/hubs/annotators`, { accessTokenFactory: () => token, transport: HttpTransportType.WebSockets, skipNegotiation: true }).configureLogging(LogLevel.None).build();
    const person = { hub, done: 0 };
    hub.on('Message', ({ kind, assignment }) => kind === 'assigned' && void answer(person, assignment));
    await hub.start();
    const beat = setInterval(() => hub.invoke('Heartbeat').catch(() => {}), 15_000);
    cleanUp.push(() => (clearInterval(beat), hub.stop()));
    crowd.push(person);
  }
  return crowd;
}

async function answer(person, { task, token, standing }) {
  if (standing === 'offered' && !(await person.hub.invoke('Accept', task, token))) return;
  await wait(500);
  const reply = await person.hub.invoke('Submit', { task, token, command: crypto.randomUUID(), response: '{"category":"cat"}', activeMs: 400 });
  if (reply.outcome === 'accepted') person.done++;
}

/** All that there is to do is done, and what is left nobody may do: it waits. */
async function work(host, crowd) {
  const project = (name, more) => post(host, '/v1/projects', { name, type: 'categorization', workforce: 'team', auto_accept: true, params: { categories: ['cat', 'dog'] }, ...more });
  await project('done', {});
  await project('waiting', { required_skills: [{ name: 'nobody has it', level: 1 }] });
  for (const name of ['done', 'waiting'])
    for (let i = 0; i < (name === 'done' ? tasks : tasks / 5); i++) await post(host, '/v1/task/categorization', { project: name, attachment: `text ${i}`, attachment_type: 'text' });
  for (const { hub } of crowd) await hub.invoke('SetActivity', 'available');
  const done = () => crowd.reduce((n, person) => n + person.done, 0);
  for (const end = Date.now() + 90_000; done() < tasks; await wait(200)) if (Date.now() > end) throw new Error(`Only ${done()} of ${tasks} tasks were answered.`);
}
