import { watch } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStudio } from './runStudio'

const root = join(__dirname, '..', '..', '..')
let folder: string

/** A colourful picture that compresses badly enough to be cut in the middle. */
function gradient(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let index = 0; index < data.length; index += 1)
    data[index] = (index * 37 + (index >> 5) * 11) % 256
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** A PNG of a few bytes whose header claims a size. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(checksum(body), body.length + 4)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(16))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** CRC-32 of a PNG chunk (zlib's own where this Node has it). */
function checksum(bytes: Buffer): number {
  if (typeof crc32 === 'function') return crc32(bytes)
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio cli 图片 '))
  await gradient(320, 240).jpeg().toFile(join(folder, 'photo.jpg'))
  await gradient(320, 240).png().toFile(join(folder, '产品 照片 1.png'))
  await sharp({ create: { width: 100, height: 100, channels: 3, background: '#fff' } })
    .png()
    .toFile(join(folder, 'small-mask.png'))
  await writeFile(join(folder, 'notes.jpg'), 'This is a shopping list, not a picture.\n')
  const whole = await readFile(join(folder, 'photo.jpg'))
  await writeFile(join(folder, 'truncated.jpg'), whole.subarray(0, Math.floor(whole.length / 2)))
  await writeFile(join(folder, 'bomb.png'), pngClaiming(60_000, 60_000))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const outFiles = async () => (await readdir(folder)).filter((name) => name.startsWith('out'))

describe('bad input on the command line', () => {
  it.each([
    ['a text file named .jpg', ['adjust', 'tone', 'notes.jpg', '--exposure', '1'], 3, /text/i],
    ['half a JPEG', ['adjust', 'tone', 'truncated.jpg', '--exposure', '1'], 3, /damaged/i],
    ['a header of 60000 x 60000', ['adjust', 'sharpen', 'bomb.png'], 3, /60000/],
    ['a file that is not there', ['adjust', 'tone', 'nowhere.jpg'], 3, /nowhere\.jpg/],
    ['a folder as a picture', ['adjust', 'tone', '.'], 3, /./],
    [
      'a mask of another size',
      ['repair', 'inpaint', 'photo.jpg', '--mask', 'small-mask.png'],
      3,
      /100 × 100/,
    ],
    [
      'a reference of another size',
      ['evaluate', 'image', 'photo.jpg', '--reference', 'small-mask.png'],
      3,
      /100 × 100/,
    ],
    ['a value out of range', ['adjust', 'tone', 'photo.jpg', '--exposure', '9'], 2, /exposure/],
    ['a word for a number', ['adjust', 'tone', 'photo.jpg', '--exposure', 'bright'], 2, /exposure/],
    [
      'a flag that is not there',
      ['adjust', 'tone', 'photo.jpg', '--brightness', '1'],
      2,
      /brightness/,
    ],
    ['a step that is not there', ['adjust', 'magic', 'photo.jpg'], 2, /magic/],
    ['a missing mask', ['repair', 'inpaint', 'photo.jpg'], 2, /mask/],
    ['a format that is not written', ['adjust', 'tone', 'photo.jpg', '--out', 'out.bmp'], 2, /bmp/],
    ['an unknown label', ['generate', 'gan', '--label', 'spaceship'], 2, /spaceship/],
  ] as const)('%s ends with a reason and nothing written', async (_name, words, status, reason) => {
    const out = words.includes('--out' as never) ? [] : ['--out', 'out.png']
    const result = await runStudio([...words, ...out, '--json'], { cwd: folder })
    expect(result.stderr).toMatch(reason)
    expect(result.status).toBe(status)
    expect(result.lines).toEqual([])
    expect(await outFiles()).toEqual([])
  })

  it('works with spaces and Chinese characters in paths', async () => {
    const target = join(folder, '结果 夹')
    const result = await runStudio(
      ['adjust', 'tone', '产品 照片 1.png', '--exposure', '0.5', '--out', `${target}/`, '--json'],
      { cwd: folder },
    )
    expect(result.stderr).toBe('')
    expect(result.status).toBe(0)
    expect(await readdir(target)).toHaveLength(1)
    expect(result.lines[0]).toMatchObject({ step: 'adjust.tone' })
  })

  it('goes on with the others when one of several pictures is bad', async () => {
    const result = await runStudio(
      [
        'adjust',
        'tone',
        'truncated.jpg',
        'photo.jpg',
        '--exposure',
        '0.5',
        '--out',
        'several/',
        '--json',
      ],
      { cwd: folder },
    )
    expect(result.status).toBe(3)
    expect(result.lines).toHaveLength(1)
  })

  it('says that of an animation only the first frame was worked on', async () => {
    const frames = Buffer.alloc(16 * 48 * 3, 90).map((value, at) => value + (at >> 8) * 20)
    const film = sharp(frames, { raw: { width: 16, height: 48, channels: 3, pageHeight: 16 } })
    await film.gif().toFile(join(folder, 'film.gif'))
    const words = ['adjust', 'tone', 'film.gif', 'photo.jpg', '--exposure', '1', '--out', 'first/']
    const result = await runStudio([...words, '--json'], { cwd: folder })
    expect(result.status).toBe(0)
    expect(result.lines).toHaveLength(2)
    expect(result.stderr).toContain('One has several pages or frames')
  })

  it('replaces files in a folder only when told', async () => {
    const words = ['adjust', 'tone', 'photo.jpg', '--exposure', '0.25', '--out', 'kept/']
    expect((await runStudio(words, { cwd: folder })).status).toBe(0)
    const [name = ''] = await readdir(join(folder, 'kept'))
    const before = await readFile(join(folder, 'kept', name))
    words[4] = '1'
    const second = await runStudio(words, { cwd: folder })
    expect(second.status).toBe(2)
    expect(await readFile(join(folder, 'kept', name))).toEqual(before)
    expect((await runStudio([...words, '--overwrite'], { cwd: folder })).status).toBe(0)
    expect(await readFile(join(folder, 'kept', name))).not.toEqual(before)
  })
})

describe('models that are missing or broken', () => {
  async function withModels(change: (models: string) => Promise<void>) {
    const models = await mkdtemp(join(folder, 'models-'))
    const starter = join(root, 'models', 'starter')
    await mkdir(models, { recursive: true })
    for (const name of await readdir(starter)) {
      if (/\.(onnx|json)$/.test(name)) await copyFile(join(starter, name), join(models, name))
    }
    await change(models)
    return runStudio(['recognise', 'classify', 'photo.jpg', '--json'], {
      cwd: folder,
      environment: { STUDIO_MODELS: models },
    })
  }

  it('a missing file ends with status 4 and names the model', async () => {
    const result = await withModels((models) => rm(join(models, 'critic.onnx')))
    expect(result.status).toBe(4)
    expect(result.stderr).toContain('critic')
  })

  it.each([
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    [
      'with one bit flipped',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes)
        copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1
        return copy
      },
    ],
    ['replaced by a web page', (bytes: Buffer) => Buffer.alloc(bytes.length, '<!doctype html>')],
    ['empty', () => Buffer.alloc(0)],
  ])('a file %s ends with status 4', async (_name, change) => {
    const result = await withModels(async (models) => {
      const file = join(models, 'critic.onnx')
      await writeFile(file, change(await readFile(file)))
    })
    expect(result.status).toBe(4)
    expect(result.lines).toEqual([])
  })
})

describe('a second studio', () => {
  it('is told that the library is open elsewhere, while steps still run beside it', async () => {
    let link: (() => void) | undefined
    const served = runStudio(['serve', '--json'], {
      cwd: folder,
      whileRunning: (child) => {
        child.stdout?.once('data', async () => {
          const second = await runStudio(['library', 'list', '--json'], { cwd: folder })
          const step = await runStudio(['adjust', 'tone', 'photo.jpg', '--out', 'beside.png'], {
            cwd: folder,
          })
          results = { second, step }
          link = () => child.kill('SIGTERM')
          link()
        })
      },
    })
    let results: Record<'second' | 'step', Awaited<typeof served>> | undefined
    await served
    expect(results?.second.status).toBe(1)
    expect(results?.second.stderr).toMatch(/open/i)
    expect(results?.step.status).toBe(0)
  })
})

describe('Ctrl+C', () => {
  it('ends with status 5 and leaves nothing half-written', async () => {
    await gradient(3000, 2000).jpeg().toFile(join(folder, 'large.jpg'))
    const target = join(folder, 'interrupted')
    // A run's own folder appears here when its engine begins.
    const work = join(folder, '.home', 'work')
    await mkdir(work, { recursive: true })
    const result = await runStudio(
      ['repair', 'upscale', 'large.jpg', '--factor', '4', '--out', `${target}/`],
      {
        cwd: folder,
        whileRunning: (child) => {
          const watcher = watch(work, () => {
            watcher.close()
            child.kill('SIGINT')
          })
        },
      },
    )
    expect(result.status).toBe(5)
    expect(await readdir(target).catch(() => [])).toEqual([])
  })
})
