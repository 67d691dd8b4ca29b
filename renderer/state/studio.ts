import type { StudioApi } from '../../preload/contract/api'
import { createStudioApi, type StudioBridge } from '../../preload/contract/bridge'

declare global {
  interface Window {
    /** Put there by the desktop's preload or, in a browser, by the loopback door's script. */
    readonly studioBridge?: StudioBridge
  }
}

let api: StudioApi | undefined

/** The studio behind this page. Throws where the page was opened without a door. */
export function studio(): StudioApi {
  if (api) return api
  const bridge = window.studioBridge
  if (!bridge) throw new Error('This page was opened without its studio.')
  api = createStudioApi(bridge)
  return api
}
