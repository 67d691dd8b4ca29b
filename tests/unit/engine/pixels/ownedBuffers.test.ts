import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeSamples } from '../../../../main/engine/pixels/decode'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'

const side = 1000

/** The desktop window on Linux draws with the WebAssembly build, which gives its memory away again. */
describe.runIf(process.platform === 'linux')('pictures of the WebAssembly build', () => {
  let folder: string
  let collectGarbage: () => void

  beforeAll(async () => {
    Object.defineProperty(process.versions, 'electron', { value: '25.1.1', configurable: true })
    folder = await mkdtemp(join(tmpdir(), 'owned-'))
    setFlagsFromString('--expose-gc')
    collectGarbage = runInNewContext('gc') as () => void
  })
  afterAll(async () => {
    delete (process.versions as Record<string, string | undefined>).electron
    await rm(folder, { recursive: true })
  })

  async function pictureFile(name: string, background: string): Promise<string> {
    const sharp = await loadSharp()
    const create = { width: side, height: side, channels: 3, background } as const
    const path = join(folder, name)
    await writeFile(path, await sharp({ create }).png().toBuffer())
    return path
  }

  it('keep their pixels while others are read', async () => {
    const dark = await pictureFile('dark.png', '#123456')
    const bright = await pictureFile('bright.png', '#ffffff')
    const samplesOf = async (path: string) => (await decodeSamples(path)).picture.samples
    const kept = await samplesOf(dark)
    const middle = kept.subarray(side, -side)
    for (let round = 0; round < 20; round += 1) {
      // Finalizers run between two turns of the event loop.
      collectGarbage()
      await new Promise((resolve) => setImmediate(resolve))
      await samplesOf(bright)
    }
    expect([kept[0], kept[1], kept[2]]).toEqual([0x12, 0x34, 0x56])
    expect(middle.every((sample) => sample < 0x60)).toBe(true)
  })

  it('are in memory of their own, and so are their profile and their texts', async () => {
    const sharp = await loadSharp()
    const create = { width: 8, height: 8, channels: 3, background: '#808080' } as const
    const encoded = await sharp({ create })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .png()
      .toBuffer()
    const { data, info } = await sharp(encoded).raw().toBuffer({ resolveWithObject: true })
    const { xmp, width } = await sharp(encoded).metadata()
    for (const bytes of [encoded, data, xmp])
      expect(bytes?.buffer, 'memory of the module itself').toBeInstanceOf(ArrayBuffer)
    expect([width, info.width, data.byteLength]).toEqual([8, 8, 192])
    expect(xmp?.toString()).toContain('xmpmeta')
  })
})
