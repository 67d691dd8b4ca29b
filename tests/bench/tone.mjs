import { execFile, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { compare } from './measure.mjs'
import { computedMilliseconds, peakMegabytes, resetPeak, startEngine } from './studioProcesses.mjs'

const execute = promisify(execFile)

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

/** What others take for much the same, from their command lines; those that are not here are left out. */
function rivals(input, folder) {
  const between = join(folder, 'between.v')
  const out = (name) => join(folder, `${name}.jpg`)
  const python = process.env.STUDIO_PYTHON ?? 'python3'
  const pillow = [
    'import sys',
    'from PIL import Image, ImageFilter',
    'picture = Image.open(sys.argv[1])',
    'picture = picture.point([min(255, int(level * 1.4)) for level in range(256)] * 3)',
    'picture = picture.filter(ImageFilter.UnsharpMask(1.2, 80, 2))',
    'picture.save(sys.argv[2], quality=92, subsampling=0)',
  ].join('\n')
  return [
    {
      name: 'libvips (a gain, then a sharpening)',
      probe: ['vips', '--version'],
      bar: 1.15,
      commands: [
        ['vips', 'linear', `${input}[access=sequential]`, between, '1.4', '0', '--uchar'],
        ['vips', 'sharpen', between, `${out('vips')}[Q=92,subsample_mode=off]`, '--sigma', '1.2'],
      ],
    },
    {
      name: 'ImageMagick (levels, then an unsharp mask)',
      probe: ['/usr/bin/convert', '-version'],
      bar: 1,
      commands: [
        [
          '/usr/bin/convert',
          ...[input, '-level', '0,71%', '-unsharp', '0x1.2+0.8+0.008'],
          ...['-quality', '92', '-sampling-factor', '4:4:4', out('magick')],
        ],
      ],
    },
    {
      name: 'Pillow (a table, then an unsharp mask)',
      probe: [python, '-c', 'import PIL'],
      bar: 1,
      commands: [[python, '-c', pillow, input, out('pillow')]],
    },
  ].filter(({ probe: [program, ...words] }) => spawnSync(program, words).status === 0)
}

/** Decoding, tone, sharpening and encoding of 24 megapixels: time against others, and memory. */
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
    const both = [tone, sharpen]
    await run(both)
    const rows = []
    for (const { name, commands, bar } of rivals(input, folder)) {
      const spent = { studio: 0, other: 0 }
      const studio = async () => {
        const before = computedMilliseconds(engine.pid)
        await run(both)
        spent.studio += computedMilliseconds(engine.pid) - before
      }
      const other = async () => {
        for (const command of commands) spent.other += await computedBy(command)
      }
      const rounds = 3
      const { milliseconds, reference, ratio } = await compare(rounds, studio, other)
      rows.push(
        {
          what: 'decode, tone, sharpen, encode of 24 MP',
          value: `${milliseconds.toFixed(0)} ms`,
          against: name,
          reference: `${reference.toFixed(0)} ms`,
          figure: ratio,
          bar,
        },
        {
          what: '- in processor time',
          value: `${(spent.studio / rounds).toFixed(0)} ms`,
          against: name,
          reference: `${(spent.other / rounds).toFixed(0)} ms`,
          figure: spent.studio / spent.other,
          bar,
        },
      )
    }
    const peak = peakMegabytes(engine.pid) - idle
    return {
      rows: [
        ...rows,
        {
          what: '- peak memory over the idle engine',
          value: `${peak.toFixed(0)} MiB`,
          against: 'the idle engine',
          reference: `${idle.toFixed(0)} MiB`,
          figure: peak,
          bar: 400,
          unit: 'MiB',
        },
      ],
      ...(rows.length < 6 ? { skipped: 'not all of vips, ImageMagick and Pillow are here' } : {}),
    }
  } finally {
    engine.stop()
  }
}

/** Runs a command; milliseconds of processor time that it took. */
async function computedBy(command) {
  const { stdout } = await execute('bash', ['-c', '"$@" > /dev/null && times', 'bash', ...command])
  // The second line is of the children: user and system, each as 0m1.234s.
  const spent =
    stdout
      .trim()
      .split('\n')[1]
      ?.matchAll(/(\d+)m([\d.]+)s/g) ?? []
  return [...spent].reduce((sum, [, minutes, seconds]) => sum + minutes * 60e3 + seconds * 1e3, 0)
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
