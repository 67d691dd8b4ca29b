import type { Host, RouteCalls, StudioApi } from './api'
import { routeAccess } from './bridgeNames'
import { type ErrorPayload, fromPayload } from './errors'
import type { EventName, EventPayload } from './events'

/** Outcome of a call as plain data: error classes do not survive a context bridge or HTTP. */
export type Envelope = { ok: true; value: unknown } | { ok: false; error: ErrorPayload }

/** What a door puts at `window.studioBridge`: functions over plain data, nothing of Electron or HTTP. */
export interface StudioBridge {
  /** `calls['jobs/submit'](input)`, one function for every route open to pages. */
  readonly calls: Readonly<Record<string, (input: unknown) => Promise<Envelope>>>
  /** Hears every event; returns a function that stops it. */
  subscribe(listener: (name: EventName, payload: unknown) => void): () => void
  readonly host: HostBridge
  /** Tells the door that the page's program has arrived; one that has nothing to begin then leaves it out. */
  began?(): void
}

/** The host's functions, each answering with an envelope. */
interface HostBridge extends Partial<Readonly<Record<OptionalName, OptionalCall>>> {
  readonly kind: Host['kind']
  chooseImages(): Promise<Envelope>
  saveImage(request: unknown): Promise<Envelope>
  saveImages(request: unknown): Promise<Envelope>
  saveText(request: unknown): Promise<Envelope>
  copyImage(id: string): Promise<Envelope>
  copyText(text: string): Promise<Envelope>
  onCommand(listener: (command: string) => void): () => void
}

/** The value of an envelope, or its error thrown as a StudioError. */
function unwrap<T>(envelope: Envelope): T {
  if (envelope.ok) return envelope.value as T
  throw fromPayload(envelope.error)
}

type OptionalCall = (request?: unknown) => Promise<Envelope>
type OptionalName = {
  [Name in keyof Host]-?: undefined extends Host[Name] ? Name : never
}[keyof Host]

/** What only some doors' hosts can do; a name that is missing here does not compile. */
const optionalNames: Readonly<Record<OptionalName, true>> = {
  chooseLibraryFolder: true,
  showInFolder: true,
  openedFiles: true,
  setMenuKeys: true,
  dragOut: true,
  chooseFolder: true,
  chooseWatchedFolder: true,
  previewFolder: true,
  runFolder: true,
  draftFolder: true,
  keepFindings: true,
  folderPicture: true,
}

/** Those that a host has, with their values taken out of the envelopes; a window asks which are there. */
function optionalCalls(host: HostBridge): Pick<Host, OptionalName> {
  return Object.fromEntries(
    (Object.keys(optionalNames) as OptionalName[]).flatMap((name) => {
      const call = host[name]
      return call ? [[name, async (request?: unknown) => unwrap(await call(request))]] : []
    }),
  )
}

/** The typed studio on top of a door's bridge. */
export function createStudioApi(bridge: StudioBridge): StudioApi {
  const calls: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {}
  for (const name of Object.keys(routeAccess)) {
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
      ...optionalCalls(host),
    },
  }
}
