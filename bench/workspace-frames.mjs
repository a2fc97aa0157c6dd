// Frame times of the workspace with many shapes, while one is dragged and while the picture is panned, in a headless Chromium without a
// GPU. The last line is one JSON object. Needs src/Web/node_modules (npm ci) and a chromium.
//   node bench/workspace-frames.mjs [--shapes 500] [--frames 180] [--chromium /usr/bin/chromium]
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { shapes: { type: 'string', default: '500' }, frames: { type: 'string', default: '180' }, chromium: { type: 'string', default: '/usr/bin/chromium' } } });
const web = new URL('../src/Web/', import.meta.url);
const require = createRequire(new URL('package.json', web));
const { build, preview } = await import(require.resolve('vite').replace('index.cjs', 'dist/node/index.js'));
const { chromium } = require('playwright-core');

/** What the budget is: the median frame, in milliseconds. */
const budget = 20;

const outDir = new URL('obj/bench/', web).pathname;
await build({ root: web.pathname, logLevel: 'error', build: { outDir, emptyOutDir: true, rollupOptions: { input: new URL('bench/workspace.html', web).pathname } } });
const server = await preview({ root: web.pathname, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => { throw error; });
  const { port } = server.httpServer.address();
  await page.goto(`http://127.0.0.1:${port}/bench/workspace.html?shapes=${values.shapes}`);
  await page.waitForFunction((n) => document.querySelectorAll('.shape').length === n, Number(values.shapes));
  const result = { shapes: Number(values.shapes), drag: await frames(page, 'drag'), pan: await frames(page, 'pan') };
  result.ok = result.drag.p50 <= budget && result.pan.p50 <= budget;
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

/** Moves the pointer once a frame, from within the page: the time between frames is what a hand would see. */
async function frames(page, what) {
  const times = await page.evaluate(async ({ what, count }) => {
    const canvas = document.querySelector('[data-canvas]');
    const box = canvas.getBoundingClientRect();
    const shape = [...document.querySelectorAll('.shape')].at(-1);
    const at = what === 'drag' ? shape.getBoundingClientRect() : { x: box.x + 2, y: box.y + 2, width: 0, height: 0 };
    const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
    const fire = (type, dx, dy) => (type === 'pointerdown' && what === 'drag' ? shape.querySelector('.shape-line') : canvas).dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: what === 'pan' ? 1 : 0, clientX: x + dx, clientY: y + dy }));
    canvas.setPointerCapture = () => {};
    fire('pointerdown', 0, 0);
    const times = [];
    let last = performance.now();
    for (let i = 0; i < count; i++) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
      fire('pointermove', Math.sin(i / 10) * 150, Math.cos(i / 13) * 90);
    }
    fire('pointerup', 0, 0);
    return times.slice(10);
  }, { what, count: Number(values.frames) });
  const sorted = times.toSorted((a, b) => a - b);
  const share = (q) => Number(sorted[Math.floor(sorted.length * q)].toFixed(1));
  return { p50: share(0.5), p95: share(0.95), max: share(0.999) };
}
