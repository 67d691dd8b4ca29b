import { StudioError } from '../../../../preload/contract/errors'
import type { GeometryPlan } from '../../../../preload/contract/pixels/geometryPlan'
import type { Size } from '../../geometry'
import type { RasterPixels } from '../floodFill'
import { type Mask, tileSide } from '../mask'
import { maskFromRows } from '../maskRows'
import { refitMask } from '../refitMask'

/** A picture that becomes a mask, white = repair. */
export interface MaskPicture {
  readonly bytes: Blob
  /** What it is called in what is said of it. */
  readonly name: string
  /** The size that it has to have. */
  readonly size: Size
  /** Where it was painted and where it is to lie, where those differ. */
  readonly placed?: { readonly from: GeometryPlan; readonly to: GeometryPlan }
}

/** A decoded picture of which some rows at a time are looked at. */
interface DecodedRows {
  readonly size: Size
  rows(top: number, height: number): RasterPixels
  close(): void
}

/**
 * The mask that a picture is, or what of it lies on another picture. Throws `mask-size-differs` where it has
 * another size than it has to, `image-damaged` and `out-of-memory`.
 */
export async function loadMask(
  { bytes, name, size, placed }: MaskPicture,
  progress: (share: number) => void,
  decode: (bytes: Blob) => Promise<DecodedRows> = decodeByBrowser,
): Promise<Mask> {
  const decoded = await decode(bytes).catch((cause: unknown) => {
    throw new StudioError('image-damaged', { name }, { cause })
  })
  try {
    const own = decoded.size
    if (own.width !== size.width || own.height !== size.height)
      throw new StudioError('mask-size-differs', {
        maskWidth: own.width,
        maskHeight: own.height,
        ...size,
      })
    const half = placed ? 0.5 : 1
    const mask = maskFromRows(
      size,
      (top, height) => decoded.rows(top, height),
      (share) => progress(half * share),
    )
    return placed
      ? refitMask(mask, placed.from, placed.to, (share) => progress(half + half * share))
      : mask
  } finally {
    decoded.close()
  }
}

/** Only some rows of it are ever uncompressed beside what the browser itself keeps. */
async function decodeByBrowser(bytes: Blob): Promise<DecodedRows> {
  const bitmap = await createImageBitmap(bytes)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, Math.min(tileSide, height)).getContext('2d', {
    willReadFrequently: true,
  })
  if (!context) throw new StudioError('out-of-memory')
  return {
    size: { width, height },
    rows(top, rows) {
      context.clearRect(0, 0, width, rows)
      context.drawImage(bitmap, 0, top, width, rows, 0, 0, width, rows)
      return context.getImageData(0, 0, width, rows)
    },
    close: () => bitmap.close(),
  }
}
