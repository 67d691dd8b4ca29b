import { type PictureView, viewSize } from '../../../../preload/contract/pictureView'
import type { Box, PixelSize } from '../../../../preload/contract/pixels/pixelBox'
import type { RouteInput } from '../../../../preload/contract/routes'
import { studio } from '../../../state/studio'
import type { PicturePreview } from '../picturePreview'

type Steps = RouteInput<'edits', 'view'>['steps']

/** The part of a picture round a box that a view by a reduction shows, on the grid of that reduction. */
export function viewAround(box: Box, reduction: number, picture: PixelSize): PictureView {
  const first = (start: number) => Math.floor(start / reduction) * reduction
  const last = (end: number, limit: number) =>
    Math.min(limit, Math.ceil(end / reduction) * reduction)
  const left = first(box.left)
  const top = first(box.top)
  return {
    left,
    top,
    width: last(box.left + box.width, picture.width) - left,
    height: last(box.top + box.height, picture.height) - top,
    reduction,
  }
}

/**
 * A view of what a preview makes of a library's picture, by the engine itself. Throws the signal's reason once
 * it is aborted, and what the engine throws.
 */
export async function engineView(
  asset: string,
  preview: PicturePreview,
  view: PictureView,
  signal: AbortSignal,
): Promise<OffscreenCanvas> {
  const { edits } = studio().calls
  const giveUp = () => void edits.endView({}).catch(() => undefined)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    const steps = preview.map(({ step, parameters }) => ({ step, parameters })) as Steps
    const { bytes } = await edits.view({ asset, steps, view })
    signal.throwIfAborted()
    const { width, height } = viewSize(view)
    const canvas = new OffscreenCanvas(width, height)
    const samples = new Uint8ClampedArray(
      bytes.buffer as ArrayBuffer,
      bytes.byteOffset,
      bytes.length,
    )
    canvas.getContext('2d')?.putImageData(new ImageData(samples, width, height), 0, 0)
    return canvas
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
