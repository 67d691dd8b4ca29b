import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tensor } from 'onnxruntime-node'
import { afterAll, describe, expect, it } from 'vitest'
import { createModelStore } from '../../../main/engine/models/modelStore'
import type { NetworkSession } from '../../../main/engine/models/networkSession'
import { floatTensor } from '../../../main/engine/models/tensors'
import { FloatPicture } from '../../../main/engine/strips/heldPictures'
import { runTiled } from '../../../main/engine/tiles/tiledRun'
import { honest } from './onnxFiles'

/** What runtimes say when memory ends: the processor with and without its arena, CUDA, Direct3D. */
const texts = [
  'Failed to allocate memory for requested buffer of size 4294967296',
  'std::bad_alloc',
  'CUDA failure 2: out of memory',
  'D3D12 device removed 887A0005',
  'D3D12 device hung 887A0006',
]
const folder = mkdtempSync(join(tmpdir(), 'studio ladder '))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = join(folder, 'model.onnx')
const network = honest()
writeFileSync(path, network)
const sha256 = createHash('sha256').update(network).digest('hex')
const location = {
  id: 'ladder',
  task: 'denoise',
  files: { model: { path, bytes: network.length, sha256 } },
} as const

const width = 700
const height = 300
const source = Float32Array.from({ length: width * height * 3 }, (_, index) => (index % 251) / 251)

/** A 5 x 5 mean by hand over what the session is fed, which fails where a side passes `largest`. */
function store(largest: number, text: string, sessions: { made: number; released: number }) {
  const createSession = async (): Promise<NetworkSession> => {
    sessions.made += 1
    return {
      inputMetadata: [{ name: 'image', isTensor: true, type: 'float32', shape: [] }],
      async run(feeds) {
        const image = feeds.image as Tensor
        const [, , rows = 0, columns = 0] = image.dims
        if (columns > largest || rows > largest) throw new Error(text)
        return {
          output: floatTensor(mean(image.data as Float32Array, columns, rows), [
            1,
            3,
            rows,
            columns,
          ]),
        }
      },
      release: async () => {
        sessions.released += 1
      },
    }
  }
  return createModelStore({ createSession })
}

function mean(data: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(data.length)
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = channel * rows * columns
    for (let y = 0; y < rows; y += 1) {
      for (let x = 0; x < columns; x += 1) {
        let sum = 0
        for (let dy = -2; dy <= 2; dy += 1) {
          const row = Math.min(rows - 1, Math.max(0, y + dy)) * columns
          for (let dx = -2; dx <= 2; dx += 1)
            sum += data[plane + row + Math.min(columns - 1, Math.max(0, x + dx))] ?? 0
        }
        out[plane + y * columns + x] = sum / 25
      }
    }
  }
  return out
}

async function denoise(largest: number, text: string) {
  const sessions = { made: 0, released: 0 }
  const model = store(largest, text, sessions).load(location, { provider: 'cpu', threads: 1 })
  const data = new Float32Array(source.length)
  const { bands, used } = runTiled(
    new FloatPicture({ width, height, channels: 3, data: source, bitDepth: 8, source: 'png' }),
    {
      open: async (tiles) => {
        const { atOnce, run } = await model.forMany(tiles)
        return {
          atOnce,
          run: async (tile) => {
            const shape = [1, 3, tile.height, tile.width]
            const { output } = await run({ image: floatTensor(tile.data, shape) })
            return output?.data as Float32Array
          },
        }
      },
      factor: 1,
      halo: 8,
      tile: 1024,
      multiple: 4,
      newBand: (first, end) => data.subarray(first * width * 3, end * width * 3),
      stride: 3,
      signal: new AbortController().signal,
      progress: () => undefined,
    },
  )
  for await (const band of bands) expect(band.end).toBeLessThanOrEqual(height)
  return { ...used(), data, sessions }
}

describe('running out of memory', () => {
  it.each(texts)(
    'halves the tiles until they fit, and gives the same picture: %s',
    async (text) => {
      const whole = await denoise(10_000, text)
      expect(whole.tiles).toBe(1)
      const smaller: string[] = []
      for (const largest of [600, 300, 150]) {
        const ladder = await denoise(largest, text)
        const difference = ladder.data.reduce(
          (most, value, index) => Math.max(most, Math.abs(value - (whole.data[index] ?? 0))),
          0,
        )
        expect(difference).toBeLessThanOrEqual(1 / 255)
        // Every failure lets all sessions go: the next try starts clean.
        expect(ladder.sessions.made).toBe(ladder.sessions.released + 1)
        expect(ladder.tile).toBeLessThan(largest)
        smaller.push(
          `${ladder.tile} (${ladder.sessions.released} failures, ${difference.toExponential(1)})`,
        )
      }
      console.log(`${text.slice(0, 32)}: tiles of 700 -> ${smaller.join(', ')}`)
    },
  )

  it('ends with out-of-memory where not even the smallest tile fits', async () => {
    await expect(denoise(32, texts[0] ?? '')).rejects.toMatchObject({ code: 'out-of-memory' })
  })
})
