import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { compare, median, timed } from './measure.mjs'
import { peakMegabytes, resetPeak, startEngine } from './studioProcesses.mjs'

const width = 6000
const height = 4000

/** A photograph's worth of detail: waves with noise over them. */
function photograph() {
  const data = Buffer.alloc(width * height * 3)
  let noise = 1
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = 60 * Math.cos(y / 190)
    for (let x = 0; x < width; x += 1) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0
      const light = 120 + row + 50 * Math.sin(x / 140) + (noise >>> 29)
      data[at++] = light
      data[at++] = light * 0.9
      data[at++] = light * 0.8
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** Decoding, tone, sharpening and encoding of 24 megapixels: time against libvips, and memory. */
export async function bench(folder) {
  const input = join(folder, 'photograph.jpg')
  await writeFile(input, await photograph())
  const engine = await startEngine()
  try {
    let count = 0
    const run = async (steps) => {
      count += 1
      const outputFolder = join(folder, `toned ${count}`)
      await mkdir(outputFolder)
      await engine.call('run', {
        steps,
        input,
        outputFolder,
        format: 'jpeg',
        quality: 92,
        provider: 'cpu',
        threads: 0,
        models: [],
      })
    }
    const tone = { step: 'adjust.tone', parameters: toneParameters }
    const sharpen = {
      step: 'adjust.sharpen',
      parameters: { amount: 0.8, radius: 1.2, threshold: 2 },
    }
    // The decoder is loaded with the first picture.
    await engine.call('inspect', { path: input })
    resetPeak(engine.pid)
    const idle = peakMegabytes(engine.pid)
    const inspect = median([await timed(() => engine.call('inspect', { path: input }))])
    const studio = () => run([tone, sharpen])
    const libvips = async () => {
      await sharp(input)
        .linear(1.4, 0)
        .sharpen({ sigma: 1.2 })
        .jpeg({ quality: 92 })
        .toFile(join(folder, 'libvips.jpg'))
    }
    const { milliseconds, reference, ratio } = await compare(3, studio, libvips)
    resetPeak(engine.pid)
    const toneAlone = await timed(() => run([tone]))
    const peak = peakMegabytes(engine.pid) - idle
    return {
      rows: [
        {
          what: 'decode, tone, sharpen, encode of 24 MP',
          value: `${milliseconds.toFixed(0)} ms`,
          against: 'libvips (a gain and a sharpening)',
          reference: `${reference.toFixed(0)} ms`,
          figure: ratio,
          bar: 1.15,
        },
        {
          what: 'the same without sharpening',
          value: `${toneAlone.toFixed(0)} ms`,
          against: 'decoding it',
          reference: `${inspect.toFixed(0)} ms`,
          figure: toneAlone / inspect,
        },
        {
          what: 'tone on 24 MP: peak memory over the idle engine',
          value: `${peak.toFixed(0)} MiB`,
          against: 'the idle engine',
          reference: `${idle.toFixed(0)} MiB`,
          figure: peak,
          bar: 400,
          unit: 'MiB',
        },
      ],
    }
  } finally {
    engine.stop()
  }
}

const toneParameters = {
  exposure: 0.5,
  contrast: 15,
  highlights: -20,
  shadows: 20,
  saturation: 10,
  temperature: 0,
  tint: 0,
  gamma: 1,
}
