import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import { pngChunk } from '../../../../main/engine/pixels/pngProfile'

/** Writes bytes into a folder and gives the path. */
export function fileOf(folder: string, name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG whose header claims a size; it holds `rows` rows of grey pixels. */
export function greyPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows))
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A JPEG of a gradient. */
export async function jpegBytes(width: number, height: number): Promise<Buffer> {
  const sharp = await loadSharp()
  const samples = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 7) % 256)
  return sharp(samples, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}
