/**
 * Compiles the kernels (main/kernels, AssemblyScript) to WebAssembly, for the bundler and for the tests, which
 * both resolve an import of `kernels.wasm` to it.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'main/kernels')
const options = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub']
const specifier = /\/kernels\.wasm$/

function sources() {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name))
}

/** The compiled kernels; throws what the compiler says against them. */
export async function compileKernels() {
  const compiler = readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')
  const hash = createHash('sha256').update(JSON.stringify([options, JSON.parse(compiler).version]))
  for (const source of sources())
    hash.update(source.slice(root.length)).update(readFileSync(source))
  const cache = join(root, 'node_modules/.cache/kernels')
  const kept = join(cache, `${hash.digest('hex')}.wasm`)
  try {
    return readFileSync(kept)
  } catch {
    // The compiler is loaded only where something changed: it takes a second.
  }
  const { default: assemblyScript } = await import('assemblyscript/asc')
  let binary
  const { error, stderr } = await assemblyScript.main(
    ['main/kernels/index.ts', '--baseDir', root, '--outFile', 'kernels.wasm', ...options],
    {
      writeFile(_name, contents) {
        binary = contents
      },
    },
  )
  if (error || !binary) throw new Error(`the kernels do not compile\n${stderr.toString()}`)
  mkdirSync(cache, { recursive: true })
  // Whole or not at all: tests and builds may compile at the same time.
  writeFileSync(`${kept}.${process.pid}`, binary)
  renameSync(`${kept}.${process.pid}`, kept)
  return Buffer.from(binary)
}

/** For esbuild: the bytes as a Uint8Array within the bundle. */
export const kernelsInBundle = {
  name: 'kernels',
  setup(build) {
    build.onResolve({ filter: specifier }, () => ({ path: folder, namespace: 'kernels' }))
    build.onLoad({ filter: /.*/, namespace: 'kernels' }, async () => ({
      contents: await compileKernels(),
      loader: 'binary',
      watchFiles: sources(),
    }))
  },
}

/** For Vite, which runs the tests. */
export const kernelsInTests = {
  name: 'kernels',
  resolveId: (id) => (specifier.test(id) ? '\0kernels' : undefined),
  async load(id) {
    if (id !== '\0kernels') return undefined
    const text = (await compileKernels()).toString('base64')
    return `export default new Uint8Array(Buffer.from('${text}', 'base64'))`
  },
}
