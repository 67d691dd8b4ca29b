import type { ChosenFolder, Host, OpenedFiles, RouteCalls, StudioApi } from './api'
import { type ErrorPayload, fromPayload } from './errors'
import type { EventName, EventPayload } from './events'
import type { FolderPreview } from './folderRun'
import { listRoutes, type RouteOutput } from './routes'
import type { WatchedFolder } from './watchedFolder'

/** Outcome of a call as plain data: error classes do not survive a context bridge or HTTP. */
export type Envelope = { ok: true; value: unknown } | { ok: false; error: ErrorPayload }

/** What a door puts at `window.studioBridge`: functions over plain data, nothing of Electron or HTTP. */
export interface StudioBridge {
  /** `calls['jobs/submit'](input)`, one function for every route open to pages. */
  readonly calls: Readonly<Record<string, (input: unknown) => Promise<Envelope>>>
  /** Hears every event; returns a function that stops it. */
  subscribe(listener: (name: EventName, payload: unknown) => void): () => void
  readonly host: HostBridge
}

/** The host's functions, each answering with an envelope. */
interface HostBridge {
  readonly kind: Host['kind']
  chooseImages(): Promise<Envelope>
  saveImage(request: unknown): Promise<Envelope>
  saveImages(request: unknown): Promise<Envelope>
  saveText(request: unknown): Promise<Envelope>
  copyImage(id: string): Promise<Envelope>
  copyText(text: string): Promise<Envelope>
  chooseLibraryFolder?(): Promise<Envelope>
  showInFolder?(id: string): Promise<Envelope>
  openedFiles?(): Promise<Envelope>
  setMenuKeys?(keys: unknown): Promise<Envelope>
  dragOut?(request: unknown): Promise<Envelope>
  chooseFolder?(task?: string): Promise<Envelope>
  chooseWatchedFolder?(): Promise<Envelope>
  previewFolder?(request: unknown): Promise<Envelope>
  runFolder?(request: unknown): Promise<Envelope>
  draftFolder?(request: unknown): Promise<Envelope>
  keepFindings?(request: unknown): Promise<Envelope>
  folderPicture?(request: unknown): Promise<Envelope>
  onCommand(listener: (command: string) => void): () => void
}

/** The value of an envelope, or its error thrown as a StudioError. */
function unwrap<T>(envelope: Envelope): T {
  if (envelope.ok) return envelope.value as T
  throw fromPayload(envelope.error)
}

/** The typed studio on top of a door's bridge. */
export function createStudioApi(bridge: StudioBridge): StudioApi {
  const calls: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {}
  for (const { name } of listRoutes()) {
    const [group = '', route = ''] = name.split('/')
    const call = bridge.calls[name]
    const callsOfGroup = calls[group] ?? {}
    calls[group] = callsOfGroup
    callsOfGroup[route] = async (input) => {
      if (!call) throw fromPayload({ code: 'not-allowed', data: { route: name } })
      return unwrap(await call(input))
    }
  }
  const { host } = bridge
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  bridge.subscribe((name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  })
  const { chooseLibraryFolder, showInFolder, openedFiles, dragOut, chooseFolder } = host
  const { previewFolder, runFolder, setMenuKeys, chooseWatchedFolder } = host
  const { draftFolder, keepFindings, folderPicture } = host
  return {
    calls: calls as unknown as RouteCalls,
    on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (payload: never) => void)
      return () => set.delete(listener as (payload: never) => void)
    },
    host: {
      kind: host.kind,
      chooseImages: async () => unwrap(await host.chooseImages()),
      saveImage: async (request) => unwrap(await host.saveImage(request)),
      saveImages: async (request) => unwrap(await host.saveImages(request)),
      saveText: async (request) => unwrap(await host.saveText(request)),
      copyImage: async (id) => unwrap(await host.copyImage(id)),
      copyText: async (text) => unwrap(await host.copyText(text)),
      onCommand: (listener) => host.onCommand(listener),
      ...(chooseLibraryFolder
        ? {
            chooseLibraryFolder: async () =>
              unwrap<string | undefined>(await chooseLibraryFolder()),
          }
        : {}),
      ...(setMenuKeys
        ? {
            setMenuKeys: async (keys: Readonly<Record<string, string>>) =>
              unwrap<void>(await setMenuKeys(keys)),
          }
        : {}),
      ...(showInFolder
        ? { showInFolder: async (id: string) => unwrap<void>(await showInFolder(id)) }
        : {}),
      ...(chooseFolder
        ? {
            chooseFolder: async (task?: string) =>
              unwrap<ChosenFolder | undefined>(await chooseFolder(task)),
          }
        : {}),
      ...(chooseWatchedFolder
        ? {
            chooseWatchedFolder: async () =>
              unwrap<WatchedFolder | undefined>(await chooseWatchedFolder()),
          }
        : {}),
      ...(previewFolder
        ? {
            previewFolder: async (request: unknown) =>
              unwrap<FolderPreview>(await previewFolder(request)),
          }
        : {}),
      ...(runFolder
        ? {
            runFolder: async (request: unknown) =>
              unwrap<RouteOutput<'folders', 'run'>>(await runFolder(request)),
          }
        : {}),
      ...(draftFolder
        ? {
            draftFolder: async (request: unknown) =>
              unwrap<RouteOutput<'folders', 'draft'>>(await draftFolder(request)),
          }
        : {}),
      ...(keepFindings
        ? {
            keepFindings: async (request: unknown) =>
              unwrap<RouteOutput<'folders', 'keep'>>(await keepFindings(request)),
          }
        : {}),
      ...(folderPicture
        ? {
            folderPicture: async (request: unknown) =>
              unwrap<Uint8Array>(await folderPicture(request)),
          }
        : {}),
      ...(openedFiles ? { openedFiles: async () => unwrap<OpenedFiles>(await openedFiles()) } : {}),
      ...(dragOut
        ? {
            dragOut: async (request: { ids: string[]; icon: string }) =>
              unwrap<void>(await dragOut(request)),
          }
        : {}),
    },
  }
}
