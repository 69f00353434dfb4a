import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Where a running server is, for `./dev ui`.
const server = process.env.SOUK_URL ?? 'http://127.0.0.1:8484';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '#': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    assetsDir: 'ui',
    assetsInlineLimit: 0, // the policy of content allows no data: fonts, and what is hashed is cached for good
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // The first script lists the others: short names make it smaller.
        chunkFileNames: 'ui/[hash:7].js',
        assetFileNames: 'ui/[hash:7][extname]',
        // Few files for a first load: what every page begins with, one file of styles, what most pages have, what is small
        // and of ours, and what of others some share.
        codeSplitting: {
          groups: [
            { name: 'frame', tags: ['$initial'], priority: 3 },
            { name: 'styles', test: /\.css$/, minShareCount: 2, priority: 3 },
            { name: 'common', minShareCount: 18, priority: 2 },
            { name: 'own', test: /src.(parts|listing|api|readiness|pages)./, minShareCount: 4, maxModuleSize: 3000, priority: 2 },
            { name: 'parts', minShareCount: 7, entriesAware: true, entriesAwareMergeThreshold: 12_000, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    // The browser's origin stays the one that the server is asked for: it refuses pages of others.
    proxy: { '^/((api|assets)/|events$)': { target: server, changeOrigin: false } },
  },
});
