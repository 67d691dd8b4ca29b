import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import {
  type ErrorPayload,
  fromPayload,
  StudioError,
  toStudioError,
} from '../../preload/contract/errors'
import type { LeftOut } from '../../preload/contract/folderFindings'
import type { RouteOutput } from '../../preload/contract/routes'
import { leftOutText } from '../../preload/contract/text/leftOutText'
import { countSeveralPages, severalPagesText } from '../../preload/contract/text/severalPagesText'
import { currentLanguage } from '../i18n/i18n'
import { useDialogs } from '../state/dialogStore'
import { useDocument } from '../state/documentStore'
import { noFilter } from '../state/libraryFilter'
import { useLibrary } from '../state/libraryStore'
import type { NoticeAction } from '../state/noticeStore'
import { studio } from '../state/studio'
import { runImport } from '../state/taskStore'
import { showError, showNotice } from '../ui/notices'
import { type Dropped, filesOfDrop } from './droppedFiles'
import { failuresDetails, failuresText, type ImportFailure } from './importFailures'
import type { Command } from './manager/command'
import { reusableSteps } from './presetActions'

/** Lets the user choose pictures and takes them into the library. */
export async function importChosen(): Promise<Asset[]> {
  const chosen = await studio().host.chooseImages()
  if ('files' in chosen) return importDropped({ files: chosen.files, folders: [] })
  await afterImport(takenIn(chosen))
  return chosen.assets
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
  const { leftOut, notTaken, cut } = await runImport(title, async ({ signal, progress }) => {
    const found = await filesOfDrop(dropped, signal)
    for (const [place, file] of found.files.entries()) {
      const others = found.files.length - place
      if (signal.aborted) return { ...found, notTaken: others, cut: undefined }
      progress(place, found.files.length)
      const failure = await importOne(file, assets)
      if (failure?.code === 'disk-full') return { ...found, notTaken: others, cut: failure }
      if (failure) failures.push(failure)
    }
    return { ...found, notTaken: 0, cut: undefined }
  })
  await afterImport({ assets, failures, leftOut, notTaken, ...(cut ? { cut } : {}) })
  const nothing = assets.length === 0 && failures.length === 0 && notTaken === 0
  if (nothing && dropped.folders.length > 0)
    showNotice(() => i18next.t('gallery:import.nothing', { name }))
  return assets
}

async function importOne(file: File, assets: Asset[]): Promise<ImportFailure | undefined> {
  const name = file.name || i18next.t('gallery:import.pasted')
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    assets.push(await studio().calls.library.importBytes({ name, bytes }))
    return undefined
  } catch (error) {
    const { code, data } = toStudioError(error)
    return { name, code, data: { name, ...data } }
  }
}

/** What came of taking files in. */
interface TakenIn {
  readonly assets: readonly Asset[]
  readonly failures: readonly ImportFailure[]
  readonly leftOut: LeftOut
  /** Files that did not come in any more, because it was stopped or the disk is full. */
  readonly notTaken: number
  /** What ended it before its end, where nobody stopped it. */
  readonly cut?: Pick<ErrorPayload, 'code'>
}

/** What the studio itself took in. */
function takenIn(taken: RouteOutput<'library', 'importFiles'>): TakenIn {
  const { assets, leftOut, notTaken, full } = taken
  const failures = taken.failures.map(({ name, code, data }) => ({
    name,
    ...fromPayload({ code, data: { ...data, name } }).toPayload(),
  }))
  return { assets, failures, leftOut, notTaken, ...(full ? { cut: { code: 'disk-full' } } : {}) }
}

/** Opens what came in, says how much that was, and names each file that could not be read with its reason. */
async function afterImport({ assets, failures, leftOut, notTaken, cut }: TakenIn): Promise<void> {
  const first = assets[0]
  if (first) {
    useLibrary.getState().setQuery({ trashed: false })
    if (assets.length === 1 || !useDocument.getState().asset) useDocument.getState().open(first)
  }
  const counts = { done: assets.length, total: assets.length + failures.length + notTaken }
  const severalPages = countSeveralPages(assets)
  const words = () => {
    const done =
      notTaken > 0 ? i18next.t('gallery:import.stopped', counts) : doneText(assets.length)
    const language = currentLanguage()
    const pages = severalPagesText(severalPages, language)
    return [cut ? '' : done, pages, leftOutText(leftOut, language)].filter(Boolean).join('\n')
  }
  if (cut) showError(new StudioError('import-cut', counts))
  if (words())
    showNotice(words, {
      tone: first && notTaken === 0 && severalPages === 0 ? 'success' : 'warning',
      // What came in together is mostly worked on together: captioned, tagged, exported.
      ...(assets.length > 1 ? { action: selecting(assets.map(({ id }) => id)) } : {}),
    })
  if (failures.length > 0) {
    showNotice(() => failuresText(failures), {
      tone: 'error',
      details: () => failuresDetails(failures),
    })
  }
}

/** Selects pictures, whatever the gallery was narrowed to. */
function selecting(ids: readonly string[]): NoticeAction {
  return {
    title: () => i18next.t('gallery:import.select'),
    run: () => {
      const { setQuery, setSelection } = useLibrary.getState()
      setQuery({ trashed: false, search: '', filter: noFilter })
      setSelection({ ids: new Set(ids), anchor: ids[0], focus: ids[0] })
    },
  }
}

function doneText(count: number): string {
  return count > 0 ? i18next.t('gallery:import.done', { count }) : ''
}

/** Takes in what the system asked the studio to open: pictures come to the canvas, a recipe becomes a preset. */
export async function receiveOpenedFiles(): Promise<void> {
  const opened = await studio().host.openedFiles?.()
  if (!opened) return
  await afterImport(takenIn(opened))
  const [first] = opened.recipes
  if (!first) return
  const steps = reusableSteps(first.recipe)
  if (steps.length > 0) useDialogs.getState().open({ kind: 'preset', steps })
  else
    showNotice(() => i18next.t('gallery:import.recipeUseless', { name: first.name }), {
      tone: 'warning',
    })
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
