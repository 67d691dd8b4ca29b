import { StudioError } from '../../preload/contract/errors'
import { sizeOfAsset, useDocument } from '../state/documentStore'
import { studio } from '../state/studio'
import { maskFromPixels } from './mask/maskPng'
import { featherMask, growMask, invertMask } from './mask/morphology'

/** What was kept is repaired, and the other way round. */
export function invertCurrentMask(): void {
  const { currentMask, setMask } = useDocument.getState()
  const mask = currentMask()
  if (mask) setMask(invertMask(mask), 'canvas:edits.invert')
}

/** Grows the mask by some pixels, or shrinks it where negative. */
export function growCurrentMask(pixels: number): void {
  const { currentMask, setMask } = useDocument.getState()
  const mask = currentMask()
  if (mask)
    setMask(growMask(mask, pixels), pixels > 0 ? 'canvas:edits.grow' : 'canvas:edits.shrink')
}

export function featherCurrentMask(pixels: number): void {
  const { currentMask, setMask } = useDocument.getState()
  const mask = currentMask()
  if (mask) setMask(featherMask(mask, pixels), 'canvas:edits.feather')
}

/** Takes the mask into the library beside its picture; undefined where it is empty. */
export async function importCurrentMask(): Promise<string | undefined> {
  const { asset, original, maskBytes } = useDocument.getState()
  const bytes = await maskBytes()
  if (!asset || !bytes) return undefined
  const stem = asset.name.replace(/\.[^.]+$/, '')
  const mask = await studio().calls.library.importBytes({
    name: `${stem}-mask.png`,
    kind: 'mask',
    parent: (original ?? asset).id,
    bytes,
  })
  return mask.id
}

/** Writes the mask as a PNG to where the user wants it. */
export async function saveCurrentMask(): Promise<void> {
  const id = await importCurrentMask()
  if (!id) return
  const stem = useDocument.getState().asset?.name.replace(/\.[^.]+$/, '') ?? 'mask'
  await studio().host.saveImage({ id, name: `${stem}-mask.png`, format: 'png', quality: 100 })
}

/** Makes a picture file the mask, white = repair. Throws `mask-size-differs` or `image-damaged`. */
export async function loadMaskFile(file: File): Promise<void> {
  const size = sizeOfAsset(useDocument.getState().asset)
  if (!size) return
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new StudioError('image-damaged', { name: file.name }, { cause })
  })
  try {
    if (bitmap.width !== size.width || bitmap.height !== size.height) {
      throw new StudioError('mask-size-differs', {
        maskWidth: bitmap.width,
        maskHeight: bitmap.height,
        width: size.width,
        height: size.height,
      })
    }
    const context = new OffscreenCanvas(size.width, size.height).getContext('2d', {
      willReadFrequently: true,
    })
    if (!context) throw new StudioError('out-of-memory')
    context.drawImage(bitmap, 0, 0)
    const mask = maskFromPixels(context.getImageData(0, 0, size.width, size.height))
    useDocument.getState().setMask(mask, 'canvas:edits.load')
  } finally {
    bitmap.close()
  }
}
