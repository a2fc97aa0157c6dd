// What a browser must load before a page works, gzipped, against its budget. Reads the manifest of the build in wwwroot.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const out = process.env.WEB_OUT ?? new URL('../wwwroot/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(`${out}/assets/manifest.json`, 'utf8'));

/** Kilobytes (1024) of JavaScript and CSS, gzipped, beyond what the shell already has. */
const budgets = [
  { name: 'shell', entry: 'index.html', limit: 220 },
  { name: 'workspace', entry: 'src/workspace/Workspace.tsx', limit: 80 },
  { name: 'annotate', entry: 'src/annotate/AnnotateRoutes.tsx', limit: 80 },
  { name: 'console', entry: 'src/console/ConsoleRoutes.tsx', limit: 120 },
  { name: 'ops', entry: 'src/ops/OpsRoutes.tsx', limit: 60 },
];

function files(entry, seen = new Set()) {
  const chunk = manifest[entry];
  if (!chunk || seen.has(entry)) return [];
  seen.add(entry);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((next) => files(next, seen))];
}

const size = (names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(`${out}/${name}`), { level: 9 }).length, 0) / 1024;
const shell = new Set(files('index.html'));
let over = false;
for (const { name, entry, limit } of budgets) {
  if (!manifest[entry]) continue;
  const names = new Set(files(entry));
  const kilobytes = size([...names].filter((file) => name === 'shell' || !shell.has(file)));
  const bad = kilobytes > limit;
  over ||= bad;
  console.log(`${name.padEnd(10)} ${kilobytes.toFixed(1).padStart(6)} KB gz of ${limit}${bad ? '  TOO LARGE' : ''}`);
}
process.exit(over ? 1 : 0);
