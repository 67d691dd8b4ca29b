import i18next from 'i18next'
import { useDocument } from '../state/documentStore'
import { studio } from '../state/studio'
import { showNotice } from '../ui/notices'
import { isEmptyMask } from './mask/mask'
import { importMask } from './mask/maskAsset'
import { changeMask } from './mask/work/changeMask'
import { maskSettled } from './mask/work/maskTurn'

/** What was kept is repaired, and the other way round. */
export function invertCurrentMask(): Promise<void> {
  return changeMask({ kind: 'invert' }, 'canvas:edits.invert')
}

/** Grows the mask by some pixels, or shrinks it where negative. */
export function growCurrentMask(pixels: number): Promise<void> {
  const titleKey = pixels > 0 ? 'canvas:edits.grow' : 'canvas:edits.shrink'
  return changeMask({ kind: 'grow', pixels }, titleKey)
}

export function featherCurrentMask(pixels: number): Promise<void> {
  return changeMask({ kind: 'feather', pixels }, 'canvas:edits.feather')
}

/** Takes the mask into the library beside its picture; undefined where it is empty. */
export async function importCurrentMask(): Promise<string | undefined> {
  await maskSettled()
  const { asset, original, currentMask } = useDocument.getState()
  const mask = currentMask()
  if (!asset || !mask || isEmptyMask(mask)) return undefined
  return importMask(mask, { id: (original ?? asset).id, name: asset.name })
}

/** Writes the mask as a PNG to where the user wants it. */
export async function saveCurrentMask(): Promise<void> {
  const id = await importCurrentMask()
  if (!id) return
  const name = `${useDocument.getState().asset?.name ?? ''}-mask.png`
  if (await studio().host.saveImage({ id, name, format: 'png', quality: 100 }))
    showNotice(() => i18next.t('canvas:mask.saved'), { tone: 'success' })
}

/** Makes a picture file the mask, white = repair. Throws `mask-size-differs` or `image-damaged`. */
export async function loadMaskFile(file: File): Promise<void> {
  const size = useDocument.getState().currentMask()?.size
  if (size)
    await changeMask({ kind: 'load', bytes: file, name: file.name, size }, 'canvas:edits.load')
}
