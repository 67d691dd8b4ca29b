import type { Envelope, StudioBridge } from '../../../preload/contract/bridge'
import { eventNames, routeAccess } from '../../../preload/contract/bridgeNames'
import { type ErrorPayload, isErrorCode } from '../../../preload/contract/errors'
import type { EventName } from '../../../preload/contract/events'

/**
 * The browser's side of the loopback door: puts the same bridge at `window.studioBridge` that the
 * desktop's preload puts there, over HTTP and server-sent events.
 */

const headers = { 'content-type': 'application/json' }

async function call(name: string, input: unknown): Promise<Envelope> {
  const { bytes, ...rest } = (input ?? {}) as Record<string, unknown>
  try {
    const response =
      bytes instanceof Uint8Array
        ? await fetch(`/api/${name}?${new URLSearchParams(rest as Record<string, string>)}`, {
            method: 'POST',
            headers: { 'content-type': 'application/octet-stream' },
            body: bytes as Uint8Array<ArrayBuffer>,
          })
        : await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(rest) })
    if (!response.ok) return { ok: false, error: await errorOf(response) }
    if (response.headers.get('content-disposition'))
      return { ok: true, value: await fileOf(response) }
    return { ok: true, value: await response.json() }
  } catch {
    return {
      ok: false,
      error: { code: 'engine-unavailable', data: { reason: 'no answer from the studio' } },
    }
  }
}

async function errorOf(response: Response): Promise<ErrorPayload> {
  const payload = (await response.json().catch(() => undefined)) as ErrorPayload | undefined
  return payload && isErrorCode(payload.code)
    ? payload
    : { code: 'internal', data: { reason: `status ${response.status}` } }
}

async function fileOf(response: Response) {
  const name = /filename\*=UTF-8''([^;]+)/.exec(
    response.headers.get('content-disposition') ?? '',
  )?.[1]
  return {
    name: name ? decodeURIComponent(name) : 'picture',
    type: response.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

function subscribe(listener: (name: EventName, payload: unknown) => void): () => void {
  const source = new EventSource('/api/events')
  for (const name of eventNames) {
    source.addEventListener(name, (event) =>
      listener(name, JSON.parse((event as MessageEvent<string>).data)),
    )
  }
  return () => source.close()
}

function download(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const done = (value: unknown): Envelope => ({ ok: true, value })
const failed = (reason: string): Envelope => ({
  ok: false,
  error: { code: 'internal', data: { reason } },
})

/** The system's file dialog of a browser: an input element that is never shown. */
function pickFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = 'image/*,.tif,.tiff'
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

async function saveImage(request: unknown): Promise<Envelope> {
  const options = request as { name: string; format: string }
  const result = await call('library/exportBytes', options)
  if (!result.ok) return result
  const file = result.value as { type: string; bytes: Uint8Array<ArrayBuffer> }
  download(options.name, file.type, file.bytes)
  return done({ format: options.format })
}

/** A page cannot write into a folder, so what it gets is an archive. */
async function saveImages(request: unknown): Promise<Envelope> {
  const { archive: _, existing: __, ...options } = request as Record<string, unknown>
  const result = await call('library/exportZip', options)
  if (!result.ok) return result
  const file = result.value as { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }
  download(file.name, file.type, file.bytes)
  return done({ files: (options.ids as unknown[]).length, skipped: 0, failures: [] })
}

async function copyImage(id: string): Promise<Envelope> {
  const result = await call('library/exportBytes', { id, format: 'png', quality: 100 })
  if (!result.ok) return result
  const file = result.value as { bytes: Uint8Array<ArrayBuffer> }
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([file.bytes], { type: 'image/png' }) }),
    ])
    return done(null)
  } catch (error) {
    return failed(String(error))
  }
}

const bridge: StudioBridge = {
  calls: Object.fromEntries(
    Object.entries(routeAccess)
      .filter(([, access]) => access === 'page')
      .map(([name]) => [name, (input: unknown) => call(name, input)]),
  ),
  subscribe,
  host: {
    kind: 'web',
    chooseImages: async () => done({ files: await pickFiles() }),
    saveImage,
    saveImages,
    saveText: async (request) => {
      const { name, type, text } = request as { name: string; type: string; text: string }
      download(name, type, text)
      return done(true)
    },
    copyImage,
    copyText: async (text) => {
      try {
        await navigator.clipboard.writeText(text)
        return done(null)
      } catch (error) {
        return failed(String(error))
      }
    },
    onCommand: () => () => undefined,
  },
}

Object.assign(window, { studioBridge: bridge })
