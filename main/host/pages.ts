import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { ImageVariant } from '../../preload/contract/api'
import { pageHeaders } from './contentSecurityPolicy'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Bytes up to which a stream costs more than the file: a gallery that scrolls asks for many thumbnails. */
const readAtOnce = 256 * 1024

const variants: readonly ImageVariant[] = ['thumbnail', 'preview', 'original']

export interface PagesOptions {
  /** Folder of the built page. */
  readonly folder: string
  /** The file of an asset's picture; rejects where there is none. */
  readonly assetFile: (id: string, variant: ImageVariant) => Promise<{ path: string; type: string }>
  /** The file of a label's sample picture; rejects where there is none. */
  readonly sampleFile: (model: string, label: string) => Promise<{ path: string; type: string }>
  /** Put into the page's head, before its own scripts. */
  readonly headScript?: { readonly path: string; readonly file: string }
}

/** Answers requests for the page's files and for pictures by asset id: never by path. */
export type Pages = (request: Request) => Promise<Response>

/**
 * The page as a function from requests to responses, for both the desktop's protocol and HTTP. The
 * page's files are listed once; a name that is not in the list is not there, whatever it spells.
 */
export async function createPages(options: PagesOptions): Promise<Pages> {
  const files = await listFiles(options.folder)
  if (options.headScript) files.set(options.headScript.path, options.headScript.file)
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405)
    const { pathname } = new URL(request.url)
    const asset = /^\/asset\/([^/]+)\/([a-z]+)$/.exec(pathname)
    if (asset) return answerAsset(options, asset[1] ?? '', asset[2] ?? '')
    const sample = /^\/sample\/([^/]+)\/([^/]+)$/.exec(pathname)
    if (sample) return answerSample(options, sample[1] ?? '', sample[2] ?? '')
    const file = files.get(pathname === '/' ? '/index.html' : pathname)
    if (!file) return plain(404)
    const type = types[extname(file)] ?? 'application/octet-stream'
    const bytes = await readFile(file)
    const body =
      options.headScript && file.endsWith('index.html')
        ? bytes
            .toString('utf8')
            .replace('<head>', `<head><script src="${options.headScript.path}"></script>`)
        : new Uint8Array(bytes)
    return new Response(body, {
      headers: { ...pageHeaders, 'content-type': type, 'cache-control': 'no-cache' },
    })
  }
}

async function answerAsset(options: PagesOptions, id: string, variant: string): Promise<Response> {
  const known = variants.find((name) => name === variant)
  if (!known) return plain(404)
  return answerPicture(() => options.assetFile(id, known))
}

async function answerSample(
  options: PagesOptions,
  model: string,
  label: string,
): Promise<Response> {
  return answerPicture(() =>
    options.sampleFile(decodeURIComponent(model), decodeURIComponent(label)),
  )
}

async function answerPicture(
  find: () => Promise<{ path: string; type: string }>,
): Promise<Response> {
  try {
    const { path, type } = await find()
    const { size } = await stat(path)
    const body = size <= readAtOnce ? new Uint8Array(await readFile(path)) : streamOf(path)
    return new Response(body, {
      headers: {
        ...pageHeaders,
        // A picture is never a document: what a file smuggles in must not run.
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': type,
        'content-length': String(body instanceof Uint8Array ? body.length : size),
        'cache-control': 'private, max-age=31536000, immutable',
      },
    })
  } catch {
    return plain(404)
  }
}

const streamOf = (path: string) => Readable.toWeb(createReadStream(path)) as ReadableStream

function plain(status: number): Response {
  return new Response(null, { status, headers: pageHeaders })
}

async function listFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const visit = async (current: string) => {
    for (const entry of await readdir(current, { withFileTypes: true })) {
      const path = join(current, entry.name)
      if (entry.isDirectory()) await visit(path)
      else if (entry.isFile()) files.set(`/${relative(folder, path).split(sep).join('/')}`, path)
    }
  }
  await visit(folder)
  return files
}
