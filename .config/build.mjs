/**
 * Bundles the studio into dist/: main process, preload, engine, provider probe and command line as
 * CommonJS for Node 18 (Electron 25 to current), the renderer by Vite.
 * `--watch` keeps the renderer's development server and the bundles fresh (npm run dev).
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, context } from 'esbuild'
import { build as buildRenderer } from 'vite'
import { kernelsInBundle } from './kernels.mjs'
import { writeLicences } from './licences.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const external = ['electron', 'onnxruntime-node', 'sharp', '@img/*', 'libsql']

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  // Packages' ES modules use syntax that Electron 25's Node lacks: load their CommonJS twins.
  supported: { 'dynamic-import': false },
  external,
  plugins: [kernelsInBundle],
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
}

export const nodeBundles = [
  { entryPoints: { main: 'main/electron/main.ts' } },
  {
    entryPoints: {
      engine: 'main/engine/main.ts',
      probe: 'main/engine/probe.ts',
      stripWorker: 'main/engine/stripWorker.ts',
      pngWorker: 'main/engine/pngWorker.ts',
      networkWorker: 'main/engine/networkWorker.ts',
      textureWorker: 'main/engine/textureWorker.ts',
    },
  },
  {
    entryPoints: { studio: 'main/cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
  },
  { entryPoints: { preload: 'preload/index.ts' }, platform: 'browser', target: 'chrome114' },
  {
    entryPoints: { 'web-client': 'main/web/client/client.ts' },
    platform: 'browser',
    target: 'chrome114',
    format: 'iife',
  },
].map((options) => ({
  ...shared,
  ...options,
  outdir: 'dist',
  outExtension: { '.js': options.format === 'iife' ? '.js' : '.cjs' },
}))

export const viteConfig = join(root, '.config/vite.config.mjs')

export async function buildAll() {
  const built = await Promise.all(
    nodeBundles.map((options) => build({ ...options, metafile: true })),
  )
  await buildRenderer({ configFile: viteConfig, logLevel: 'warn' })
  writeLicences(built.map(({ metafile }) => metafile))
}

export async function watchNode(onRebuild) {
  for (const options of nodeBundles) {
    const watched = await context({
      ...options,
      plugins: [...options.plugins, { name: 'rebuilt', setup: (build) => build.onEnd(onRebuild) }],
    })
    await watched.watch()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
