import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { srgbProfile } from '../../../../main/engine/pixels/colourProfile'
import { decodePicture } from '../../../../main/engine/pixels/decode'
import { encodePicture } from '../../../../main/engine/pixels/encode'
import { insertJpegProfile } from '../../../../main/engine/pixels/jpegProfile'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import { readProvenance } from '../../../../main/engine/pixels/provenance'
import {
  writeNewFile,
  writeWorkFile,
  writeWorkFileAtOnce,
} from '../../../../main/engine/writeNewFile'
import { failureOf, pictureOf, temporaryFolder, waves } from '../testPictures'
import { fileOf } from './imageFiles'

const folder = temporaryFolder()

/** Every 16-bit level in some place: 65,536 samples and a few more. */
const deep = pictureOf(160, 137, 3, (x, y, c) => ((y * 160 + x) * 3 + c) % 65536, 16)

const levels = ({ data, bitDepth }: Picture) =>
  Array.from(data, (value) => Math.round(value * (bitDepth === 16 ? 65535 : 255)))

async function again(picture: Picture, format: 'png' | 'tiff' | 'jpeg' | 'webp' | 'avif') {
  const { bytes } = await encodePicture(picture, format, 90, {})
  return decodePicture(fileOf(folder, `照片 一.${format}`, bytes))
}

describe('writing and reading a picture', () => {
  it.each(['png', 'tiff'] as const)(
    'keeps each of the 65,536 levels of a 16-bit %s',
    async (format) => {
      const { picture, header } = await again(deep, format)
      expect(header).toMatchObject({ bitDepth: 16, hasAlpha: false, profile: 'own' })
      expect(levels(picture)).toEqual(levels(deep))
    },
  )

  it.each(['png', 'tiff'] as const)(
    'keeps every level and the transparency of an 8-bit %s',
    async (format) => {
      const source = pictureOf(64, 48, 4, (x, y, c) => (x * 31 + y * 17 + c * 5) % 256)
      const { picture, header } = await again(source, format)
      expect(header).toMatchObject({ bitDepth: 8, hasAlpha: true, profile: 'own' })
      expect(levels(picture)).toEqual(levels(source))
    },
  )

  it('makes a natural picture smaller in PNG, and a drawing no larger, than without filters', async () => {
    const sharp = await loadSharp()
    let noise = 1
    const grain = () => {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0
      return noise >>> 30
    }
    const natural = pictureOf(160, 120, 3, (x, y) => 90 + 50 * Math.sin((x + 2 * y) / 40) + grain())
    const drawing = pictureOf(160, 120, 3, (x, y) => (((x >> 4) + (y >> 4)) % 2) * 255)
    for (const [picture, most] of [
      [natural, 0.9],
      // The profile takes 23 bytes more: every door has to pack it alike.
      [drawing, 1.03],
    ] as const) {
      const raw = { width: picture.width, height: picture.height, channels: 3 } as const
      const plain = await sharp(Uint8Array.from(levels(picture)), { raw })
        .withIccProfile('srgb')
        .png({ compressionLevel: 6 })
        .toBuffer()
      const { bytes } = await encodePicture(picture, 'png', 90, {})
      expect(bytes.length / plain.length).toBeLessThanOrEqual(most)
      const again = await decodePicture(fileOf(folder, `${most} of plain.png`, bytes))
      expect(levels(again.picture)).toEqual(levels(picture))
    }
  })

  it.each(['jpeg', 'webp', 'avif'] as const)(
    'comes close in %s, tagged as sRGB',
    async (format) => {
      const source = pictureOf(64, 48, 3, (x, y, c) => x * 2 + y + c * 20)
      const { picture, header } = await again(source, format)
      expect(header.profile).toBe('own')
      const worst = Math.max(
        ...Array.from(picture.data, (value, index) => Math.abs(value - (source.data[index] ?? 0))),
      )
      expect(worst).toBeLessThan(0.06)
    },
  )

  it.each([3, 4] as const)(
    'keeps every level of noise of %d channels, and its recipe',
    async (channels) => {
      const sharp = await loadSharp()
      let state = 7
      const source = pictureOf(37, 29, channels, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return state >>> 24
      })
      const { bytes } = await encodePicture(source, 'png', 90, { recipe: '{"什么":1}' })
      const { picture, header } = await decodePicture(
        fileOf(folder, `noise ${channels}.png`, bytes),
      )
      expect(levels(picture)).toEqual(levels(source))
      expect(readProvenance(header.xmp).recipe).toBe('{"什么":1}')
      const { icc } = await sharp(bytes).metadata()
      expect(icc).toEqual(await srgbProfile())
    },
  )

  it('puts a profile of several segments, as cameras have them, into a JPEG whole', async () => {
    const sharp = await loadSharp()
    const profile = Buffer.alloc(150_000, 7)
    profile.set(await srgbProfile())
    profile.writeUInt32BE(profile.length, 0)
    const bare = await sharp(new Uint8Array(192), { raw: { width: 8, height: 8, channels: 3 } })
      .jpeg()
      .toBuffer()
    const { icc } = await sharp(insertJpegProfile(bare, profile)).metadata()
    expect(icc?.equals(profile)).toBe(true)
  })

  it('tells a JPEG sRGB in the place where other programs look for it', async () => {
    const sharp = await loadSharp()
    const { bytes } = await encodePicture(pictureOf(32, 24, 3, waves), 'jpeg', 90, { recipe: '{}' })
    const { icc, xmp } = await sharp(bytes).metadata()
    expect(icc).toEqual(await srgbProfile())
    expect(xmp).toBeDefined()
    // A file with a JFIF segment, as others write them, keeps it in the first place.
    const jfif = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
    const foreign = Buffer.concat([bytes.subarray(0, 2), jfif, bytes.subarray(2)])
    const tagged = insertJpegProfile(foreign, new Uint8Array(100))
    expect(tagged.subarray(2, 2 + jfif.length)).toEqual(jfif)
  })

  it('lays transparent pictures on white in JPEG', async () => {
    const { picture, header } = await again(
      pictureOf(16, 16, 4, () => 0),
      'jpeg',
    )
    expect(header.hasAlpha).toBe(false)
    expect(levels(picture).every((level) => level > 250)).toBe(true)
  })

  it('gives the same bytes for the same picture', async () => {
    const source = pictureOf(64, 48, 3, waves)
    const provenance = { digitalSourceType: 'trainedAlgorithmicMedia', recipe: '{}' } as const
    for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const) {
      const hashes = new Set<string>()
      for (let round = 0; round < 2; round += 1) {
        const { bytes } = await encodePicture(source, format, 80, provenance)
        hashes.add(createHash('sha256').update(bytes).digest('hex'))
      }
      expect(hashes.size).toBe(1)
    }
  })

  it('says that WebP has no room for a picture this wide', async () => {
    const wide = pictureOf(16_384, 1, 3, () => 0)
    expect(await failureOf(encodePicture(wide, 'webp', 80, {}))).toMatchObject({
      code: 'write-failed',
    })
  })
})

describe('reading what others wrote', () => {
  const samples = (count: number, of: (index: number) => number) =>
    Uint8Array.from({ length: count }, (_, i) => of(i))

  it('applies the orientation of a camera', async () => {
    const sharp = await loadSharp()
    const raw = { width: 8, height: 4, channels: 3 } as const
    const source = samples(96, (index) => (index < 3 ? 255 : 0))
    const bytes = await sharp(source, { raw }).withMetadata({ orientation: 6 }).png().toBuffer()
    const { picture } = await decodePicture(fileOf(folder, 'turned.png', bytes))
    expect([picture.width, picture.height]).toEqual([4, 8])
    // The first pixel of the sensor is at the top right once the picture is upright.
    expect(picture.data[3 * 3]).toBeGreaterThan(0.9)
    expect(picture.data[0]).toBeLessThan(0.1)
  })

  it.each([8, 16])('converts a Display P3 picture of %d bits to sRGB', async (bits) => {
    const sharp = await loadSharp()
    const raw = { width: 8, height: 8, channels: 3 } as const
    const colour = [180, 120, 60]
    const scale = bits === 16 ? 257 : 1
    const array = samples(192, (index) => colour[index % 3] ?? 0)
    const source = bits === 16 ? Uint16Array.from(array, (value) => value * scale) : array
    const tagged = sharp(source, { raw })
      .toColourspace(bits === 16 ? 'rgb16' : 'srgb')
      .withIccProfile('p3')
    // sharp takes 16-bit samples for P3 already and 8-bit ones for sRGB, so only the former stay as they are.
    const { picture } = await decodePicture(
      fileOf(folder, `p3-${bits}.png`, await tagged.png().toBuffer()),
    )
    const expected = bits === 16 ? p3ToSrgb(colour) : colour
    expected.forEach((level, channel) => {
      expect(Math.abs((picture.data[channel] ?? 0) * 255 - level)).toBeLessThan(1.6)
    })
  })

  it('reads palettes, grey, grey with alpha and CMYK as RGB', async () => {
    const sharp = await loadSharp()
    const grey = await sharp(
      samples(64, (i) => i * 4),
      { raw: { width: 8, height: 8, channels: 1 } },
    )
      .toColourspace('b-w')
      .png()
      .toBuffer()
    const greyPicture = (await decodePicture(fileOf(folder, 'grey.png', grey))).picture
    expect(greyPicture.channels).toBe(3)
    expect(levels(greyPicture).slice(0, 6)).toEqual([0, 0, 0, 4, 4, 4])

    const colours = samples(192, (i) => (Math.floor(i / 3) % 4) * 60 + (i % 3) * 20)
    const palette = await sharp(colours, { raw: { width: 8, height: 8, channels: 3 } })
      .png({ palette: true })
      .toBuffer()
    const { picture } = await decodePicture(fileOf(folder, 'palette.png', palette))
    expect(picture.channels).toBe(3)
    const worst = Math.max(
      ...levels(picture).map((level, index) => Math.abs(level - (colours[index] ?? 0))),
    )
    expect(worst).toBeLessThanOrEqual(4)

    const cmyk = await sharp(
      samples(192, () => 128),
      { raw: { width: 8, height: 8, channels: 3 } },
    )
      .toColourspace('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer()
    const printed = (await decodePicture(fileOf(folder, 'cmyk.jpg', cmyk))).picture
    expect(printed.channels).toBe(3)
    expect(Math.abs((levels(printed)[0] ?? 0) - 128)).toBeLessThan(20)
  })

  it('takes the first frame of an animation and counts the others', async () => {
    const sharp = await loadSharp()
    const frames = samples(3 * 8 * 8 * 3, (i) => 255 - Math.floor(i / 192) * 100)
    const gif = await sharp(frames, { raw: { width: 8, height: 24, channels: 3, pageHeight: 8 } })
      .gif()
      .toBuffer()
    const { picture, header } = await decodePicture(fileOf(folder, 'moving.gif', gif))
    expect(header).toMatchObject({ format: 'gif', pages: 3, width: 8, height: 8 })
    expect(levels(picture)[0]).toBe(255)
  })
})

/** Display P3 levels as sRGB levels: the transfer function is shared, the primaries are not (SMPTE EG 432-1). */
function p3ToSrgb(levelsOfP3: number[]): number[] {
  const decode = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  const encode = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)
  const [r = 0, g = 0, b = 0] = levelsOfP3.map((level) => decode(level / 255))
  const linear = [
    1.2249 * r - 0.2247 * g,
    -0.042 * r + 1.0419 * g,
    -0.0197 * r - 0.0786 * g + 1.0979 * b,
  ]
  return linear.map((value) => encode(Math.max(0, value)) * 255)
}

describe('writing files', () => {
  it.each([
    ['', writeNewFile],
    ['for a call ', writeWorkFile],
    ['at once ', async (path: string, bytes: Uint8Array) => writeWorkFileAtOnce(path, bytes)],
  ])('never writes over a file %sand leaves nothing of a failed write', async (how, write) => {
    const name = `there ${how}.png`
    const path = fileOf(folder, name, 'old')
    expect(await failureOf(write(path, new Uint8Array(9)))).toEqual({
      code: 'output-exists',
      data: { name },
    })
    expect(readFileSync(path, 'utf8')).toBe('old')
    const gone = join(folder, 'missing', 'new.png')
    expect(await failureOf(write(gone, new Uint8Array(9)))).toMatchObject({
      code: 'write-failed',
      data: { name: 'new.png', reason: 'ENOENT' },
    })
    expect(readdirSync(folder)).not.toContain('missing')
    const whole = join(folder, `whole ${how}`)
    await write(whole, Buffer.from('all of it'))
    expect(readFileSync(whole, 'utf8')).toBe('all of it')
  })
})
