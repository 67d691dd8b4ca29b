import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import ort from 'onnxruntime-node'
import sharp from 'sharp'
import { compare } from './measure.mjs'
import { locate, peakMegabytes, resetPeak, startEngine } from './studioProcesses.mjs'

const tile = 256

/** One megapixel enlarged by 4, against the network's run on as many pixels, and its memory. */
export async function bench(folder) {
  const location = locate('upscaler')
  if (!location) return { skipped: 'the upscaler is not here' }
  const engine = await startEngine()
  try {
    const pictureOf = async (width, height) => {
      const input = join(folder, `${width} x ${height}.png`)
      const noise = { type: 'gaussian', mean: 128, sigma: 30 }
      await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
        .png()
        .toFile(input)
      return input
    }
    let count = 0
    const upscale = async (input) => {
      count += 1
      const outputFolder = join(folder, `enlarged ${count}`)
      await mkdir(outputFolder)
      await engine.call('run', {
        steps: [{ step: 'repair.upscale', parameters: { factor: 4, source: 'clean', tile } }],
        input,
        outputFolder,
        format: 'jpeg',
        quality: 92,
        provider: 'cpu',
        threads: 0,
        models: [location],
      })
    }
    const session = await ort.InferenceSession.create(location.files.x4.path, {
      executionMode: 'sequential',
      interOpNumThreads: 1,
    })
    const image = new ort.Tensor('float32', new Float32Array(3 * tile * tile).fill(0.5), [
      1,
      3,
      tile,
      tile,
    ])
    const large = await pictureOf(1024, 1024)
    const network = async () => {
      for (let index = 0; index < (1024 / tile) ** 2; index += 1) await session.run({ image })
    }
    resetPeak(engine.pid)
    const idle = peakMegabytes(engine.pid)
    await upscale(await pictureOf(512, 512))
    const quarter = peakMegabytes(engine.pid) - idle
    resetPeak(engine.pid)
    const { milliseconds, reference, ratio } = await compare(2, () => upscale(large), network)
    const whole = peakMegabytes(engine.pid) - idle
    await session.release()
    return {
      rows: [
        {
          what: 'upscale x4 of 1 MP',
          value: `${milliseconds.toFixed(0)} ms`,
          against: `the network on 16 tiles of ${tile}, without their halos`,
          reference: `${reference.toFixed(0)} ms`,
          figure: ratio,
          bar: 1.1,
        },
        {
          what: '- peak memory over the idle engine',
          value: `${whole.toFixed(0)} MiB`,
          against: 'of a quarter as large a picture',
          reference: `${quarter.toFixed(0)} MiB`,
          figure: whole / quarter,
        },
      ],
    }
  } finally {
    engine.stop()
  }
}
