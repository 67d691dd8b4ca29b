import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { channels, openedFilesCommand } from '../../preload/contract/channels'
import type { StudioDependencies } from '../core/dependencies'
import { readLibraryChoice, writeLibraryChoice } from '../core/settings/libraryChoice'
import { createStudio, type Studio } from '../core/studio'
import type { StudioFolders } from '../host/folders'
import { openLog } from '../host/log'
import { languageOfLocale } from '../host/systemLanguage'
import { trainingTools } from '../host/trainingTools'
import { createHostCalls, type HostCalls } from './hostCalls'
import { launchUtilityEngine, launchUtilityProbe } from './launchEngine'
import { setApplicationMenu } from './menu'
import { OpenedFileQueue } from './openedFiles'
import { pathsOfWords } from './openedPaths'
import { openOrAsk } from './openOrAsk'
import { confirmQuit } from './quit'

/** The open core, and what the desktop does for a page beside it. */
export interface Desktop {
  readonly studio: Studio
  readonly host: HostCalls
  readonly opened: OpenedFileQueue
  /** Takes the files among the words that a start was given in a folder. */
  readonly openWords: (words: readonly string[], folder: string) => void
}

/** Opens the core with the menu, the host's calls and the question before quitting. */
export async function openDesktop(
  folders: StudioFolders,
  window: () => BrowserWindow | undefined,
): Promise<Desktop> {
  // A packaged engine cannot be started from inside the archive.
  const programs = folders.programs.replace('app.asar', 'app.asar.unpacked')
  const language = languageOfLocale(app.getLocale())
  const { home } = folders
  const log = openLog(home)
  const dependencies: StudioDependencies = {
    launchEngine: launchUtilityEngine(programs),
    launchProbe: launchUtilityProbe(programs),
    training: trainingTools(folders.recipes),
    folders,
    version: app.getVersion(),
    door: 'electron',
    systemLanguage: language,
    // The packager writes the channel's address beside the app. Packages are not signed yet.
    updates: existsSync(join(process.resourcesPath, 'app-update.yml')) ? 'unsigned' : 'none',
    ...log,
  }
  const studio = await openOrAsk(() => createStudio(dependencies), {
    language,
    folder: async () => (await readLibraryChoice(home, log.log)) ?? folders.library,
    choose: (folder) => writeLibraryChoice(home, folder),
  })
  const send = (command: string) => window()?.webContents.send(channels.command, command)
  let menuKeys: Readonly<Record<string, string>> = {}
  const showMenu = async () => setApplicationMenu(await interfaceLanguage(studio), menuKeys, send)
  const opened = new OpenedFileQueue()
  const host = createHostCalls(studio, window, opened, (keys) => {
    menuKeys = keys
    void showMenu()
  })
  await showMenu()
  studio.on('settings.changed', () => void showMenu())
  opened.onAdded(() => send(openedFilesCommand))
  confirmQuit(studio, () => interfaceLanguage(studio), log.log)
  const openWords = (words: readonly string[], folder: string) =>
    opened.add(pathsOfWords(words, folder))
  return { studio, host, opened, openWords }
}

async function interfaceLanguage(studio: Studio) {
  const settings = await studio.call('settings/get', {}, { access: 'local' })
  const { language } = settings as { language: 'en' | 'zh-CN' | 'system' }
  return language === 'system' ? languageOfLocale(app.getLocale()) : language
}
