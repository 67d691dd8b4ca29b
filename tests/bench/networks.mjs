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
import { median, rest, timed } from './measure.mjs'
import { locate } from './studioProcesses.mjs'

/** Sides of pictures where a network leaves them open, and of a text that is half written. */
const side = 128
const written = 6

/** Runs follow each other for at least so long before a time is taken: single short ones vary by half. */
const blockMilliseconds = 120
const rounds = 7

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
  const [version] = await once(lines, 'line')
  const ask = async (count) => {
    const answer = once(lines, 'line')
    child.stdin.write(`${count}\n`)
    const [passed, computed] = (await answer)[0].split(' ').map(Number)
    return { passed, computed }
  }
  return { version, ask, stop: () => child.kill() }
}

/**
 * Each network's runs through the studio's store, against the same file in Python's runtime. Like is compared with like
 * where that is of the version that the studio has.
 */
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
          const own = async (count) => {
            const before = process.cpuUsage()
            const passed = await timed(async () => {
              for (let index = 0; index < count; index += 1) await model.run(feeds, role)
            })
            const { user, system } = process.cpuUsage(before)
            return { passed: passed / count, computed: (user + system) / 1000 / count }
          }
          // The first runs load both, the second ones say how many are long enough to be measured.
          await Promise.all([own(1), other.ask(1)])
          const count = Math.ceil(blockMilliseconds / (await own(1)).passed)
          const runs = []
          for (let round = 0; round < rounds; round += 1) {
            await rest()
            const mine = await own(count)
            await rest()
            runs.push({ mine, theirs: await other.ask(count) })
          }
          const middle = (of) => median(runs.map(of))
          const what = `${id} ${role}, batch ${batch}`
          for (const [name, key] of [
            [what, 'passed'],
            ['- in processor time', 'computed'],
          ])
            rows.push({
              what: name,
              value: `${middle(({ mine }) => mine[key]).toFixed(1)} ms`,
              against: `Python's onnxruntime ${other.version}`,
              reference: `${middle(({ theirs }) => theirs[key]).toFixed(1)} ms`,
              figure: middle(({ mine, theirs }) => mine[key] / theirs[key]),
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
