import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import { isErrorCode, toStudioError } from '../../preload/contract/errors'
import { errorText } from '../../preload/contract/text/errorText'
import { currentLanguage } from '../i18n/i18n'
import { useDialogs } from '../state/dialogStore'
import { useDocument } from '../state/documentStore'
import { useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showNotice } from '../ui/notices'
import type { Command } from './manager/command'
import { reusableSteps } from './presetActions'

interface ImportFailure {
  readonly name: string
  readonly reason: string
}

/** Lets the user choose pictures and takes them into the library. */
export async function importChosen(): Promise<Asset[]> {
  const { assets, failures } = await studio().host.chooseImages()
  await afterImport(
    assets,
    failures.map(({ name, code }) => ({
      name,
      reason: isErrorCode(code) ? errorText(code, { name }, currentLanguage()) : code,
    })),
  )
  return assets
}

/** Takes files that were dropped or pasted into the library, one after the other. */
export async function importFiles(files: readonly File[]): Promise<Asset[]> {
  const assets: Asset[] = []
  const failures: ImportFailure[] = []
  for (const file of files) {
    const name = file.name || i18next.t('gallery:import.pasted')
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      assets.push(await studio().calls.library.importBytes({ name, bytes }))
    } catch (error) {
      const { code, data } = toStudioError(error)
      failures.push({ name, reason: errorText(code, { name, ...data }, currentLanguage()) })
    }
  }
  await afterImport(assets, failures)
  return assets
}

/** Opens what came in, and names each file that could not be read with its reason. */
async function afterImport(
  assets: readonly Asset[],
  failures: readonly ImportFailure[],
): Promise<void> {
  const first = assets[0]
  if (first) {
    useLibrary.getState().setQuery({ trashed: false })
    if (assets.length === 1 || !useDocument.getState().asset) useDocument.getState().open(first)
    showNotice(i18next.t('gallery:import.done', { count: assets.length }), { tone: 'success' })
  }
  if (failures.length > 0) {
    const shown = failures.slice(0, 4).map(({ reason }) => reason)
    const more = failures.length - shown.length
    if (more > 0) shown.push(i18next.t('gallery:import.more', { count: more }))
    showNotice(
      [i18next.t('gallery:import.failed', { count: failures.length }), ...shown].join('\n'),
      {
        tone: 'error',
        details: failures.map(({ name, reason }) => `${name}: ${reason}`).join('\n'),
      },
    )
  }
}

/** Takes in what the system asked the studio to open: pictures come to the canvas, a recipe becomes a preset. */
export async function receiveOpenedFiles(): Promise<void> {
  const opened = await studio().host.openedFiles?.()
  if (!opened) return
  await afterImport(
    opened.assets,
    opened.failures.map(({ name, code }) => ({
      name,
      reason: isErrorCode(code) ? errorText(code, { name }, currentLanguage()) : code,
    })),
  )
  const [first] = opened.recipes
  if (!first) return
  const steps = reusableSteps(first.recipe)
  if (steps.length > 0) useDialogs.getState().open({ kind: 'preset', steps })
  else
    showNotice(i18next.t('gallery:import.recipeUseless', { name: first.name }), { tone: 'warning' })
}

export const commands: readonly Command[] = [
  {
    id: 'file.open',
    titleKey: 'gallery:command.import',
    group: 'file',
    keys: ['$mod+KeyO'],
    inTextFields: true,
    run: async () => {
      await importChosen()
    },
  },
]
