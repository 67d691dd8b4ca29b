import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KernelMemory } from '../../../../main/engine/kernels/kernelMemory'
import { codeLengths, codesOf } from '../../../../main/engine/pixels/huffmanCode'
import { HuffmanStream } from '../../../../main/engine/pixels/huffmanStream'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import { encodeNaturalPng } from '../../../../main/engine/pixels/naturalPng'
import { profileChunk } from '../../../../main/engine/pixels/pngProfile'
import { neverAborted } from '../testPictures'

/** A stream of these blocks, as zlib reads it. */
function readAgain(blocks: readonly Uint8Array[]): Buffer {
  const memory = new KernelMemory()
  const most = Math.max(...blocks.map(({ length }) => length))
  const source = memory.reserve(most)
  const stream = new HuffmanStream(memory, most)
  const pieces = [stream.begin()]
  blocks.forEach((block, index) => {
    memory.bytes(source, block.length).set(block)
    pieces.push(stream.block(source, block.length, index === blocks.length - 1))
  })
  // Throws where the checksum is not that of the bytes.
  return inflateSync(Buffer.concat([...pieces, stream.end()]))
}

describe('bytes as Huffman codes', () => {
  it('are what they were, whatever they are and however they are cut into blocks', () => {
    const block = fc.uint8Array({ minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        expect(readAgain(blocks).equals(Buffer.concat(blocks))).toBe(true)
      }),
    )
  })

  it.each([
    ['one value alone', new Uint8Array(70_001).fill(7)],
    ['all as large as they can be', new Uint8Array(200_003).fill(255)],
    ['every value', Uint8Array.from({ length: 50_000 }, (_, at) => (at * at) >> 3)],
    // Each half as frequent as the next: a code for each without a limit would have 17 bits.
    ['very uneven', Uint8Array.from({ length: 1 << 17 }, (_, at) => Math.clz32(at + 1))],
  ])('are what they were: %s', (_, bytes) => {
    expect(readAgain([bytes]).equals(Buffer.from(bytes))).toBe(true)
    expect(readAgain([bytes, bytes]).equals(Buffer.concat([bytes, bytes]))).toBe(true)
  })

  it('leave no code unused, and none is longer than the limit', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1 << 18 }), {
      minLength: 257,
      maxLength: 257,
    })
    fc.assert(
      fc.property(counts, (list) => {
        list[0] = 1
        list[1] = 1
        const lengths = codeLengths(list, 14)
        expect(Math.max(...lengths)).toBeLessThanOrEqual(14)
        // Kraft: a code that is complete leaves nothing unused.
        const used = lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0)
        expect(used).toBe(1)
        expect(new Set(codesOf(lengths).filter((code) => code > 0)).size).toBe(
          list.filter((count) => count > 0).length,
        )
      }),
    )
  })
})

describe('a natural picture as a PNG', () => {
  it.each([
    [256, 256, 3],
    [31, 7, 4],
    [1, 1, 3],
    // Several blocks, the last one of fewer rows.
    [700, 650, 4],
  ] as const)('has the pixels it had: %d x %d, %d channels', async (width, height, channels) => {
    const samples = Uint8Array.from(
      { length: width * height * channels },
      (_, at) => 128 + 60 * Math.sin(at / 900) + ((at * 7919) % 23),
    )
    const picture = { samples, width, height, channels, packet: '<x:xmpmeta/>' }
    const profile = profileChunk(new Uint8Array(40))
    const png = await encodeNaturalPng({ ...picture, profile }, neverAborted())
    const sharp = await loadSharp()
    const { data, info } = await sharp(png, { failOn: 'warning', ignoreIcc: true })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width, height, channels })
    expect(data.equals(Buffer.from(samples))).toBe(true)
    // The coder of the picture before is used again.
    const again = await encodeNaturalPng({ ...picture, profile }, neverAborted())
    expect(Buffer.from(again).equals(png)).toBe(true)
  })
})
