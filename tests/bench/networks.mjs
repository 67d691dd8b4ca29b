import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import ort from 'onnxruntime-node'
import { root } from '../../.config/machine.cjs'
import { median } from './measure.mjs'
import { locate } from './studioProcesses.mjs'

/** Sides of pictures where a network leaves them open, and of a text that is half written. */
const side = 128
const written = 6

const python = process.env.STUDIO_PYTHON ?? 'python3'

/** The studio's own model store, as the engine uses it. */
async function openStore() {
  const folder = join(root, '.bench/build')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, 'modelStore.cjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['main/engine/models/modelStore.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['onnxruntime-node'],
  })
  return (await import(outfile)).default.createModelStore()
}

/** Python's runtime in a process of its own, which answers each line with the times of one run. */
async function startPython(file, shapes, threads) {
  const child = spawn(
    python,
    [join(root, 'tests/bench/networkTimes.py'), file, JSON.stringify(shapes), String(threads)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout })
  const ask = async () => {
    const answer = once(lines, 'line')
    child.stdin.write('run\n')
    const [passed, computed] = (await answer)[0].split(' ').map(Number)
    return { passed, computed }
  }
  return { ask, stop: () => child.kill() }
}

/** Each network's run through the studio's store, against the same file in Python's runtime. */
export async function bench() {
  if (spawnSync(python, ['-c', 'import onnxruntime']).status !== 0)
    return { skipped: 'Python with onnxruntime is not here (STUDIO_PYTHON names one)' }
  const threads = availableParallelism()
  const store = await openStore()
  const rows = []
  const ids = readdirSync(join(root, 'models/catalogue')).map((file) => file.slice(0, -5))
  for (const id of ids.sort()) {
    const location = locate(id)
    if (!location) continue
    for (const [role, { path }] of Object.entries(location.files)) {
      if (!path.endsWith('.onnx')) continue
      const model = store.load(location, { provider: 'cpu', threads })
      const { inputMetadata, release } = await describeInputs(path)
      for (const batch of [1, 8]) {
        const shapes = Object.fromEntries(
          inputMetadata.map(({ name, shape, type }) => [
            name,
            { type, shape: shape.map((size, axis) => sizeOf(size, axis, batch)) },
          ]),
        )
        const other = await startPython(path, shapes, threads)
        try {
          const feeds = feedsOf(shapes)
          const runs = []
          for (let round = 0; round < 9; round += 1) {
            const started = performance.now()
            const before = process.cpuUsage()
            await model.run(feeds, role)
            const { user, system } = process.cpuUsage(before)
            const mine = { passed: performance.now() - started, computed: (user + system) / 1000 }
            // The first round loads both.
            const theirs = await other.ask()
            if (round > 0) runs.push({ mine, theirs })
          }
          const middle = (of) => median(runs.map(of))
          rows.push({
            what: `${id} ${role}, batch ${batch}: processor time`,
            value: `${middle(({ mine }) => mine.computed).toFixed(1)} ms (${middle(({ mine }) => mine.passed).toFixed(1)})`,
            against: "Python's onnxruntime (passed)",
            reference: `${middle(({ theirs }) => theirs.computed).toFixed(1)} ms (${middle(({ theirs }) => theirs.passed).toFixed(1)})`,
            figure: middle(({ mine, theirs }) => mine.computed / theirs.computed),
            bar: 1.05,
          })
        } finally {
          other.stop()
        }
      }
      await release()
    }
  }
  await store.release()
  return { rows }
}

async function describeInputs(path) {
  const session = await ort.InferenceSession.create(path)
  return { inputMetadata: session.inputMetadata, release: () => session.release() }
}

function sizeOf(size, axis, batch) {
  if (axis === 0) return batch
  if (size === 'T') return written
  return typeof size === 'number' ? size : side
}

function feedsOf(shapes) {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, { type, shape }]) => {
      const length = shape.reduce((product, size) => product * size, 1)
      const data =
        type === 'int64'
          ? new BigInt64Array(length).fill(1n)
          : Float32Array.from({ length }, (_, index) => Math.sin(index) / 2 + 0.5)
      return [name, new ort.Tensor(type, data, shape)]
    }),
  )
}
