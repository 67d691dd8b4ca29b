import { dialog } from 'electron'
import { StudioError, toStudioError } from '../../preload/contract/errors'
import type { Language } from '../../preload/contract/language'
import { errorText } from '../../preload/contract/text/errorText'

const words = {
  en: { again: 'Try again', choose: 'Choose another folder…', quit: 'Quit', folder: 'Library:' },
  'zh-CN': { again: '重试', choose: '选择其他文件夹…', quit: '退出', folder: '图库：' },
} as const

/** What of a library's folder the user can mend, or get round by another folder. */
const mendable: readonly string[] = [
  'library-locked',
  'library-unusable',
  'library-damaged',
  'disk-full',
]

interface LibraryPlace {
  readonly language: Language
  /** The folder that could not be opened. */
  folder(): Promise<string>
  /** Remembers another one for the next try. */
  choose(folder: string): Promise<void>
}

/**
 * Opens the core. Where its library cannot be opened, asks whether to try again or to take another folder: without
 * a window there is no other place to say so. Throws `cancelled` where the user leaves, and every other error.
 */
export async function openOrAsk<Opened>(
  open: () => Promise<Opened>,
  place: LibraryPlace,
): Promise<Opened> {
  for (;;) {
    try {
      return await open()
    } catch (error) {
      const failure = toStudioError(error)
      if (!mendable.includes(failure.code) || process.env.STUDIO_NO_DIALOGS) throw failure
      await askWhatNext(failure, place)
    }
  }
}

async function askWhatNext(failure: StudioError, place: LibraryPlace): Promise<void> {
  const { again, choose, quit, folder } = words[place.language]
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'AIGC Studio',
    message: errorText(failure.code, failure.data, place.language),
    detail: `${folder} ${await place.folder()}`,
    buttons: [again, choose, quit],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  if (response === 2) throw new StudioError('cancelled')
  if (response === 0) return
  const chosen = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
  const [path] = chosen.filePaths
  // Who thinks better of it is asked again.
  if (!chosen.canceled && path !== undefined) await place.choose(path)
}
