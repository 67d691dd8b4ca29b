import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import { isErrorCode, toStudioError } from '../../preload/contract/errors'
import type { LeftOut } from '../../preload/contract/folderFindings'
import { errorText } from '../../preload/contract/text/errorText'
import { leftOutText } from '../../preload/contract/text/leftOutText'
import { currentLanguage } from '../i18n/i18n'
import { useDialogs } from '../state/dialogStore'
import { useDocument } from '../state/documentStore'
import { noFilter } from '../state/libraryFilter'
import { useLibrary } from '../state/libraryStore'
import type { NoticeAction } from '../state/noticeStore'
import { studio } from '../state/studio'
import { runImport } from '../state/taskStore'
import { showNotice } from '../ui/notices'
import { type Dropped, filesOfDrop } from './droppedFiles'
import type { Command } from './manager/command'
import { reusableSteps } from './presetActions'

interface ImportFailure {
  readonly name: string
  readonly reason: string
}

/** Lets the user choose pictures and takes them into the library. */
export async function importChosen(): Promise<Asset[]> {
  const chosen = await studio().host.chooseImages()
  if ('files' in chosen) return importDropped({ files: chosen.files, folders: [] })
  const { assets, failures, leftOut } = chosen
  await afterImport(
    assets,
    failures.map(({ name, code }) => ({
      name,
      reason: isErrorCode(code) ? errorText(code, { name }, currentLanguage()) : code,
    })),
    leftOut,
  )
  return assets
}

/**
 * Takes what was dropped or pasted into the library, one file after the other; the tray shows how far it is.
 * Stopped there, it keeps what has come in.
 */
export async function importDropped(dropped: Dropped): Promise<Asset[]> {
  const assets: Asset[] = []
  const failures: ImportFailure[] = []
  const name = dropped.folders[0]?.name ?? dropped.files[0]?.name ?? ''
  if (dropped.files.length === 0 && dropped.folders.length === 0) return assets
  const title = name || i18next.t('gallery:import.pasted')
  const leftOut = await runImport(title, async ({ signal, progress }) => {
    const found = await filesOfDrop(dropped, signal)
    for (const [place, file] of found.files.entries()) {
      if (signal.aborted) break
      progress(place, found.files.length)
      await importOne(file, assets, failures)
    }
    return found.leftOut
  })
  await afterImport(assets, failures, leftOut)
  if (assets.length === 0 && failures.length === 0 && dropped.folders.length > 0)
    showNotice(i18next.t('gallery:import.nothing', { name }))
  return assets
}

async function importOne(file: File, assets: Asset[], failures: ImportFailure[]): Promise<void> {
  const name = file.name || i18next.t('gallery:import.pasted')
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    assets.push(await studio().calls.library.importBytes({ name, bytes }))
  } catch (error) {
    const { code, data } = toStudioError(error)
    failures.push({ name, reason: errorText(code, { name, ...data }, currentLanguage()) })
  }
}

/** Opens what came in, and names each file that could not be read with its reason. */
async function afterImport(
  assets: readonly Asset[],
  failures: readonly ImportFailure[],
  leftOut: LeftOut,
): Promise<void> {
  const passedOver = leftOutText(leftOut, currentLanguage())
  const first = assets[0]
  if (first) {
    useLibrary.getState().setQuery({ trashed: false })
    if (assets.length === 1 || !useDocument.getState().asset) useDocument.getState().open(first)
    const done = i18next.t('gallery:import.done', { count: assets.length })
    showNotice([done, passedOver].filter(Boolean).join('\n'), {
      tone: 'success',
      // What came in together is mostly worked on together: captioned, tagged, exported.
      ...(assets.length > 1 ? { action: selecting(assets.map(({ id }) => id)) } : {}),
    })
  } else if (passedOver) showNotice(passedOver, { tone: 'warning' })
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

/** Selects pictures, whatever the gallery was narrowed to. */
function selecting(ids: readonly string[]): NoticeAction {
  return {
    title: i18next.t('gallery:import.select'),
    run: () => {
      const { setQuery, setSelection } = useLibrary.getState()
      setQuery({ trashed: false, search: '', filter: noFilter })
      setSelection({ ids: new Set(ids), anchor: ids[0], focus: ids[0] })
    },
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
    opened.leftOut,
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
