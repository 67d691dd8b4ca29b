import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import { findStep, isStepId } from '../../preload/contract/steps'
import { assetAt, indexOfAsset } from '../state/assetPages'
import { useDetails } from '../state/detailsStore'
import { useDialogs } from '../state/dialogStore'
import { useDocument } from '../state/documentStore'
import { useForms } from '../state/formStore'
import { useHistory } from '../state/historyStore'
import { useLayout } from '../state/layoutStore'
import { emptySelection, selectedIds } from '../state/librarySelection'
import { knownAsset, useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'
import { acceptedValues } from '../ui/formValues'
import { showNotice } from '../ui/notices'
import { rate, setTrashed } from './libraryWrites'

/** What the gallery's commands act on. */
export function chosenIds(): string[] {
  return selectedIds(useLibrary.getState().selection)
}

/** What of it has pixels. */
export function picturesAmong(ids: readonly string[]): string[] {
  return ids.filter((id) => knownAsset(id)?.kind !== 'text')
}

/** Shows a picture on the canvas, a text with its details. */
export function showAsset(asset: Asset): void {
  if (asset.kind === 'text') useDetails.getState().show(asset.id)
  else useDocument.getState().open(asset)
}

/** Shows an asset of the library; see showAsset. */
export async function openAsset(id: string): Promise<Asset> {
  const asset = knownAsset(id) ?? (await studio().calls.library.get({ id }))
  showAsset(asset)
  return asset
}

/** Lets the user save pictures in a form of their choice; texts alone are saved as text. */
export async function saveAssets(ids: readonly string[]): Promise<void> {
  const pictures = picturesAmong(ids)
  if (pictures.length > 0) return useDialogs.getState().open({ kind: 'saveAs', ids: pictures })
  if (ids.length === 0) return
  const file = await studio().calls.library.exportTexts({ ids: [...ids], format: 'txt' })
  if (await studio().host.saveText(file))
    showNotice(() => i18next.t('gallery:saveAs.saved', { count: ids.length }), { tone: 'success' })
}

/** Moves pictures to the trash, with an Undo; a picture that is open is closed. */
export async function trashAssets(ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const places = ids.map((id) => indexOfAsset(useLibrary.getState().pages, id))
  await setTrashed(ids, true)
  recordTrash(ids, true)
  focusPlace(Math.min(...places.filter((place) => place >= 0)))
  showNotice(() => i18next.t('gallery:trash.moved', { count: ids.length }), {
    action: { title: () => i18next.t('app:undo'), run: () => void restoreAssets(ids) },
  })
}

/** Puts the keyboard on what stands at a place now, so that one can go on sorting out. */
function focusPlace(place: number): void {
  const { pages, total, setSelection } = useLibrary.getState()
  const next = Number.isFinite(place) ? assetAt(pages, Math.min(place, total - 1)) : undefined
  setSelection(next ? { ids: new Set(), anchor: next.id, focus: next.id } : emptySelection)
}

export async function restoreAssets(ids: string[]): Promise<void> {
  if (ids.length === 0) return
  useLibrary.getState().setSelection(emptySelection)
  await setTrashed(ids, false)
  recordTrash(ids, false)
  showNotice(() => i18next.t('gallery:trash.restored', { count: ids.length }), { tone: 'success' })
}

/** Deletes for good what is in the trash. */
export async function emptyTrash(): Promise<void> {
  const { deleted } = await studio().calls.library.emptyTrash({})
  await useLibrary.getState().reload()
  showNotice(() => i18next.t('gallery:trash.emptied', { count: deleted }))
}

/** Gives pictures 0 to 5 stars. */
export async function rateAssets(ids: string[], rating: number): Promise<void> {
  if (ids.length === 0) return
  const known = await Promise.all(
    ids.map((id) => knownAsset(id) ?? studio().calls.library.get({ id })),
  )
  await rate(ids, rating)
  useHistory.getState().record({
    kind: 'rating',
    labelKey: 'gallery:edits.rating',
    before: known.map((asset) => ({ id: asset.id, rating: asset.rating })),
    after: rating,
    bytes: 64 * ids.length,
  })
}

function recordTrash(ids: string[], trashed: boolean): void {
  useHistory.getState().record({
    kind: 'trash',
    labelKey: trashed ? 'gallery:edits.trash' : 'gallery:edits.restore',
    ids,
    trashed,
    bytes: 64 * ids.length,
  })
}

export async function copyPicture(id: string): Promise<void> {
  await studio().host.copyImage(id)
  showNotice(() => i18next.t('gallery:copied'), { tone: 'success' })
}

/**
 * Puts the settings that made a picture back into their form, so that running it again draws that very
 * picture first: its own seed, and of a batch over several labels its own label.
 */
export async function reuseSettings(id: string): Promise<void> {
  const detail = await studio().calls.library.get({ id })
  const made = detail.recipe?.steps.at(-1)
  if (!made || !isStepId(made.step)) {
    showNotice(() => i18next.t('gallery:noSettings'))
    return
  }
  const definition = findStep(made.step)
  const values = acceptedValues(definition, made.parameters)
  const one = made.step === 'generate.gan' && detail.label !== undefined
  const seed = one ? detail.seed : values.seed
  useForms.getState().setValues(made.step, {
    ...values,
    ...(one ? { labels: [detail.label], prompt: '' } : {}),
    ...(seed === undefined ? {} : { seed }),
  })
  useForms.getState().showStep(definition.panel, made.step)
  useLayout.getState().showPanel(definition.panel)
  showNotice(() => i18next.t('gallery:settingsTaken'), { tone: 'success' })
}
