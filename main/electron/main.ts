import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, protocol, screen } from 'electron'
import { channels, openedFilesCommand } from '../../preload/contract/channels'
import { toStudioError } from '../../preload/contract/errors'
import { errorText } from '../../preload/contract/text/errorText'
import { createStudio, type Studio } from '../core/studio'
import { studioFolders } from '../host/folders'
import { openLog } from '../host/log'
import { createPages } from '../host/pages'
import { languageOfLocale } from '../host/systemLanguage'
import { trainingTools } from '../host/trainingTools'
import { createHostCalls } from './hostCalls'
import { connectIpc } from './ipcAdapter'
import { launchUtilityEngine, launchUtilityProbe } from './launchEngine'
import { setApplicationMenu } from './menu'
import { studioOrigin } from './navigationPolicy'
import { OpenedFileQueue } from './openedFiles'
import { pathsOfWords } from './openedPaths'
import { confirmQuit } from './quit'
import { createWindow, denyPermissions } from './windowFactory'
import { keepWindowState, readWindowState } from './windowState'

/** The desktop door, from top to bottom: one instance, one core, one window. */

// Where the system's sandbox cannot run at all (root in a container), insisting would stop every process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  {
    scheme: 'studio',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
])

const folders = studioFolders(
  app.getAppPath(),
  process.env,
  process.platform,
  app.isPackaged ? process.resourcesPath : app.getAppPath(),
)
// A packaged engine cannot be started from inside the archive.
const programs = folders.programs.replace('app.asar', 'app.asar.unpacked')

let window: BrowserWindow | undefined
const opened = new OpenedFileQueue()

if (app.requestSingleInstanceLock()) {
  void start().catch(reportAndExit)
} else {
  console.error('AIGC Studio is open already; its window was brought to the front.')
  app.exit(0)
}

// The Finder tells of files before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  opened.add([path])
})

async function start(): Promise<void> {
  opened.add(pathsOfWords(process.argv.slice(1), process.cwd()))
  app.on('second-instance', (_event, words, folder) => {
    opened.add(pathsOfWords(words.slice(1), folder))
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  await app.whenReady()
  const studio = await createStudio({
    launchEngine: launchUtilityEngine(programs),
    launchProbe: launchUtilityProbe(programs),
    training: trainingTools(folders.recipes),
    folders,
    version: app.getVersion(),
    door: 'electron',
    systemLanguage: languageOfLocale(app.getLocale()),
    // The packager writes the channel's address beside the app. Packages are not signed yet.
    updates: existsSync(join(process.resourcesPath, 'app-update.yml')) ? 'unsigned' : 'none',
    ...openLog(folders.home),
  })
  denyPermissions()
  const pages = await createPages({
    folder: folders.page,
    assetFile: (id, variant) => studio.assetFile(id, variant),
    sampleFile: (model, label) => studio.sampleFile(model, label),
  })
  protocol.handle('studio', (request) =>
    new URL(request.url).host === 'app' ? pages(request) : new Response(null, { status: 404 }),
  )
  let menuKeys: Readonly<Record<string, string>> = {}
  const showMenu = async () =>
    setApplicationMenu(await interfaceLanguage(studio), menuKeys, (command) =>
      window?.webContents.send(channels.command, command),
    )
  connectIpc(
    studio,
    createHostCalls(
      studio,
      () => window,
      opened,
      (keys) => {
        menuKeys = keys
        void showMenu()
      },
    ),
    () => (window ? [window.webContents] : []),
  )
  await showMenu()
  studio.on('settings.changed', () => void showMenu())
  opened.onAdded(() => window?.webContents.send(channels.command, openedFilesCommand))
  confirmQuit(studio, () => interfaceLanguage(studio))
  openWindow()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
}

function openWindow(): void {
  const state = readWindowState(
    folders.home,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const { maximized, x, y, width, height } = state
  const place = x === undefined || y === undefined ? {} : { x, y }
  const opened = createWindow(join(folders.programs, 'preload.cjs'), { width, height, ...place })
  window = opened
  keepWindowState(opened, folders.home)
  opened.once('ready-to-show', () => {
    if (maximized) opened.maximize()
    opened.show()
  })
  opened.on('closed', () => {
    window = undefined
  })
  opened.webContents.on('render-process-gone', () => opened.webContents.reload())
  void opened.loadURL(`${studioOrigin}/index.html`)
}

async function interfaceLanguage(studio: Studio) {
  const settings = await studio.call('settings/get', {}, { access: 'local' })
  const { language } = settings as { language: 'en' | 'zh-CN' | 'system' }
  return language === 'system' ? languageOfLocale(app.getLocale()) : language
}

/** Nothing can be shown in a window that could not be opened: a plain dialog says why. */
function reportAndExit(error: unknown): void {
  const { code, data } = toStudioError(error)
  const text = errorText(code, data, languageOfLocale(app.getLocale()))
  console.error(text)
  if (!process.env.STUDIO_NO_DIALOGS) dialog.showErrorBox('AIGC Studio', text)
  app.exit(1)
}
