import { openUpright, readHeader } from './decode'
import { asImageError } from './imageError'
import { loadSharp } from './loadSharp'
import { readImageFile } from './readImageFile'

/**
 * A small WebP of a picture file, at most `side` pixels wide and high and never enlarged.
 * Throws what decoding throws.
 */
export async function makeThumbnail(
  path: string,
  side: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const file = await readImageFile(path, signal)
  const header = await readHeader(file)
  const sharp = await loadSharp()
  try {
    return await openUpright(sharp, file, header)
      // `inside` keeps the ratio: a 1 x 30,000 picture would otherwise be blown up to fill the side.
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 4 })
      .toBuffer()
  } catch (error) {
    throw asImageError(error, file)
  }
}
