// Pictures of every page of a host that demo.mjs has filled and whose people are at work: four of each (two widths, light and dark), to be
// looked at. Needs src/Web/node_modules (npm ci) and a chromium. The last line is one JSON object.
//   node bench/Demo/screens.mjs --url http://127.0.0.1:5080 --email admin@localhost --password … [--out screens] [--only /ops] [--chromium /usr/bin/chromium]
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { act } from './admin.mjs';

const { values: options } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:5080' }, email: { type: 'string' }, password: { type: 'string' }, out: { type: 'string', default: 'screens' }, only: { type: 'string', default: '/' }, chromium: { type: 'string', default: '/usr/bin/chromium' }, widths: { type: 'string', default: '1440,1024' }, themes: { type: 'string', default: 'light,dark' } },
});
const { chromium } = createRequire(new URL('../../src/Web/package.json', import.meta.url))('playwright-core');
mkdirSync(options.out, { recursive: true });
const browser = await chromium.launch({ executablePath: options.chromium, args: ['--no-sandbox'] });
const context = await browser.newContext({ baseURL: options.url });
const signed = await context.request.post('/api/session', { data: { email: options.email, password: options.password } });
if (!signed.ok()) throw new Error(`Sign-in: ${signed.status()} ${await signed.text()}`);
const { csrf } = await signed.json();
const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
const answered = await act({ request: context.request, csrf, url: options.url, cookie });
const errors = [];
let taken = 0;

const json = async (path) => (await context.request.get(path)).json();
const { people } = await json('/api/ops/people?activity=online&limit=1');
const projects = await json('/v1/projects');
const of = (name) => `/console/projects/${encodeURIComponent(projects.find(name)?.name ?? projects[0].name)}`;
const [rapid, pro] = [of((p) => p.projectType === 'rapid'), of((p) => p.projectType === 'standard')];
const types = [...new Set(projects.map((p) => p.type))];
const finished = (await Promise.all(types.map(async (type) => [type, (await json(`/v1/tasks?limit=1&status=completed&type=${type}`)).docs[0]]))).filter(([, task]) => task);
const task = `/console/tasks/${finished.find(([type]) => type === 'imageannotation')?.[1].task_id}`;
const button = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click();

/** Address, what is done there before the picture, and the picture's name where the address says too little. */
const pages = [
  ['/ops'], ['/ops/trends'], ['/ops/trends?window=24h'], ['/ops/people'], [`/ops/people/${people[0]?.id}`, undefined, 'ops-person'], ['/ops/tasks'], ['/ops/groups'], ['/ops/stuck'], ['/ops/quality'], ['/ops/quality?by=person'], ['/ops/quality?by=label'], ['/ops/log'],
  ['/console'], ['/console/new'], ['/console/new', button('Next'), 'console-new-2'], [rapid], [`${rapid}/batches?show=all`], [`${rapid}/batches?new`], [`${rapid}/tasks`], [`${rapid}/taxonomy`], [`${rapid}/taxonomy`, (page) => page.getByRole('row', { name: 'cat', exact: true }).click(), 'taxonomy-label'], [`${rapid}/taxonomy`, (page) => page.getByRole('radio', { name: 'JSON' }).click({ force: true }), 'taxonomy-json'], [`${rapid}/calibration`], [`${rapid}/settings`], [`${rapid}/upload`], [`${pro}/deliveries`],
  ['/console/tasks'], ['/console/tasks?tag=hard', selectRows], [task, undefined, 'task'], [`${task}?tab=attempts`, undefined, 'task-attempts'], [`${task}?tab=events`, undefined, 'task-events'], [`${task}?tab=json`, undefined, 'task-json'],
  ...finished.map(([type, { task_id }]) => [`/console/tasks/${task_id}`, button('Fix…'), `fix-${type}`]),
  ['/console/exports'], ['/console/exports?new'], ['/console/callbacks'], ['/console/keys'], ['/console/team'], ['/console/usage'], ['/console/none'],
  ['/settings'], ['/annotate'], ['/annotate/history'], ['/annotate/me'], ['/annotate/work'], ['/annotate/work', startWorking, 'annotate-working'],
];

for (const width of options.widths.split(',').map(Number))
  for (const theme of options.themes.split(',')) {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: Math.round(width * 0.66) });
    await page.addInitScript((chosen) => localStorage.setItem('scheduler.preferences', JSON.stringify({ state: { theme: chosen, language: 'en', singleKeys: true, mode: 'live' }, version: 0 })), theme);
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && errors.push(`${page.url()}: ${message.text()}`));
    for (const [path, act, name] of pages.filter(([path]) => path.startsWith(options.only))) {
      await page.goto(path);
      await page.waitForFunction(() => !document.querySelector('.skeleton'), undefined, { timeout: 15_000 }).catch(() => errors.push(`${path}: still loading`));
      await page.waitForTimeout(1_200);
      await act?.(page).catch((error) => errors.push(`${path}: ${error.message.split('\n')[0]}`));
      if (act) await page.waitForTimeout(800);
      // What was scrolled to would cover what sticks to the top.
      await page.evaluate(() => window.scrollTo(0, 0));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) errors.push(`${path} at ${width}: ${wide} px too wide`);
      const file = `${(name ?? path).replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 70)}-${width}-${theme}.png`;
      await page.screenshot({ path: `${options.out}/${file}`, fullPage: !path.startsWith('/annotate/work') });
      taken++;
    }
    await page.close();
  }
await browser.close();
console.log(JSON.stringify({ taken, answered, errors: [...new Set(errors)] }));

async function selectRows(page) {
  for (const box of (await page.getByRole('checkbox', { name: /^Select task/ }).all()).slice(0, 3)) await box.click();
}

/** Until a task is on the screen, whatever kind it is, and its guidelines are read. */
async function startWorking(page) {
  const [start, submit, read, accept] = ['Start working', 'Submit', 'Read', 'Accept'].map((name) => page.getByRole('button', { name, exact: true }).first());
  // Where a task is in hand already, it is on the screen.
  if (await start.isVisible()) await start.click();
  for (let tries = 0; tries < 30; tries++) {
    await submit.or(read).or(accept).first().waitFor({ timeout: 20_000 });
    await page.waitForTimeout(1_500);
    if (await read.isVisible()) return read.click();
    if (await accept.isVisible()) await accept.click();
    else if (await submit.isVisible()) return;
  }
}
