import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import ort from 'onnxruntime-node'
import sharp from 'sharp'
import { kernelsInBundle } from '../../.config/kernels.mjs'
import { root } from '../../.config/machine.cjs'
import { compare } from './measure.mjs'
import { describeModel, locate, startEngine } from './studioProcesses.mjs'

const width = 4000
const height = 3000
/** Left, top and side of each hole, in pixels. */
const holes = [
  [400, 500, 180],
  [2100, 1400, 260],
  [3300, 2400, 140],
]

function colours() {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = 128 + 60 * Math.sin(x / 90) + 40 * Math.cos(y / 70)
      data[at++] = light
      data[at++] = light * 0.95
      data[at++] = light * 0.8
    }
  }
  return data
}

/** The crops that the step would show its network, from the step's own plan. */
async function cropsOf(folder, data, limits) {
  const outfile = join(folder, 'fillHoles.cjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['main/engine/inpainting/fillHoles.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    plugins: [kernelsInBundle],
  })
  const { fillHoles } = (await import(outfile)).default
  const mask = new Uint8Array(width * height)
  for (const [left, top, side] of holes)
    for (let y = top; y < top + side; y += 1)
      mask.fill(1, y * width + left, y * width + left + side)
  const picture = {
    width,
    height,
    channels: 3,
    bitDepth: 8,
    source: 'jpeg',
    rows: (first, end) =>
      Float32Array.from(data.subarray(first * width * 3, end * width * 3), (value) => value / 255),
  }
  const crops = []
  const { filled } = await fillHoles(
    picture,
    { data: mask, width, height },
    {
      limits,
      grow: 2,
      feather: 6,
      texture: { when: 'never', seed: 0 },
      open: async () => ({
        atOnce: 1,
        run: async (crop) => {
          crops.push(crop)
          return crop.colours
        },
      }),
      signal: new AbortController().signal,
      progress: () => undefined,
    },
  )
  await filled
  return crops
}

/** Three holes in a photograph of 12 megapixels, against the network's runs on the same crops. */
export async function bench(folder) {
  const location = locate('inpainter')
  if (!location) return { skipped: 'the inpainter is not in the catalogue' }
  const data = colours()
  const input = join(folder, 'holes.jpg')
  const mask = join(folder, 'mask.png')
  await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toFile(input)
  await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite(
      holes.map(([left, top, side]) => ({
        input: { create: { width: side, height: side, channels: 3, background: '#fff' } },
        left,
        top,
      })),
    )
    .png()
    .toFile(mask)
  const engine = await startEngine()
  try {
    const crops = await cropsOf(folder, data, await describeModel(engine, location))
    const session = await ort.InferenceSession.create(location.files.model.path, {
      executionMode: 'sequential',
      interOpNumThreads: 1,
    })
    const network = async () => {
      for (const { colours: image, mask: hole, width: w, height: h } of crops)
        await session.run({
          image: new ort.Tensor('float32', image, [1, 3, h, w]),
          mask: new ort.Tensor('float32', hole, [1, 1, h, w]),
        })
    }
    let count = 0
    const through = (texture) => async () => {
      count += 1
      const outputFolder = join(folder, `inpainted ${count}`)
      await mkdir(outputFolder)
      await engine.call('run', {
        steps: [
          {
            step: 'repair.inpaint',
            parameters: { mask: { path: mask }, texture, grow: 2, feather: 6, seed: 1 },
          },
        ],
        input,
        outputFolder,
        format: 'jpeg',
        quality: 92,
        provider: 'cpu',
        threads: 0,
        models: [location],
      })
    }
    const studio = through('never')
    // Reading photograph and mask and writing the result is what no way of inpainting is without.
    const throughFile = async () => {
      const decoded = await sharp(input).raw().toBuffer()
      await sharp(mask).raw().toBuffer()
      await sharp(decoded, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false })
        .toFile(join(folder, 'through.jpg'))
    }
    await compare(1, studio, network)
    const { milliseconds, reference, ratio } = await compare(3, studio, network)
    const withFiles = await compare(3, studio, async () => {
      await throughFile()
      await network()
    })
    const drawing = await compare(3, through('auto'), network)
    await session.release()
    const sizes = crops.map((crop) => `${crop.width} x ${crop.height}`).join(', ')
    return {
      rows: [
        {
          what: 'inpaint of 12 MP, three holes, JPEG to JPEG',
          value: `${milliseconds.toFixed(0)} ms`,
          against: `the network on the crops (${sizes})`,
          reference: `${reference.toFixed(0)} ms`,
          figure: ratio,
          bar: 1.2,
        },
        {
          what: '- the same, two of the holes drawn from patches as well',
          value: `${drawing.milliseconds.toFixed(0)} ms`,
          against: 'the network on the crops',
          reference: `${drawing.reference.toFixed(0)} ms`,
          figure: drawing.ratio,
          bar: 1.2,
        },
        {
          what: '- the first',
          value: `${withFiles.milliseconds.toFixed(0)} ms`,
          against: 'decoding both, the network, encoding',
          reference: `${withFiles.reference.toFixed(0)} ms`,
          figure: withFiles.ratio,
          bar: 1.2,
        },
      ],
    }
  } finally {
    engine.stop()
  }
}
