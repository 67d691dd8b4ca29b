import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Studio } from '../../../main/core/studio'
import { createHostCalls, type HostCalls } from '../../../main/electron/hostCalls'
import { connectIpc } from '../../../main/electron/ipcAdapter'
import { OpenedFileQueue } from '../../../main/electron/openedFiles'
import { createWindow, denyPermissions } from '../../../main/electron/windowFactory'
import { channels, hostMethods } from '../../../preload/contract/channels'
import { isErrorCode, StudioError } from '../../../preload/contract/errors'
import { listRoutes } from '../../../preload/contract/routes'
import { type FakeWindow, fake } from './fakeElectron'

vi.mock('electron', async () => (await import('./fakeElectron')).electronModule())

const folder = join(__dirname, '../../../main/electron')

describe('every window', () => {
  let window: FakeWindow
  beforeAll(() => {
    const hostile = { webPreferences: { nodeIntegration: true, sandbox: false } }
    createWindow('/preload.cjs', { width: 800, height: 600, ...hostile })
    window = fake.windows[0] as FakeWindow
  })

  it('is a sandboxed page without Node, whatever it is asked for', () => {
    expect(window.options.webPreferences).toEqual({
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
      preload: '/preload.cjs',
    })
  })

  it('stays in the studio in each of the ways it could leave', () => {
    for (const way of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(window.prevents(way, 'studio://app/index.html'), way).toBe(false)
      for (const url of ['https://evil.test/', 'file:///etc/passwd', 'studio://evil/', 'data:,x'])
        expect(window.prevents(way, url), `${way} ${url}`).toBe(true)
    }
    expect(window.prevents('will-attach-webview')).toBe(true)
  })

  it('opens no other window, and only known hosts outside', () => {
    for (const url of ['https://evil.test/', 'file:///etc/passwd', 'javascript:1', 'studio://app/'])
      expect(window.windowOpen?.({ url })).toEqual({ action: 'deny' })
    expect(fake.opened).toEqual([])
    expect(window.windowOpen?.({ url: 'https://github.com/x' })).toEqual({ action: 'deny' })
    expect(fake.opened).toEqual(['https://github.com/x'])
  })

  it('is made in one place, from which no other file takes BrowserWindow to make one', () => {
    const makers = readdirSync(folder).filter((name) =>
      /new (BrowserWindow|BrowserView|WebContentsView)\b/.test(
        readFileSync(join(folder, name), 'utf8'),
      ),
    )
    expect(makers).toEqual(['windowFactory.ts'])
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    expect(text).not.toMatch(/bypassCSP: true|nodeIntegration: true|webSecurity: false/)
    expect(text).toMatch(/app\.enableSandbox\(\)/)
    expect(text).toMatch(/requestSingleInstanceLock\(\)/)
  })
})

describe('permissions', () => {
  it('are answered in all three ways, and devices are never given', () => {
    denyPermissions()
    const { request, check, device } = fake.permission
    const granted: string[] = []
    for (const name of [
      'media',
      'geolocation',
      'clipboard-read',
      'usb',
      'fullscreen',
      'openExternal',
    ])
      request?.(undefined, name, (yes) => yes && granted.push(name))
    expect(granted).toEqual(['fullscreen'])
    expect(check?.(undefined, 'media')).toBe(false)
    expect(check?.(undefined, 'clipboard-sanitized-write')).toBe(true)
    expect(device?.({})).toBe(false)
  })
})

describe('messages from pages', () => {
  const calls: { name: string; access: string }[] = []
  const studio = {
    async call(name: string, _input: unknown, caller: { access: string }) {
      calls.push({ name, access: caller.access })
      if (name === 'library/list') throw new TypeError('something of ours broke at /home/somebody')
      throw new StudioError('bad-request', { reason: 'no' })
    },
    on: () => () => undefined,
    assetFile: async () => {
      throw new StudioError('asset-not-found')
    },
  } as unknown as Studio
  const ours = { senderFrame: { url: 'studio://app/index.html', parent: null } }

  beforeAll(() =>
    connectIpc(
      Promise.resolve({
        studio,
        host: createHostCalls(
          studio,
          () => undefined,
          new OpenedFileQueue(),
          () => undefined,
        ),
      }),
      () => [],
    ),
  )

  const send = (channel: string, event: unknown, ...values: unknown[]) =>
    fake.handlers.get(channel)?.(event, ...values)

  function expectEnvelope(answer: unknown) {
    const envelope = answer as { ok: boolean; error?: { code: string; data: object } }
    expect(typeof envelope.ok).toBe('boolean')
    if (!envelope.ok) expect(isErrorCode(envelope.error?.code ?? '')).toBe(true)
    // What cannot be cloned cannot be answered: Electron would throw it at the page.
    structuredClone(answer)
  }

  it('come over two channels only', () => {
    expect([...fake.handlers.keys()].sort()).toEqual([channels.call, channels.host].sort())
  })

  it.each([
    ['another origin', { url: 'https://evil.test/', parent: null }],
    ['a frame inside the studio', { url: 'studio://app/index.html', parent: {} }],
    ['a name like ours', { url: 'studio://app.evil/index.html', parent: null }],
    ['nowhere', null],
  ])('are refused from %s', async (_name, senderFrame) => {
    const before = calls.length
    for (const channel of [channels.call, channels.host]) {
      expect(await send(channel, { senderFrame }, 'settings/get', {})).toEqual({
        ok: false,
        error: { code: 'not-allowed', data: { reason: 'sender' } },
      })
    }
    expect(calls).toHaveLength(before)
  })

  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })

  it.each([
    [channels.call, listRoutes().map(({ name }) => name)],
    [channels.host, [...hostMethods]],
  ])('are answered with envelopes whatever they carry: %s', async (channel, names) => {
    const strange = ['__proto__', 'constructor', 'toString', '', 'hasOwnProperty']
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...names, ...strange), anything),
        fc.array(anything, { maxLength: 3 }),
        async (name, values) => {
          expectEnvelope(await send(channel, ours, name, ...values))
          answered += 1
        },
      ),
      { numRuns: 1000 },
    )
    console.log(`${channel}: ${answered} random messages, ${answered} envelopes, 0 thrown`)
  })

  it('wait for a core that is not open yet, and are answered by it', async () => {
    let open: (core: { studio: Studio; host: HostCalls }) => void = () => undefined
    const core = new Promise<{ studio: Studio; host: HostCalls }>((resolve) => {
      open = resolve
    })
    const before = new Map(fake.handlers)
    connectIpc(core, () => [])
    const answers = [
      send(channels.call, ours, 'settings/get', {}),
      send(channels.host, ours, 'openedFiles'),
    ]
    const host = { openedFiles: async () => 'files' } as unknown as HostCalls
    open({ studio: { call: async () => 'settings', on: () => () => undefined } as never, host })
    expect(await Promise.all(answers)).toEqual([
      { ok: true, value: 'settings' },
      { ok: true, value: 'files' },
    ])
    for (const [channel, handler] of before) fake.handlers.set(channel, handler)
  })

  // That the index was lost and came back from its backup was told to a page that did not listen yet.
  it('are what events wait for: a page listens before it asks', async () => {
    const before = new Map(fake.handlers)
    const listeners = new Map<string, (payload: object) => void>()
    const studio = {
      call: async () => 'settings',
      on: (name: string, listener: (payload: object) => void) => listeners.set(name, listener),
    }
    const told: unknown[] = []
    const page = { isDestroyed: () => false, send: (...message: unknown[]) => told.push(message) }
    connectIpc(Promise.resolve({ studio: studio as never, host: {} as HostCalls }), () => [
      page as never,
    ])
    await send(channels.host, ours, 'openedFiles')
    expect(listeners.size).toBe(0)
    await send(channels.call, ours, 'settings/get', {})
    await send(channels.call, ours, 'settings/get', {})
    listeners.get('notice')?.({ code: 'library-restored' })
    expect(told).toEqual([[channels.event, 'notice', { code: 'library-restored' }]])
    for (const [channel, handler] of before) fake.handlers.set(channel, handler)
  })

  it('reach the core as calls of a page, never as local ones', async () => {
    await send(channels.call, ours, 'library/importFiles', { paths: ['/etc'] })
    const direct = calls.filter((call) => call.name === 'library/importFiles')
    expect(direct.at(-1)).toEqual({ name: 'library/importFiles', access: 'page' })
  })
})
