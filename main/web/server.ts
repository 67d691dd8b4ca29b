import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { eventNames } from '../../preload/contract/bridgeNames'
import { errorKinds, StudioError, toStudioError } from '../../preload/contract/errors'
import type { EventName } from '../../preload/contract/events'
import { findRoute } from '../../preload/contract/routes'
import type { Studio } from '../core/studio'
import type { Pages } from '../host/pages'
import { limitConnections } from './connectionLimit'
import { equalSecrets, guard, sessionCookie } from './guard'
import { openApiDocument } from './openApi'

export interface WebServerOptions {
  readonly studio: Studio
  readonly pages: Pages
  readonly version: string
  /** 0 takes a free port. */
  readonly port: number
}

export interface WebServer {
  readonly port: number
  /** Opens the studio once: the browser that follows it gets the session's cookie. */
  readonly oneTimeLink: string
  readonly token: string
  close(): Promise<void>
}

/** Bytes of a body, connections at once, and milliseconds for a request's headers and all of it. */
const limits = {
  json: 1024 * 1024,
  upload: 256 * 1024 * 1024,
  connections: 1024,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
}

/** Serves the studio on 127.0.0.1 alone, behind the guard, until closed. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const token = randomBytes(32).toString('base64url')
  let ticket: string | undefined = randomBytes(32).toString('base64url')
  const firstTicket = ticket
  let hosts: readonly string[] = []
  const app = new Hono()

  app.get('/open/:ticket', (context) => {
    const given = context.req.param('ticket')
    const host = context.req.header('host')
    if (!host || !hosts.includes(host) || !ticket || !equalSecrets(given, ticket))
      return context.body(null, 401)
    ticket = undefined
    context.header('set-cookie', `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict`)
    // A redirect keeps the strict cookie out of a cross-site navigation; a page of its own does not.
    context.header('referrer-policy', 'no-referrer')
    return context.html(
      '<!doctype html><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="data:,"><title>AIGC Studio</title>',
    )
  })

  app.use('*', async (context, next) => {
    const verdict = guard(
      {
        method: context.req.method,
        pathname: context.req.path,
        host: context.req.header('host'),
        origin: context.req.header('origin'),
        fetchSite: context.req.header('sec-fetch-site'),
        contentType: context.req.header('content-type'),
        cookie: context.req.header('cookie'),
        authorization: context.req.header('authorization'),
      },
      { hosts, token },
    )
    if (!verdict.allowed)
      return context.json({ code: 'not-allowed', data: { reason: verdict.reason } }, verdict.status)
    return next()
  })

  app.get('/openapi.json', (context) => context.json(openApiDocument(options.version)))

  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const stops = eventNames.map((name) =>
        options.studio.on(
          name,
          (payload) => void stream.writeSSE({ event: name, data: JSON.stringify(payload) }),
        ),
      )
      const closed = new Promise<void>((resolve) => stream.onAbort(() => resolve()))
      await stream.writeSSE({ event: 'stream.began' satisfies EventName, data: '{}' })
      const heartbeat = setInterval(
        () => void stream.writeSSE({ event: 'heartbeat', data: '{}' }),
        15_000,
      )
      await closed
      clearInterval(heartbeat)
      for (const stop of stops) stop()
    }),
  )

  app.post('/api/:group/:name', async (context) => {
    const name = `${context.req.param('group')}/${context.req.param('name')}`
    const raw = context.req.header('content-type')?.startsWith('application/octet-stream') === true
    try {
      const largestCall = findRoute(name)?.maximumBytes ?? limits.json
      const bytes = await readBody(context.req.raw, raw ? limits.upload : largestCall)
      const input = raw ? { ...context.req.query(), bytes } : parseJson(bytes)
      const value = await options.studio.call(name, input, {
        access: 'page',
        signal: context.req.raw.signal,
      })
      return answer(value)
    } catch (error) {
      const failure = toStudioError(error)
      return Response.json(failure.toPayload(), { status: errorKinds[failure.code].http })
    }
  })

  app.get('*', (context) => options.pages(context.req.raw))

  const server = serve({
    fetch: app.fetch,
    hostname: '127.0.0.1',
    port: options.port,
    serverOptions: {
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      connectionsCheckingInterval: 2000,
    },
  }) as Server
  limitConnections(server, limits.connections)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const { port } = server.address() as AddressInfo
  hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  return {
    port,
    token,
    oneTimeLink: `http://127.0.0.1:${port}/open/${firstTicket}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A result as JSON, or, where it carries bytes, as those bytes with their name in the headers. */
function answer(value: unknown): Response {
  if (value && typeof value === 'object' && 'bytes' in value && value.bytes instanceof Uint8Array) {
    const { name, type } = value as { name?: string; type?: string }
    return new Response(value.bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': type ?? 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name ?? 'picture')}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    })
  }
  return Response.json(value ?? null, { headers: { 'cache-control': 'no-store' } })
}

/**
 * Reads a body up to a limit; `file-too-large` past it. A body is read at all only where its length is
 * told and within the limit; one without a length header may be as long as a call in JSON.
 */
async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const told = request.headers.get('content-length')
  const most = told === null ? Math.min(limit, limits.json) : Number(told)
  const tooLarge = () =>
    new StudioError('file-too-large', { name: 'request', limitMegabytes: limit / 1024 / 1024 })
  if (!(most <= limit)) throw tooLarge()
  const bytes = Buffer.allocUnsafe(most)
  let total = 0
  for await (const chunk of request.body ?? []) {
    if (total + chunk.byteLength > most) throw tooLarge()
    bytes.set(chunk, total)
    total += chunk.byteLength
  }
  return bytes.subarray(0, total)
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    throw new StudioError('bad-request', { reason: 'not JSON' })
  }
}
