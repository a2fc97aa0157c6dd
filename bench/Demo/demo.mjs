// Fills a running host with work as customers see it, and with people who do it: for screenshots, for trying pages with realistic amounts.
// Everything goes through the REST API and the hub. Needs src/Web/node_modules (npm ci). The last line is one JSON object.
//   node bench/Demo/demo.mjs --key live_… [--url http://127.0.0.1:5080] [--tasks 2400] [--people 32] [--minutes 10] [--pace 8000] [--seed 1]
// A second run with --fill off adds nothing and lets the people of --tokens FILE go on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { people, projects } from './projects.mjs';
import { nameReader, Person } from './worker.mjs';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:5080' }, key: { type: 'string' }, tasks: { type: 'string', default: '2400' }, people: { type: 'string', default: '32' },
    minutes: { type: 'string', default: '10' }, pace: { type: 'string', default: '8000' }, seed: { type: 'string', default: '1' }, fill: { type: 'string', default: 'on' }, tokens: { type: 'string', default: 'demo-tokens.json' },
  },
});
const chance = seeded(Number(options.seed));
const nameOf = nameReader((path) => call('GET', path));
const headers = { Authorization: `Basic ${btoa(`${options.key}:`)}` };

async function call(method, path, body) {
  const form = body instanceof FormData || typeof body === 'string';
  const response = await fetch(options.url + path, { method, headers: form ? headers : { ...headers, 'Content-Type': 'application/json' }, ...(body !== undefined && { body: form ? body : JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
  return text === '' ? undefined : JSON.parse(text);
}

if (options.fill === 'on') {
  const files = { pictures: await upload('animals-', '.jpg', 6, 'image/jpeg'), sounds: await upload('sounds-', '.wav', 2, 'audio/wav') };
  let made = 0;
  for (const project of projects) made += await fill(project, files, Math.round(Number(options.tasks) * project.share));
  console.error(`${projects.length} projects, ${made} tasks`);
}
const crowd = await hire(Number(options.people));
await Promise.all(crowd.map((person) => person.start()));
const end = Date.now() + Number(options.minutes) * 60_000;
while (Date.now() < end) {
  await new Promise((done) => setTimeout(done, Math.min(10_000, end - Date.now())));
  process.stderr.write(`\r${sum()} answers `);
}
await Promise.all(crowd.map((person) => person.stop()));
await judge();
const refused = crowd.flatMap((person) => [...person.refused]).slice(0, 10);
console.log(JSON.stringify({ people: crowd.length, answers: sum(), refused }));
process.exit(0);

function sum() {
  return crowd.reduce((n, person) => n + person.done, 0);
}

async function upload(prefix, suffix, n, type) {
  const sample = new URL('../../src/Silo/Sample/files/', import.meta.url);
  return Promise.all(Array.from({ length: n }, async (_, i) => {
    const form = new FormData();
    form.append('display_name', `${prefix}${i + 1}${suffix}`);
    form.append('file', new Blob([readFileSync(new URL(`${prefix}${i + 1}${suffix}`, sample))], { type }), `${prefix}${i + 1}${suffix}`);
    return (await call('POST', '/v1/files/upload', form)).attachment_url;
  }));
}

/** A project with a calibration batch where it has launches, and some batches of different age, priority and due time. */
async function fill({ name, type, params, rapid, studio, review_levels, review_share, sla_tier, consensus, schedule, task }, files, tasks) {
  await call('POST', '/v1/projects', { name, type, params, rapid: !!rapid, studio: !!studio, workforce: 'team', review_levels: review_levels ?? 0, review_share: review_share ?? 1, sla_tier: sla_tier ?? 'standard', auto_accept: chance() < 0.5, check_attachments: false, ...(rapid && { callback_url: 'https://labels.example.invalid/tasks' }), ...(consensus && { pipeline: 'consensus_task', consensus_attempts: consensus }) });
  const path = encodeURIComponent(name);
  if (schedule) await call('PUT', `/api/projects/${path}/schedule`, { starts_at: new Date(Date.now() - 20 * 86_400_000).toISOString(), ...schedule });
  const parts = rapid || studio ? [['calibration', 0.06], ['week 46', 0.3], ['week 47', 0.34], ['week 48', 0.3]] : [['monday', 0.5], ['tuesday', 0.5]];
  let made = 0;
  for (const [i, [part, share]] of parts.entries()) {
    const batch = `${name}, ${part}`;
    // The first of them comes late, so that there is something to steer.
    const due = [4, 45, 90, 26 * 60][i] * 60_000 * (0.6 + chance());
    await call('POST', '/v1/batches', { project: name, name: batch, priority: [60, 40, 20, 10][i], due_at: new Date(Date.now() + due).toISOString(), ...(part === 'calibration' && { calibration_batch: true }), ...(part === 'week 46' && { callback: 'https://labels.example.invalid/batches' }) });
    const lines = Array.from({ length: Math.max(4, Math.round(tasks * share)) }, (_, n) => JSON.stringify({ type, batch, unique_id: `${name.slice(0, 3).toLowerCase()}-${part}-${n}`.replaceAll(' ', ''), ...(n % 7 === 0 && { tags: ['hard'] }), ...task(chance, n, files) }));
    const reply = await call('POST', `/api/tasks/bulk?project=${path}`, lines.join('\n'));
    made += reply.created;
    if (reply.failed > 0) console.error(name, reply.errors.slice(0, 2));
    if ((rapid || studio) && i < 3) await call('POST', `/v1/batches/${encodeURIComponent(batch)}/finalize`, { override_calibration: true });
  }
  return made;
}

/** What the customer does with finished work: some audits, some exports. */
async function judge() {
  const { docs } = await call('GET', '/v1/tasks?status=completed&limit=80');
  for (const { task_id } of docs) await call('POST', `/v1/task/${task_id}/audit`, chance() < 0.85 ? { accepted: true } : { accepted: false, comments: 'The box is too loose.' });
  for (const format of ['jsonl', 'csv', 'coco']) await call('POST', '/api/exports', { format, filter: format === 'coco' ? { project: projects[0].name } : {} });
}

async function hire(n) {
  // Those of another host would be refused: a host that is filled gets people of its own.
  const known = options.fill === 'off' && existsSync(options.tokens) ? JSON.parse(readFileSync(options.tokens, 'utf8')) : [];
  while (known.length < n) {
    const name = people[known.length % people.length];
    const skills = ['pictures', 'text', 'sound'].filter(() => chance() < 0.5).map((skill) => ({ name: skill, level: 1 + Math.floor(chance() * 5) }));
    const { token } = await call('POST', '/api/annotators', { name, team: true, role: known.length % 4 === 0 ? 'reviewer' : known.length % 4 === 1 ? 'both' : 'labeler', skills, languages: ['en'] });
    known.push(token);
  }
  writeFileSync(options.tokens, JSON.stringify(known));
  return known.slice(0, n).map((token) => new Person(options.url, token, chance, Number(options.pace) * (0.6 + chance()), nameOf));
}

/** The same numbers for the same seed (mulberry32). */
function seeded(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
