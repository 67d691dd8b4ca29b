import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import { isErrorCode, toStudioError } from '../../preload/contract/errors'
import type { LeftOut } from '../../preload/contract/folderFindings'
import type { RouteOutput } from '../../preload/contract/routes'
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
  const { leftOut, notTaken } = await runImport(title, async ({ signal, progress }) => {
    const found = await filesOfDrop(dropped, signal)
    for (const [place, file] of found.files.entries()) {
      if (signal.aborted) return { ...found, notTaken: found.files.length - place }
      progress(place, found.files.length)
      await importOne(file, assets, failures)
    }
    return { ...found, notTaken: 0 }
  })
  await afterImport({ assets, failures, leftOut, notTaken })
  const nothing = assets.length === 0 && failures.length === 0 && notTaken === 0
  if (nothing && dropped.folders.length > 0)
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

/** What came of taking files in. */
interface TakenIn {
  readonly assets: readonly Asset[]
  readonly failures: readonly ImportFailure[]
  readonly leftOut: LeftOut
  /** Files that were not looked at any more, because it was stopped. */
  readonly notTaken: number
}

/** What the studio itself took in, with its reasons in words. */
function takenIn(taken: RouteOutput<'library', 'importFiles'>): TakenIn {
  const failures = taken.failures.map(({ name, code }) => ({
    name,
    reason: isErrorCode(code) ? errorText(code, { name }, currentLanguage()) : code,
  }))
  return { ...taken, failures }
}

/** Opens what came in, says how much that was, and names each file that could not be read with its reason. */
async function afterImport({ assets, failures, leftOut, notTaken }: TakenIn): Promise<void> {
  const passedOver = leftOutText(leftOut, currentLanguage())
  const first = assets[0]
  if (first) {
    useLibrary.getState().setQuery({ trashed: false })
    if (assets.length === 1 || !useDocument.getState().asset) useDocument.getState().open(first)
  }
  const done =
    notTaken > 0 ? stoppedText(assets.length, failures.length + notTaken) : doneText(assets)
  const said = [done, passedOver].filter(Boolean).join('\n')
  if (said)
    showNotice(said, {
      tone: first && notTaken === 0 ? 'success' : 'warning',
      // What came in together is mostly worked on together: captioned, tagged, exported.
      ...(assets.length > 1 ? { action: selecting(assets.map(({ id }) => id)) } : {}),
    })
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

function doneText({ length }: readonly Asset[]): string {
  return length > 0 ? i18next.t('gallery:import.done', { count: length }) : ''
}

function stoppedText(done: number, others: number): string {
  return i18next.t('gallery:import.stopped', { done, total: done + others })
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
