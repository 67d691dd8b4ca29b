import { timingSafeEqual } from 'node:crypto'

/** The parts of a request that say who sent it. */
export interface GuardedRequest {
  readonly method: string
  readonly pathname: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  readonly contentType: string | undefined
  readonly cookie: string | undefined
  readonly authorization: string | undefined
}

export interface GuardOptions {
  /** `127.0.0.1:PORT` and `localhost:PORT` as this server answers to. */
  readonly hosts: readonly string[]
  /** The secret of this start. */
  readonly token: string
}

export type Verdict =
  | { allowed: true }
  | { allowed: false; status: 401 | 403 | 415; reason: string }

/** Name of the cookie that carries the token after the one-time link was opened. */
export const sessionCookie = 'studio-session'

/**
 * Decides whether a request may pass. A rebound page sends a foreign Host; another site's page sends
 * its own or a `null` Origin, or a cross-site Sec-Fetch-Site; a program without a browser sends no
 * Origin and must carry the token. What changes something must be JSON or raw bytes, which no form can send.
 */
export function guard(request: GuardedRequest, options: GuardOptions): Verdict {
  if (!request.host || !options.hosts.includes(request.host)) return refuse(403, 'host')
  if (request.origin !== undefined && request.origin !== `http://${request.host}`)
    return refuse(403, 'origin')
  const site = request.fetchSite
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(403, 'site')
  if (request.method === 'POST') {
    const type = request.contentType?.split(';')[0]?.trim()
    if (type !== 'application/json' && type !== 'application/octet-stream')
      return refuse(415, 'content-type')
  }
  const bearer = request.authorization?.startsWith('Bearer ')
    ? request.authorization.slice(7)
    : undefined
  const carried = bearer ?? cookieValue(request.cookie, sessionCookie)
  if (carried === undefined || !equalSecrets(carried, options.token)) return refuse(401, 'token')
  return { allowed: true }
}

/** Compares in constant time for secrets of equal length. */
export function equalSecrets(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return rest.join('=')
  }
  return undefined
}

function refuse(status: 401 | 403 | 415, reason: string): Verdict {
  return { allowed: false, status, reason }
}
