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
    // The first script lists the others: short names make it smaller.
    rollupOptions: { output: { chunkFileNames: 'ui/[hash].js' } },
  },
  server: {
    // The browser's origin stays the one that the server is asked for: it refuses pages of others.
    proxy: { '^/(api|assets)/': { target: server, changeOrigin: false } },
  },
});
