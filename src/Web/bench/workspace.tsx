// The workspace alone, with as many shapes as asked for: what bench/workspace-frames.mjs measures.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import type { JsonObject } from '../src/annotation/json';
import { LanguageProvider } from '../src/messages/Language';
import { Workspace, type WorkspaceTask } from '../src/workspace/Workspace';
import '../src/styles/tokens.css';
import '../src/styles/base.css';

const count = Number(new URLSearchParams(window.location.search).get('shapes') ?? 500);
const labels = ['car', 'truck', 'bus', 'person', 'bicycle'];
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><rect width="1920" height="1080" fill="#5b7a8c"/><rect y="640" width="1920" height="440" fill="#4b4f4a"/></svg>')}`;

const task: WorkspaceTask = {
  key: 'bench',
  type: 'imageannotation',
  project: 'Bench',
  instruction: null,
  params: { attachment: picture, attachment_type: 'image', geometries: { box: { objects_to_annotate: labels }, polygon: { objects_to_annotate: labels } } },
  inherited: {},
  attachments: [],
};

/** Spread over the picture without chance, so that every run draws the same. */
const annotations = Array.from({ length: count }, (_, i): JsonObject => {
  const [left, top, size] = [(i * 397) % 1840, (i * 211) % 1000, 24 + ((i * 53) % 50)];
  const common = { uuid: `s${i}`, label: labels[i % labels.length]!, attributes: {} };
  return i % 3 === 0
    ? { ...common, type: 'polygon', vertices: Array.from({ length: 6 }, (__, n) => ({ x: left + 30 + size * Math.cos(n), y: top + 30 + size * Math.sin(n) * 0.8 })) }
    : { ...common, type: 'box', left, top, width: size + 14, height: size };
});

createRoot(document.getElementById('app')!).render(
  <LanguageProvider>
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ blockSize: '100dvh', display: 'flex' }}>
        <Workspace task={task} mode="preview" response={{ annotations }} />
      </div>
    </QueryClientProvider>
  </LanguageProvider>,
);
