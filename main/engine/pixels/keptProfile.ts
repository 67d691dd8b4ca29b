import { iccTags, signature, viewOf } from './iccTags'
import { loadSharp } from './loadSharp'
import type { ImageFile } from './readImageFile'

const classAt = 12
const coloursAt = 16
/** Of screens, scanners and cameras, and of colour spaces (ICC.1:2022, 7.2.5). */
const deviceClasses = ['mntr', 'scnr', 'spac']

/** A profile that a picture can be written with. */
export interface KeptProfile {
  readonly icc: Uint8Array
  /** Whether colours can also be brought into it, not only read from it. */
  readonly isTarget: boolean
}

/**
 * The ICC profile of a picture file, where it describes RGB: what is written is RGB, so that one of print (CMYK) or of
 * grey does not fit it. Undefined where there is none, or it is damaged.
 */
export async function keptProfile(file: ImageFile): Promise<KeptProfile | undefined> {
  const sharp = await loadSharp()
  const { icc } = await sharp(file.bytes, { limitInputPixels: false }).metadata()
  return icc && rgbProfile(icc)
}

function rgbProfile(icc: Uint8Array): KeptProfile | undefined {
  try {
    const view = viewOf(icc)
    const fits =
      deviceClasses.includes(signature(view, classAt)) && signature(view, coloursAt) === 'RGB '
    if (!fits) return undefined
    const tags = iccTags(view)
    // Matrix and curves can be turned round (ICC.1:2022, F.3); tables have their own way back.
    const isMatrix = ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'].every((tag) => tags.has(tag))
    return { icc, isTarget: isMatrix || tags.has('B2A0') }
  } catch (error) {
    // Offsets that lead out of it.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
