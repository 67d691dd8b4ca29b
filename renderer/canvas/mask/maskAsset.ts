import { assetUrl } from '../../../preload/contract/api'
import { StudioError } from '../../../preload/contract/errors'
import { studio } from '../../state/studio'
import type { Size } from '../geometry'
import type { Mask } from './mask'
import { encodeMaskPng, maskFromPixels } from './maskPng'

/** A mask that the library keeps. Throws `image-damaged`, or `mask-size-differs` where it has another size than asked. */
export async function loadMaskAsset(id: string, size: Size): Promise<Mask> {
  const image = new Image()
  image.src = assetUrl(id, 'original')
  await image.decode().catch((cause: unknown) => {
    throw new StudioError('image-damaged', { name: id }, { cause })
  })
  return maskOfImage(image, { width: image.naturalWidth, height: image.naturalHeight }, size)
}

/** Takes a mask into the library beside its picture; tells its asset. */
export async function importMask(
  mask: Mask,
  picture: { readonly id: string; readonly name: string },
): Promise<string> {
  const stem = picture.name.replace(/\.[^.]+$/, '')
  const { id } = await studio().calls.library.importBytes({
    name: `${stem}-mask.png`,
    kind: 'mask',
    parent: picture.id,
    bytes: await encodeMaskPng(mask),
  })
  return id
}

/** A picture as a mask, white = repair. Throws `mask-size-differs` where it has another size than asked. */
export function maskOfImage(image: CanvasImageSource, own: Size, size: Size): Mask {
  const { width, height } = size
  if (own.width !== width || own.height !== height) {
    throw new StudioError('mask-size-differs', {
      maskWidth: own.width,
      maskHeight: own.height,
      width,
      height,
    })
  }
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new StudioError('out-of-memory')
  context.drawImage(image, 0, 0)
  return maskFromPixels(context.getImageData(0, 0, width, height))
}
