import { vi } from 'vitest'

type Listener = (...values: never[]) => unknown
type Handler = (event: unknown, ...values: unknown[]) => Promise<unknown>

/** What stands in for the `electron` module: it records what it is told and does nothing. */
export const fake = {
  windows: [] as FakeWindow[],
  handlers: new Map<string, Handler>(),
  opened: [] as string[],
  permission: {} as {
    request?: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
    check?: (contents: unknown, permission: string) => boolean
    device?: (details: unknown) => boolean
  },
}

export class FakeWindow {
  readonly listeners = new Map<string, Listener>()
  windowOpen: ((details: { url: string }) => { action: string }) | undefined
  readonly webContents = {
    on: (name: string, listener: Listener) => this.listeners.set(name, listener),
    setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
      this.windowOpen = handler
    },
  }

  constructor(readonly options: { webPreferences: Record<string, unknown> }) {
    fake.windows.push(this)
  }

  /** Whether the page is stopped when it tries something. */
  prevents(name: string, url?: string): boolean {
    const preventDefault = vi.fn()
    const listener = this.listeners.get(name) as
      | ((event: object, url: string | undefined) => void)
      | undefined
    if (!listener) throw new Error(`nobody listens for ${name}`)
    listener({ preventDefault, url }, url)
    return preventDefault.mock.calls.length > 0
  }
}

/** The module, for `vi.mock('electron', electronModule)`. */
export const electronModule = () => ({
  BrowserWindow: FakeWindow,
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: never) => {
        fake.permission.request = handler
      },
      setPermissionCheckHandler: (handler: never) => {
        fake.permission.check = handler
      },
      setDevicePermissionHandler: (handler: never) => {
        fake.permission.device = handler
      },
    },
  },
  shell: { openExternal: async (url: string) => fake.opened.push(url), showItemInFolder: vi.fn() },
  ipcMain: {
    handle: (channel: string, handler: Handler) => fake.handlers.set(channel, handler),
  },
  dialog: {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async () => ({ canceled: true }),
  },
  clipboard: { write: vi.fn(), writeText: vi.fn(), writeImage: vi.fn() },
  nativeImage: { createFromBuffer: vi.fn() },
})
