import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Files of a few bytes or kilobytes that ask for far more memory or time than they weigh. */
export interface Bomb {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array> | Uint8Array
  /** What the engine may say about it; `answer` where it is a picture after all. */
  readonly ends: readonly (string | 'answer')[]
  /** MiB that it may cost, where that is more than what a bomb may: a picture within the limits. */
  readonly megabytes?: number
}

/** CRC-32 of a PNG chunk; Node 20.15 and later have it in zlib. */
function checksum(bytes: Uint8Array): number {
  if (typeof crc32 === 'function') return crc32(bytes)
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(checksum(body), body.length + 4)
  return out
}

/** A PNG that claims a size; `between` goes after its header. Colour type 0 is grey, 2 is RGB. */
function png(width: number, height: number, data: Uint8Array, between: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...between,
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array(0)),
  ])
}

const rows = (width: number, height: number) =>
  deflateSync(Buffer.alloc((width + 1) * height), { level: 1 })
const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 2 ** 20), { level: 1 })

function gif(width: number, height: number, frames: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(width, 0)
  size.writeUInt16LE(height, 2)
  const frame = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    // Two colours, smallest code 2, one block: clear, index 0, end.
    Buffer.from([0, 2, 2, 0x44, 0x01, 0]),
  ])
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    size,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    ...Array<Buffer>(frames).fill(frame),
    Buffer.from([0x3b]),
  ])
}

/** A little-endian TIFF, one strip, grey, that claims a size; `deflated` strips are compressed. */
function tiff(width: number, height: number, strip: Uint8Array, compression: 1 | 8): Buffer {
  const tags: [number, number, number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, compression],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, strip.length],
  ]
  const directory = Buffer.alloc(2 + tags.length * 12 + 4)
  directory.writeUInt16LE(tags.length, 0)
  for (const [index, [tag, type, value]] of tags.entries()) {
    const at = 2 + index * 12
    directory.writeUInt16LE(tag, at)
    directory.writeUInt16LE(type, at + 2)
    directory.writeUInt32LE(1, at + 4)
    directory.writeUInt32LE(value, at + 8)
  }
  const head = Buffer.alloc(8)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8 + strip.length, 4)
  return Buffer.concat([head, strip, directory])
}

async function jpegClaiming(width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

const svg = (body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9999" height="9999">${body}</svg>`,
  )

const useBomb = () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inside = level === 0 ? '<rect width="9" height="9"/>' : `<use href="#l${level - 1}"/>`
    return `<g id="l${level}">${inside.repeat(10)}</g>`
  })
  return svg(`<defs>${levels.join('')}</defs><use href="#l11"/>`)
}

const large = 'image-too-large'
const damaged = 'image-damaged'
const unsupported = 'image-unsupported'

export const bombs: readonly Bomb[] = [
  {
    name: 'header 60000 x 60000.png',
    bytes: () => png(60_000, 60_000, rows(8, 8)),
    ends: [large],
  },
  { name: 'flat 20000 x 20000.png', bytes: () => png(20_000, 20_000, zeros(400)), ends: [large] },
  {
    name: 'text chunk of 200 MB.png',
    bytes: () =>
      png(8, 8, rows(8, 8), [
        chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), zeros(200)])),
      ]),
    ends: ['answer', damaged],
  },
  {
    name: 'profile of 200 MB.png',
    bytes: () =>
      png(8, 8, rows(8, 8), [
        chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), zeros(200)])),
      ]),
    ends: ['answer', damaged],
  },
  { name: '1 x 65535.png', bytes: () => png(1, 65_535, rows(1, 65_535)), ends: [large] },
  { name: '1 x 32767.png', bytes: () => png(1, 32_767, rows(1, 32_767)), ends: ['answer'] },
  {
    name: 'more pixels than promised.png',
    bytes: () => png(8, 8, zeros(300)),
    ends: ['answer', damaged],
  },
  { name: '200 pages.gif', bytes: () => gif(2000, 2000, 200), ends: ['answer', damaged] },
  { name: '65535 x 65535.gif', bytes: () => gif(65_535, 65_535, 1), ends: [large, damaged] },
  { name: '65500 x 65500.jpg', bytes: () => jpegClaiming(65_500, 65_500), ends: [large] },
  { name: '9000 x 9000.jpg', bytes: () => jpegClaiming(9000, 9000), ends: [damaged] },
  {
    name: '60000 x 60000.tif',
    bytes: () => tiff(60_000, 60_000, Buffer.alloc(64), 1),
    ends: [large, damaged],
  },
  {
    name: 'strip of 300 MB.tif',
    bytes: () => tiff(64, 64, zeros(300), 8),
    ends: ['answer', damaged],
  },
  {
    name: 'directory without entries.tif',
    bytes: () => Buffer.from('II*\0\x08\0\0\0\0\0\0\0\0\0', 'latin1'),
    ends: [damaged],
  },
  {
    name: 'blur.png',
    bytes: () =>
      svg(
        '<filter id="f"><feTurbulence numOctaves="9"/><feGaussianBlur stdDeviation="500"/></filter><rect width="9999" height="9999" filter="url(#f)"/>',
      ),
    ends: [unsupported],
  },
  { name: 'use.png', bytes: useBomb, ends: [unsupported] },
  {
    name: 'entities.svg',
    bytes: () =>
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
      ),
    ends: [unsupported],
  },
  {
    name: 'zeros behind a zip header.png',
    bytes: () => Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.alloc(2 ** 20))]),
    ends: [unsupported],
  },
  // Last, since the engine keeps its pixels until it tidies up.
  {
    name: 'flat 10000 x 10000, the largest allowed.png',
    bytes: () => png(10_000, 10_000, rows(10_000, 10_000)),
    ends: ['answer'],
    megabytes: 600,
  },
]
