import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { carriesCredentials } from '../../../../main/engine/pixels/contentCredentials'
import type { ReadableFormat } from '../../../../main/engine/pixels/fileFormat'
import { pngChunk } from '../../../../main/engine/pixels/pngProfile'
import { replaceMetadata } from '../../../../main/engine/pixels/webpPacket'

const plain = () => sharp({ create: { width: 16, height: 16, channels: 3, background: '#c04020' } })

const size = (bytes: number) => {
  const field = Buffer.alloc(4)
  field.writeUInt32BE(bytes)
  return field
}
const box = (type: string, ...parts: readonly Buffer[]) => {
  const data = Buffer.concat(parts)
  return Buffer.concat([size(data.length + 8), Buffer.from(type, 'latin1'), data])
}

/** A JUMBF superbox with one empty content box, as its description names it. */
const superbox = (type: string) =>
  box(
    'jumb',
    box(
      'jumd',
      Buffer.from(type, 'latin1'),
      Buffer.from('00110010800000aa00389b71', 'hex'),
      Buffer.from(`\x03${type}\0`),
    ),
    box('cbor', deflateSync(Buffer.from('no manifest'))),
  )

const intoJpeg = (jpeg: Buffer, marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255])
  // Behind the segment that stands first.
  const place = 2 + 2 + jpeg.readUInt16BE(4)
  return Buffer.concat([jpeg.subarray(0, place), head, data, jpeg.subarray(place)])
}
const app11 = (store: Buffer) =>
  Buffer.concat([Buffer.from('JP\x02\x11\0\0\0\x01', 'latin1'), store])
const riffChunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)])
}
const inWebp = (webp: Buffer, chunk: Buffer) =>
  riffChunk('RIFF', Buffer.concat([webp.subarray(8), chunk]))
const behindPngHeader = (png: Buffer, chunk: Buffer) =>
  Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
const credentialsBox = box(
  'uuid',
  Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex'),
  Buffer.alloc(40),
)

/** The first directory again at the end of the file, with one field more. */
const withTiffField = (tiff: Buffer, field: number) => {
  const start = tiff.readUInt32LE(4)
  const entries = tiff.readUInt16LE(start)
  const old = tiff.subarray(start + 2, start + 2 + entries * 12)
  const count = Buffer.alloc(2)
  count.writeUInt16LE(entries + 1)
  const entry = Buffer.alloc(12)
  entry.writeUInt16LE(field, 0)
  entry.writeUInt16LE(7, 2)
  entry.writeUInt32LE(4, 4)
  const changed = Buffer.from(tiff)
  changed.writeUInt32LE(tiff.length, 4)
  return Buffer.concat([changed, count, old, entry, Buffer.alloc(4)])
}

const carries = (format: ReadableFormat, bytes: Buffer) => carriesCredentials({ format, bytes })

// Whoever publishes a picture that was signed would otherwise learn from others that the proof is gone.
describe('content credentials', () => {
  it.each([
    ['jpeg', (bytes: Buffer) => intoJpeg(bytes, 0xeb, app11(superbox('c2pa')))],
    ['png', (bytes: Buffer) => behindPngHeader(bytes, pngChunk('caBX', superbox('c2pa')))],
    ['webp', (bytes: Buffer) => inWebp(bytes, riffChunk('C2PA', superbox('c2pa')))],
    ['avif', (bytes: Buffer) => Buffer.concat([bytes, credentialsBox])],
    ['tiff', (bytes: Buffer) => withTiffField(bytes, 52_545)],
  ] as const)('are seen in %s, and only there', async (format, signed) => {
    const bytes = await plain().toFormat(format).toBuffer()
    expect(carries(format, bytes)).toBe(false)
    const file = signed(bytes)
    expect(carries(format, file)).toBe(true)
    // The file is one that other programs read too.
    expect((await sharp(file).metadata()).width).toBe(16)
    for (let end = 0; end < file.length; end += 7) carries(format, file.subarray(0, end))
  })

  it('are not other boxes of the same kind', async () => {
    const jpeg = await plain().jpeg().toBuffer()
    expect(carries('jpeg', intoJpeg(jpeg, 0xeb, app11(superbox('json'))))).toBe(false)
    expect(carries('jpeg', intoJpeg(jpeg, 0xed, app11(superbox('c2pa'))))).toBe(false)
    const png = await plain().png().toBuffer()
    expect(carries('png', behindPngHeader(png, pngChunk('caBX', superbox('json'))))).toBe(false)
    const webp = await plain().webp().toBuffer()
    expect(carries('webp', inWebp(webp, riffChunk('ABCD', superbox('c2pa'))))).toBe(false)
    const avif = await plain().avif().toBuffer()
    expect(carries('avif', Buffer.concat([avif, box('uuid', Buffer.alloc(16, 1))]))).toBe(false)
    const tiff = await plain().tiff().toBuffer()
    expect(carries('tiff', withTiffField(tiff, 52_546))).toBe(false)
  })

  it('do not stay in an animation whose metadata is another: they would read as forged', async () => {
    const webp = inWebp(await plain().webp().toBuffer(), riffChunk('C2PA', superbox('c2pa')))
    const words = { exif: undefined, packet: undefined }
    const out = Buffer.from(replaceMetadata(webp, words, { width: 16, height: 16 }))
    expect(carries('webp', out)).toBe(false)
    expect((await sharp(out).metadata()).width).toBe(16)
  })
})
