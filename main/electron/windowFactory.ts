import { BrowserWindow, type BrowserWindowConstructorOptions, session, shell } from 'electron'
import { mayNavigate, mayOpenOutside, mayUse, studioOrigin } from './navigationPolicy'

/** What every window of the studio is: a sandboxed page without Node. The only place that makes windows. */
const windowSecurity = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const

export function createWindow(
  preload: string,
  options: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    minWidth: 960,
    minHeight: 640,
    title: 'AIGC Studio',
    show: false,
    ...options,
    webPreferences: { ...windowSecurity, preload },
  })
  const { webContents } = window
  const stay = (event: { preventDefault(): void }, address: string) => {
    if (!mayNavigate(address)) event.preventDefault()
  }
  webContents.on('will-navigate', stay)
  webContents.on('will-redirect', stay)
  webContents.on('will-frame-navigate', (details) => stay(details, details.url))
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
  return window
}

/** Denies every permission but the two or three the page needs, in all three ways it can be asked. */
export function denyPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(mayUse(permission)),
  )
  defaultSession.setPermissionCheckHandler((_contents, permission) => mayUse(permission))
  defaultSession.setDevicePermissionHandler(() => false)
}

/** Whether an IPC message comes from the top frame of a window that shows the studio. */
export function isTrustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${studioOrigin}/`)
}
