import { ipcMain, type WebContents } from 'electron'
import type { Envelope } from '../../preload/contract/bridge'
import { eventNames } from '../../preload/contract/bridgeNames'
import { channels, type HostMethod, hostMethods } from '../../preload/contract/channels'
import { StudioError, toStudioError } from '../../preload/contract/errors'
import type { Desktop } from './desktop'
import { isTrustedSender } from './windowFactory'

/** Runs a call for a frame that may make it, and turns its outcome into an envelope. */
async function enveloped(
  trusted: boolean,
  run: () => Promise<unknown> | unknown,
): Promise<Envelope> {
  try {
    if (!trusted) throw new StudioError('not-allowed', { reason: 'sender' })
    return { ok: true, value: await run() }
  } catch (error) {
    return { ok: false, error: toStudioError(error).toPayload() }
  }
}

/**
 * Carries route calls, host calls and events between the core and the windows. A page may be there before the
 * core is: its calls wait for it. The core may be there before the page is: its events wait for the first call,
 * before which a page listens, so that nothing is lost of what the core has to say of its start.
 */
export function connectIpc(
  core: Promise<Pick<Desktop, 'studio' | 'host'>>,
  windows: () => readonly WebContents[],
): void {
  let tells = false
  const tellEvents = (studio: Desktop['studio']) => {
    if (tells) return
    tells = true
    for (const name of eventNames) {
      studio.on(name, (payload) => {
        for (const contents of windows())
          if (!contents.isDestroyed()) contents.send(channels.event, name, payload)
      })
    }
  }
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) =>
    enveloped(isTrustedSender(event.senderFrame), async () => {
      if (typeof name !== 'string') throw new StudioError('bad-request', { reason: 'name' })
      const { studio } = await core
      tellEvents(studio)
      return studio.call(name, input, { access: 'page' })
    }),
  )
  ipcMain.handle(channels.host, (event, method: unknown, value: unknown) =>
    enveloped(isTrustedSender(event.senderFrame), async () => {
      if (!hostMethods.includes(method as HostMethod))
        throw new StudioError('bad-request', { reason: 'method' })
      const { host } = await core
      return host[method as HostMethod](value)
    }),
  )
}
