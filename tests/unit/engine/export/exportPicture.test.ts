import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportPicture } from '../../../../main/engine/exportPicture'
import { decodePicture } from '../../../../main/engine/pixels/decode'
import { encodePicture } from '../../../../main/engine/pixels/encode'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import { readProvenance } from '../../../../main/engine/pixels/provenance'
import { insertPacket } from '../../../../main/engine/pixels/webpPacket'
import type { EncodeRequest, ImageFormat } from '../../../../preload/contract/engineProtocol'
import { fileOf, jpegBytes } from '../pixels/imageFiles'
import { pictureOf, temporaryFolder, waves } from '../testPictures'

const folder = temporaryFolder()
const formats = ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const
const never = new AbortController().signal
const texts = {
  description: 'A red dress & a <hat>, 红色连衣裙',
  alternativeText: 'Someone turns in a red dress',
  keywords: ['dress', '连衣裙'],
}
const plain = { quality: 90, bitDepth: 16, enlarge: false, recipe: true } as const
let files = 0

async function exported(
  path: string,
  format: ImageFormat,
  more: Partial<EncodeRequest> = {},
): Promise<string> {
  files += 1
  const out = join(folder, `出 ${files}.${format}`)
  const request = { ...plain, path, out, format, ...more }
  const facts = await exportPicture(request, never)
  expect(facts.bytes).toBe(readFileSync(out).length)
  return out
}

async function generated(bitDepth: 8 | 16 = 8): Promise<string> {
  files += 1
  const picture = pictureOf(64, 48, 3, waves, bitDepth)
  const { bytes } = await encodePicture(picture, 'png', 90, {
    digitalSourceType: 'trainedAlgorithmicMedia',
    recipe: '{"version":1,"steps":[{"step":"generate.gan"}]}',
  })
  return fileOf(folder, `made ${files}.png`, bytes)
}

describe('exporting a picture', () => {
  it('fits the size that is asked for and never grows a picture unasked', async () => {
    const source = await generated()
    const sizeOf = async (more: Partial<EncodeRequest>) => {
      const { picture } = await decodePicture(await exported(source, 'png', more))
      return [picture.width, picture.height]
    }
    expect(await sizeOf({ longSide: 32 })).toEqual([32, 24])
    expect(await sizeOf({ width: 32, height: 12 })).toEqual([16, 12])
    expect(await sizeOf({ longSide: 640 })).toEqual([64, 48])
    expect(await sizeOf({ longSide: 128, enlarge: true })).toEqual([128, 96])
  })

  it('writes 8 bits where they are asked for, and 16 only where the picture has them', async () => {
    const depthOf = async (bitDepth: 8 | 16, asked: 8 | 16) => {
      const path = await exported(await generated(bitDepth), 'tiff', { bitDepth: asked })
      return (await decodePicture(path)).header.bitDepth
    }
    expect(await depthOf(16, 16)).toBe(16)
    expect(await depthOf(16, 8)).toBe(8)
    expect(await depthOf(8, 16)).toBe(8)
  })

  it.each(formats)(
    'keeps the mark of origin in %s when the recipe stays at home',
    async (format) => {
      const sharp = await loadSharp()
      const source = await generated()
      const provenanceOf = async (path: string) =>
        readProvenance((await sharp(readFileSync(path)).metadata()).xmp?.toString('utf8'))
      expect(await provenanceOf(await exported(source, format, { recipe: false }))).toEqual({
        digitalSourceType: 'trainedAlgorithmicMedia',
      })
      expect((await provenanceOf(await exported(source, format))).recipe).toContain('generate.gan')
    },
  )

  it('changes the metadata of an animation and none of its frames', async () => {
    const sharp = await loadSharp()
    const frames = Uint8Array.from({ length: 2 * 8 * 8 * 3 }, (_, index) =>
      index < 192 ? 250 : 10,
    )
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const
    const animation = await sharp(frames, { raw }).webp({ lossless: true }).toBuffer()
    const packet = 'digitalsourcetype/trainedAlgorithmicMedia'
    const marked = insertPacket(animation, packet, { width: 8, height: 8 })
    const source = fileOf(folder, 'walk.webp', marked)
    const out = readFileSync(await exported(source, 'webp', { texts }))
    const metadata = await sharp(out, { pages: -1 }).metadata()
    expect(metadata.pages).toBe(2)
    const xmp = metadata.xmp?.toString('utf8')
    expect(xmp).toContain('digitalsourcetype/trainedAlgorithmicMedia')
    expect(xmp).toContain('Someone turns in a red dress')
    const pixelsOf = (of: Uint8Array) => sharp(of, { pages: -1 }).raw().toBuffer()
    expect(await pixelsOf(out)).toEqual(await pixelsOf(animation))
  })
})

const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0
if (!hasExiftool) console.warn('exiftool is missing: what other programs read was not checked')

describe.skipIf(!hasExiftool)('what exiftool reads in an exported picture', () => {
  function read(path: string): Record<string, unknown> {
    const text = execFileSync('exiftool', ['-j', '-n', '-G1', path], { encoding: 'utf8' })
    return JSON.parse(text)[0]
  }

  async function photograph(): Promise<string> {
    files += 1
    const path = fileOf(folder, `photo ${files}.jpg`, await jpegBytes(64, 48))
    execFileSync('exiftool', [
      '-q',
      '-overwrite_original',
      '-Make=Camera',
      '-SerialNumber=12345',
      '-GPSLatitude=48.25',
      '-GPSLatitudeRef=N',
      '-GPSLongitude=11.5',
      '-GPSLongitudeRef=E',
      '-Orientation#=6',
      '-ExifImageWidth=64',
      '-ExifImageHeight=48',
      '-DateTimeOriginal=2026:01:02 03:04:05',
      `-ThumbnailImage<=${fileOf(folder, 'thumbnail.jpg', await jpegBytes(16, 12))}`,
      path,
    ])
    expect(read(path)['IFD1:ThumbnailLength']).toBeGreaterThan(0)
    return path
  }

  it.each([...formats, 'deep'] as const)(
    'is the caption, the alternative text, the tags and the mark: %s',
    async (name) => {
      const format = name === 'deep' ? 'png' : name
      const source = await generated(name === 'deep' ? 16 : 8)
      expect(read(await exported(source, format, { texts }))).toMatchObject({
        'XMP-dc:Description': texts.description,
        'XMP-iptcCore:AltTextAccessibility': texts.alternativeText,
        'XMP-dc:Subject': texts.keywords,
        'IFD0:ImageDescription': texts.description,
        ...(format === 'jpeg' || format === 'tiff'
          ? { 'IPTC:Caption-Abstract': texts.description, 'IPTC:Keywords': texts.keywords }
          : {}),
        'XMP-iptcExt:DigitalSourceType':
          'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      })
    },
  )

  it.each(['jpeg', 'tiff'] as const)(
    'is the tags alone where nothing else is said: %s',
    async (format) => {
      const words = { ...texts, description: '', alternativeText: '' }
      const found = read(await exported(await generated(), format, { texts: words }))
      expect(found['IPTC:Keywords']).toEqual(texts.keywords)
      expect(found['IFD0:ImageDescription']).toBeUndefined()
      expect(found['ExifTool:Warning']).toBeUndefined()
    },
  )

  it.each(formats)(
    'is what the picture shows also for programs that know no XMP, whole and in Chinese: %s',
    async (format) => {
      const long = `${texts.description}, ${'丝绸与纱的长裙。'.repeat(120)}`
      const photo = await photograph()
      execFileSync('exiftool', ['-q', '-overwrite_original', '-ImageDescription=theirs', photo])
      for (const metadataOf of [undefined, photo]) {
        const words = { ...texts, description: long }
        const more = { texts: words, ...(metadataOf ? { metadataOf } : {}) }
        const found = read(await exported(photo, format, more))
        expect(found['ExifTool:Warning']).toBeUndefined()
        expect(found['XMP-dc:Description']).toBe(long)
        expect(found['IFD0:ImageDescription']).toBe(long)
        expect(found['GPS:GPSLatitude']).toBe(metadataOf ? 48.25 : undefined)
        expect(found['IFD0:Make']).toBe(metadataOf ? 'Camera' : undefined)
        if (format !== 'jpeg' && format !== 'tiff') continue
        expect(found['IPTC:Keywords']).toEqual(texts.keywords)
        const caption = String(found['IPTC:Caption-Abstract'])
        expect(long.startsWith(caption)).toBe(true)
        expect(Buffer.byteLength(caption)).toBeGreaterThan(1990)
      }
    },
  )

  it.each(formats)('is nothing of the camera in %s unless it is to be kept', async (format) => {
    const photo = await photograph()
    const words = JSON.stringify(read(await exported(photo, format)))
    expect(words).not.toMatch(/12345|GPS|Camera|2026:01:02/)
  })

  it.each(formats)('is place, time and serial number in %s where they are kept', async (format) => {
    const photo = await photograph()
    const out = await exported(photo, format, { metadataOf: photo, longSide: 32 })
    const found = read(out)
    expect(found).toMatchObject({
      'IFD0:Make': 'Camera',
      'ExifIFD:SerialNumber': 12345,
      'ExifIFD:DateTimeOriginal': '2026:01:02 03:04:05',
      'GPS:GPSLatitude': 48.25,
      'GPS:GPSLongitude': 11.5,
      'ExifIFD:ExifImageWidth': 24,
      'ExifIFD:ExifImageHeight': 32,
    })
    expect(found['IFD0:Orientation'] ?? 1).toBe(1)
    expect(Object.keys(found).filter((name) => name.includes('Thumbnail'))).toEqual([])
    expect(found['ExifTool:Warning']).toBeUndefined()
    const { picture } = await decodePicture(out)
    expect([picture.width, picture.height]).toEqual([24, 32])
  })

  /** Two frames and what a camera would write about them. */
  async function animation(): Promise<string> {
    const sharp = await loadSharp()
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const
    const bytes = await sharp(
      Uint8Array.from({ length: 384 }, (_, at) => (at < 192 ? 250 : 10)),
      {
        raw,
      },
    )
      .withExif({
        IFD0: { Make: 'Camera', ImageDescription: 'theirs' },
        IFD3: { GPSLatitude: '48/1 15/1 0/1' },
      })
      .webp({ lossless: true })
      .toBuffer()
    files += 1
    return fileOf(folder, `animation ${files}.webp`, bytes)
  }

  it('is in an animation what is in a picture: its description, and of the camera what is to be kept', async () => {
    const source = await animation()
    expect(read(source)).toMatchObject({ 'IFD0:Make': 'Camera', 'GPS:GPSLatitude': 48.25 })
    for (const metadataOf of [undefined, source]) {
      const more = { texts, ...(metadataOf ? { metadataOf } : {}) }
      const out = await exported(source, 'webp', more)
      expect((await (await loadSharp())(readFileSync(out)).metadata()).pages).toBe(2)
      const found = read(out)
      expect(found['ExifTool:Warning']).toBeUndefined()
      expect(found['IFD0:ImageDescription']).toBe(texts.description)
      expect(found['XMP-dc:Description']).toBe(texts.description)
      expect(found['IFD0:Make']).toBe(metadataOf ? 'Camera' : undefined)
      expect(found['GPS:GPSLatitude']).toBe(metadataOf ? 48.25 : undefined)
    }
    const bare = read(await exported(source, 'webp'))
    expect(JSON.stringify(bare)).not.toMatch(/GPS|Camera|theirs/)
    expect(bare['ExifTool:Warning']).toBeUndefined()
  })

  it('is the Exif of the photograph in a picture that was made of it', async () => {
    const photo = await photograph()
    const found = read(await exported(await generated(16), 'png', { metadataOf: photo }))
    expect(found).toMatchObject({ 'GPS:GPSLatitude': 48.25, 'PNG:BitDepth': 16 })
  })

  it.each(formats)('is what other programs wrote, in %s, where it is kept', async (format) => {
    const photo = await photograph()
    execFileSync('exiftool', [
      '-q',
      '-overwrite_original',
      '-XMP-dc:Creator=Ada & Co',
      '-XMP-dc:Rights=© 2026 <Ada>',
      '-XMP-dc:Description=Their own words',
      '-XMP-xmpMM:DocumentID=other-document',
      '-XMP-photoshop:City=München',
      '-XMP-iptcCore:Location=Marienplatz',
      '-CodedCharacterSet=UTF8',
      '-IPTC:Headline=Ein Markt 集市',
      '-IPTC:City=Elsewhere',
      '-IPTC:Keywords=market',
      '-IPTC:Keywords=summer',
      photo,
    ])
    const kept = read(await exported(photo, format, { metadataOf: photo }))
    expect(kept).toMatchObject({
      'XMP-dc:Creator': 'Ada & Co',
      'XMP-dc:Rights': '© 2026 <Ada>',
      'XMP-dc:Description': 'Their own words',
      'XMP-photoshop:City': 'München',
      'XMP-iptcCore:Location': 'Marienplatz',
      'XMP-photoshop:Headline': 'Ein Markt 集市',
      'XMP-dc:Subject': ['market', 'summer'],
    })
    expect(JSON.stringify(kept)).not.toContain('other-document')
    expect(kept['ExifTool:Warning']).toBeUndefined()
    // The studio's own texts and mark come before those of others, which stay beside them.
    const source = await generated()
    const mixed = read(await exported(source, format, { metadataOf: photo, texts }))
    expect(mixed).toMatchObject({
      'XMP-dc:Description': texts.description,
      'XMP-dc:Subject': texts.keywords,
      'XMP-dc:Creator': 'Ada & Co',
      'XMP-iptcExt:DigitalSourceType':
        'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    })
    const words = JSON.stringify(read(await exported(photo, format)))
    expect(words).not.toMatch(/Ada &|München|market/)
  })
})
