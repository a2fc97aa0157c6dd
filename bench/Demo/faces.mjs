// The picture of the README: an annotator's workspace, a customer's projects and a manager's live page of a host that demo.mjs has filled and
// whose people are at work. Needs src/Web/node_modules (npm ci) and a chromium; make the file small afterwards: convert faces.png -colors 256 PNG8:faces.png
//   node bench/Demo/faces.mjs --url http://127.0.0.1:5080 --email admin@localhost --password … --project 'Animals in pictures' [--out faces.png]
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:5080' }, email: { type: 'string' }, password: { type: 'string' }, project: { type: 'string', default: 'Animals in pictures' }, out: { type: 'string', default: 'faces.png' }, chromium: { type: 'string', default: '/usr/bin/chromium' } },
});
const { chromium } = createRequire(new URL('../../src/Web/package.json', import.meta.url))('playwright-core');
const viewport = { width: 1180, height: 760 };
const browser = await chromium.launch({ executablePath: options.chromium, args: ['--no-sandbox'] });
const context = await browser.newContext({ baseURL: options.url, viewport });
const signed = await context.request.post('/api/session', { data: { email: options.email, password: options.password } });
if (!signed.ok()) throw new Error(`Sign-in: ${signed.status()} ${await signed.text()}`);
const { csrf } = await signed.json();
const write = { headers: { 'X-CSRF-Token': csrf } };
const project = (await (await context.request.get('/v1/projects')).json()).find((p) => p.name === options.project);

const faces = [await annotator(), await shot('/console'), await shot('/ops')];
const page = await browser.newPage({ viewport: { width: 1820, height: 1180 } });
await page.setContent(`<body style="margin:0;display:grid;place-items:center;height:100vh;background:#e4e9e7"><div style="display:grid;grid-template-columns:1180px 580px;gap:20px;align-items:start">
  ${faces.map((face, i) => `<img src="data:image/png;base64,${face.toString('base64')}" style="width:100%;border-radius:10px;box-shadow:0 4px 18px #0003;${i === 0 ? 'grid-row:span 2' : ''}">`).join('')}</div></body>`);
writeFileSync(options.out, await page.screenshot({ clip: { x: 0, y: 190, width: 1820, height: 800 } }));
await browser.close();
console.log(JSON.stringify({ out: options.out }));

async function shot(path) {
  const page = await context.newPage();
  await page.goto(path);
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
  await page.waitForTimeout(2_500);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

/** A labeler of the team's own, and two boxes drawn by hand over the picture before them. */
async function annotator() {
  const made = await (await context.request.post('/api/annotators', { ...write, data: { name: 'Maya Lindqvist', team: true, role: 'labeler' } })).json();
  await context.request.post(`/api/ops/people/${made.id}/assign`, { ...write, data: { project: project.id } });
  const own = await browser.newContext({ baseURL: options.url, viewport });
  await own.request.post('/api/session', { data: { token: made.token } });
  const page = await own.newPage();
  await page.goto('/annotate');
  await page.getByRole('button', { name: /Start working|Resume/ }).click();
  const accept = page.getByRole('button', { name: 'Accept', exact: true });
  const read = page.getByRole('button', { name: 'Read', exact: true });
  const canvas = page.getByRole('application');
  for (let tries = 0; tries < 40 && !(await canvas.isVisible()); tries++) {
    if (await accept.isVisible()) await accept.click();
    await page.waitForTimeout(500);
  }
  await page.waitForTimeout(1_500);
  if (await read.isVisible()) await read.click();
  await page.waitForTimeout(1_000);
  const area = await canvas.boundingBox();
  for (const [key, from, to] of [['2', [0.08, 0.42], [0.46, 0.78]], ['1', [0.52, 0.42], [0.92, 0.76]]]) {
    await page.keyboard.press('b');
    await page.keyboard.press(key);
    await page.mouse.move(area.x + from[0] * area.width, area.y + from[1] * area.height);
    await page.mouse.down();
    await page.mouse.move(area.x + to[0] * area.width, area.y + to[1] * area.height, { steps: 8 });
    await page.mouse.up();
    await page.waitForTimeout(300);
  }
  await page.getByText('not sleeping').first().click();
  const picture = await page.screenshot();
  // The task goes back: nobody is there to finish it.
  await context.request.post(`/api/ops/people/${made.id}/release`, { ...write, data: { reason: 'The picture is taken.' } });
  await own.close();
  return picture;
}
