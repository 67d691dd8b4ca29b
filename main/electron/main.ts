import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, protocol, screen } from 'electron'
import { channels } from '../../preload/contract/channels'
import { toStudioError } from '../../preload/contract/errors'
import { errorText } from '../../preload/contract/text/errorText'
import { studioFolders } from '../host/folders'
import { createPages } from '../host/pages'
import { languageOfLocale } from '../host/systemLanguage'
import type { Desktop } from './desktop'
import { connectIpc } from './ipcAdapter'
import { studioOrigin } from './navigationPolicy'
import { createWindow, denyPermissions } from './windowFactory'
import { keepWindowState, readWindowState } from './windowState'

/**
 * The desktop door, from top to bottom: one instance, one window, one core. The window comes first, and what
 * it needs is all that this file may import: the core is loaded and opened while the page reads its program.
 */

// Where the system's sandbox cannot run at all (root in a container), insisting would stop every process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  {
    scheme: 'studio',
    // Where Electron has a cache of compiled code for it, the page's program is compiled once and not at every start.
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      stream: true,
      codeCache: true,
    },
  },
])
// A page that draws its first window makes more than fits the megabyte of young memory that V8 begins with, and
// would stop to look through it a dozen times.
app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=16')
// Electron would make a menu of its own, which nobody would see.
Menu.setApplicationMenu(null)

const folders = studioFolders(
  app.getAppPath(),
  process.env,
  process.platform,
  app.isPackaged ? process.resourcesPath : app.getAppPath(),
)

let window: BrowserWindow | undefined
let tellOfBeginning: () => void = () => undefined
/** The page's program has arrived. Electron hands it over on this thread: what is loaded before makes it late. */
const programBegan = new Promise<void>((resolve) => {
  tellOfBeginning = resolve
})
/** The core and what it does for the page. Where it cannot open, `start` rejects. */
const desktop: Promise<Desktop> = programBegan
  .then(() => import('./desktop'))
  .then(({ openDesktop }) => openDesktop(folders, () => window))

if (app.requestSingleInstanceLock()) {
  void start().catch(reportAndExit)
} else {
  console.error('AIGC Studio is open already; its window was brought to the front.')
  app.exit(0)
}

// The Finder tells of files before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  withDesktop(({ opened }) => opened.add([path]))
})

async function start(): Promise<void> {
  const { argv } = process
  withDesktop(({ openWords }) => openWords(argv.slice(1), process.cwd()))
  app.on('second-instance', (_event, words, folder) => {
    withDesktop(({ openWords }) => openWords(words.slice(1), folder))
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  await app.whenReady()
  denyPermissions()
  const pages = createPages({
    folder: folders.page,
    assetFile: async (id, variant) => (await desktop).studio.assetFile(id, variant),
    sampleFile: async (model, label) => (await desktop).studio.sampleFile(model, label),
  })
  protocol.handle('studio', async (request) => {
    const { host } = new URL(request.url)
    if (host !== 'app') return new Response(null, { status: 404 })
    return (await pages)(request)
  })
  connectIpc(desktop, () => (window ? [window.webContents] : []))
  openWindow()
  await Promise.all([pages, desktop])
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
  // A core that cannot open says so in a dialog, beside which no empty window stands.
  opened.once('ready-to-show', () =>
    withDesktop(() => {
      if (opened.isDestroyed()) return
      if (maximized) opened.maximize()
      opened.show()
    }),
  )
  opened.on('closed', () => {
    window = undefined
  })
  const { webContents } = opened
  webContents.on('render-process-gone', () => webContents.reload())
  // Whatever became of the page, the core is not waited for in vain.
  webContents.ipc.once(channels.began, () => tellOfBeginning())
  webContents.once('did-stop-loading', () => tellOfBeginning())
  void opened.loadURL(`${studioOrigin}/index.html`)
}

/** Does something once the core is open, and nothing where it cannot open, which `start` tells of. */
function withDesktop(act: (desktop: Desktop) => void): void {
  desktop.then(act, () => undefined)
}

/** Nothing can be shown in a window that could not be opened: a plain dialog says why. */
function reportAndExit(error: unknown): void {
  const { code, data } = toStudioError(error)
  // The user has been asked, and wishes to leave.
  if (code === 'cancelled') {
    app.exit(0)
    return
  }
  const text = errorText(code, data, languageOfLocale(app.getLocale()))
  console.error(text)
  if (!process.env.STUDIO_NO_DIALOGS) dialog.showErrorBox('AIGC Studio', text)
  app.exit(1)
}
