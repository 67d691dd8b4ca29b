import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export default defineConfig({
  root: join(root, 'renderer'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    // Read by the About page.
    license: { fileName: 'licences.json' },
    target: 'chrome114',
    // The content security policy allows no inline modules, so no preload polyfill either.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the page begins with is one file, read in its own order: the policy's rules come first.
        codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] },
      },
    },
    chunkSizeWarningLimit: 2000,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
})
