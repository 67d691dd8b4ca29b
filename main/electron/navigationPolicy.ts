/** The one origin that windows show. */
export const studioOrigin = 'studio://app'

/** Whether a window may go to an address: only within the studio itself. */
export function mayNavigate(address: string): boolean {
  const url = parse(address)
  return url !== undefined && url.protocol === 'studio:' && url.host === 'app'
}

/** Hosts that links of the studio lead to; everything else stays shut. */
const outsideHosts: readonly string[] = ['github.com', 'onnxruntime.ai', 'iptc.org']

/** Whether an address may open in the system's browser: https, a host of the list, no credentials. */
export function mayOpenOutside(address: string): boolean {
  const url = parse(address)
  if (url?.protocol !== 'https:' || url.username || url.password || url.port) return false
  return outsideHosts.some((host) => url.hostname === host)
}

/** Permissions that the page has; Electron itself would grant all of them. */
export function mayUse(permission: string): boolean {
  return (
    permission === 'clipboard-sanitized-write' ||
    permission === 'fullscreen' ||
    permission === 'notifications'
  )
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
