import { openUpright, readHeader } from './decode'
import { asImageError } from './imageError'
import { loadSharp } from './loadSharp'
import { readImageFile } from './readImageFile'

export interface Thumbnail {
  readonly bytes: Uint8Array
  /** The mean of its pixels, `#rrggbb`; none where most of it is transparent. */
  readonly colour?: string
}

/**
 * A small WebP of a picture file, at most `side` pixels wide and high and never enlarged.
 * Throws what decoding throws.
 */
export async function makeThumbnail(
  path: string,
  side: number,
  signal?: AbortSignal,
): Promise<Thumbnail> {
  const file = await readImageFile(path, signal)
  const header = await readHeader(file)
  const sharp = await loadSharp()
  try {
    const bytes = await openUpright(sharp, file, header)
      // `inside` keeps the ratio: a 1 x 30,000 picture would otherwise be blown up to fill the side.
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 4 })
      .toBuffer()
    const colour = await meanColour(bytes)
    return { bytes, ...(colour === undefined ? {} : { colour }) }
  } catch (error) {
    throw asImageError(error, file)
  }
}

async function meanColour(webp: Uint8Array): Promise<string | undefined> {
  const sharp = await loadSharp()
  const [red = 0, green = 0, blue = 0, alpha = 0] = await sharp(webp)
    .ensureAlpha()
    .resize({ width: 1, height: 1, fit: 'fill' })
    .raw()
    .toBuffer()
  if (alpha < 128) return undefined
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
