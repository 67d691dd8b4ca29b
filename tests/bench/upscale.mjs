import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import ort from 'onnxruntime-node'
import sharp from 'sharp'
import { compare } from './measure.mjs'
import { describeModel, locate, peakMegabytes, resetPeak, startEngine } from './studioProcesses.mjs'

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
    const { halo } = await describeModel(engine, location)
    const side = 1024
    // What the step shows the network: each tile with its surroundings, as far as there are any.
    const lengths = Array.from(
      { length: side / tile },
      (_, index) => Math.min(side, (index + 1) * tile + halo) - Math.max(0, index * tile - halo),
    )
    const images = lengths.flatMap((height) =>
      lengths.map(
        (width) =>
          new ort.Tensor('float32', new Float32Array(3 * width * height).fill(0.5), [
            1,
            3,
            height,
            width,
          ]),
      ),
    )
    const large = await pictureOf(side, side)
    const network = async () => {
      for (const image of images) await session.run({ image })
    }
    resetPeak(engine.pid)
    const idle = peakMegabytes(engine.pid)
    await upscale(await pictureOf(side / 2, side / 2))
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
          against: `the network on ${images.length} tiles with their halos`,
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
