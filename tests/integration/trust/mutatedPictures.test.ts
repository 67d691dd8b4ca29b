import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineChild, startEngine } from './engineChild'
import { hasProc, peakMegabytes } from './processes'
import { randomNumbers } from './randomNumbers'

/** STUDIO_LONG=1 mutates twenty thousand times; STUDIO_CORPUS names a folder of pictures to decode. */
const mutations = process.env.STUDIO_LONG ? 20_000 : 96
const corpus = process.env.STUDIO_CORPUS
/** Endings of pictures of every kind, those that the studio does not read among them. */
const pictureEnding =
  /\.(png|apng|jpe?g|jpe|jfif|gif|webp|tiff?|avif|hei[cf]s?|bmp|dib|ico|cur|ani|tga|p[bgpn]m|pfm|xbm|xpm|svgz?|jp2|j2k|jpx|jpf|psd|pcx|icns|im|dds|fl[ic]|exr|hdr|ras|sgi|rgb|bw|blp|qtif|mng|jng|wbmp|gd2?|miff|pict?|cin|dpx|eps|emf|wmf)$/i
/** A file that keeps the decoder busy longer than this is one that hangs it. */
const hangMilliseconds = 20_000

let folder: string
let engine: EngineChild
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio mutations '))
  engine = await startEngine()
})
afterAll(async () => {
  engine?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** One small picture in every format and the ways it is packed. */
function sources(): Promise<Buffer[]> {
  const width = 45
  const height = 33
  const data = Buffer.alloc(width * height * 4)
  for (let index = 0; index < data.length; index += 1)
    data[index] = (index * 29 + (index >> 6)) % 256
  const picture = () => sharp(data, { raw: { width, height, channels: 4 } })
  return Promise.all([
    picture().png().toBuffer(),
    picture().png({ palette: true }).toBuffer(),
    picture().toColourspace('rgb16').png({ progressive: true }).toBuffer(),
    picture().jpeg().toBuffer(),
    picture().withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer(),
    picture().toColourspace('cmyk').jpeg().toBuffer(),
    picture().webp().toBuffer(),
    picture().webp({ lossless: true }).toBuffer(),
    picture().gif().toBuffer(),
    picture().avif({ effort: 0 }).toBuffer(),
    picture().tiff({ compression: 'none' }).toBuffer(),
    picture().tiff({ compression: 'lzw', tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer(),
    picture().tiff({ compression: 'deflate', predictor: 'horizontal' }).toBuffer(),
  ])
}

/** Breaks a file in one to four places; the same random numbers break it in the same way. */
function mutate(source: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(source)
  const places = 1 + random(4)
  for (let place = 0; place < places && bytes.length > 8; place += 1) {
    const at = random(bytes.length)
    const length = 1 + random(Math.min(40, bytes.length - at))
    switch (random(7)) {
      case 0:
        bytes[at] = random(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
        break
      case 2:
        bytes = bytes.subarray(0, at + 1)
        break
      case 3:
        bytes.fill(random(2) * 255, at, at + length)
        break
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
        break
      default:
        // Sizes are told in the first bytes of most formats.
        bytes.writeUInt16BE(random(65_536), random(Math.min(64, bytes.length - 2)))
    }
  }
  return bytes
}

const classes: Readonly<Record<string, string>> = {
  answer: 'whole',
  'image-damaged': 'damaged',
  'image-empty': 'damaged',
  'image-unsupported': 'unsupported',
  'image-too-large': 'too large',
}

/** Decodes a file in the engine and says what it was taken for. */
async function classify(path: string, counts: Map<string, number>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const hang = new Promise<{ kind: 'exit'; reason: string }>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'exit', reason: 'hang' }), hangMilliseconds)
  })
  const end = await Promise.race([engine.call('inspect', { path }), hang])
  clearTimeout(timer)
  const told = end.kind === 'error' ? end.error.code : end.kind === 'exit' ? end.reason : end.kind
  const kind = classes[told] ?? `FAULT ${told} ${JSON.stringify(end)}`
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}

const words = (counts: Map<string, number>) =>
  [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')
const faults = (counts: Map<string, number>) =>
  [...counts.keys()].filter((kind) => kind.startsWith('FAULT'))

describe('pictures with wrong bytes', () => {
  it(
    'are each called whole, damaged, unsupported or too large, by one engine that stays',
    async () => {
      const originals = await sources()
      const counts = new Map<string, number>()
      for (const bytes of originals) {
        const path = join(folder, 'original')
        await writeFile(path, bytes)
        await classify(path, counts)
      }
      expect([...counts]).toEqual([['whole', originals.length]])
      counts.clear()
      const random = randomNumbers(8)
      for (let count = 0; count < mutations; count += 1) {
        const path = join(folder, 'mutated')
        await writeFile(path, mutate(originals[count % originals.length] as Buffer, random))
        await classify(path, counts)
        if (faults(counts).length > 0) break
      }
      const peak = hasProc ? `, peak ${Math.round(peakMegabytes(engine.pid))} MiB` : ''
      console.log(`${mutations} mutations: ${words(counts)}, 0 exits, 0 hangs${peak}`)
      expect(faults(counts)).toEqual([])
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(mutations)
    },
    process.env.STUDIO_LONG ? 3_600_000 : 120_000,
  )

  it.skipIf(!corpus)(
    'from test collections of other programs are each called something',
    async () => {
      const counts = new Map<string, number>()
      for (const name of await readdir(corpus ?? '', { recursive: true })) {
        const path = join(corpus ?? '', name)
        const facts = await stat(path).catch(() => undefined)
        if (!facts?.isFile() || facts.size === 0 || !pictureEnding.test(name)) continue
        const before = faults(counts).length
        await classify(path, counts)
        if (faults(counts).length > before) console.log(`at fault: ${name}`)
      }
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
      console.log(`${total} files of the collection: ${words(counts)}`)
      expect(total).toBeGreaterThan(0)
      expect(faults(counts)).toEqual([])
    },
    3_600_000,
  )
})
