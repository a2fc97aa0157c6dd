import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.SCHEDULER_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env.WEB_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'assets/manifest.json',
    // What does not fit into the page as a data URL stays out of the CSP's way.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/v1', '/v2', '/files', '/attachments', '/hubs'].map((path) => [path, { target: server, ws: path === '/hubs' }]),
    ),
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test-setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
