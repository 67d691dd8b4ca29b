import Module from 'node:module'
import type sharp from 'sharp'
import { ownBuffers } from './ownedBuffers'

export type Sharp = typeof sharp

/** The loaders that are left on: by buffer only, so that no file can pull in its neighbours. */
const allowedLoaders = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadTiffBuffer',
  'VipsForeignLoadNsgifBuffer',
  'VipsForeignLoadHeifBuffer',
]

let loading: Promise<Sharp> | undefined

/**
 * sharp with every loader blocked but JPEG, PNG, WebP, TIFF, GIF and AVIF from memory (SVG among the
 * blocked: it can hang and read other files). In Electron on Linux it is sharp's WebAssembly build.
 */
export function loadSharp(): Promise<Sharp> {
  loading ??= load()
  return loading
}

async function load(): Promise<Sharp> {
  const isWebAssembly = process.versions.electron !== undefined && process.platform === 'linux'
  if (isWebAssembly) hideNativeSharp()
  const { default: loaded } = await import('sharp')
  if (isWebAssembly) ownBuffers(loaded)
  loaded.block({ operation: ['VipsForeignLoad'] })
  loaded.unblock({ operation: allowedLoaders })
  // Every file is read once; a cache would only hold memory.
  loaded.cache(false)
  return loaded
}

type Resolve = (request: string, ...rest: unknown[]) => string

/**
 * Native sharp brings its own GLib, which clashes with the one that Electron links on Linux (crashes,
 * see lovell/sharp#4522). Where the native package does not resolve, sharp takes '@img/sharp-wasm32'.
 */
function hideNativeSharp(): void {
  const internals = Module as unknown as { _resolveFilename: Resolve }
  const resolve = internals._resolveFilename
  internals._resolveFilename = (request, ...rest) => {
    if (request.startsWith('@img/sharp-linux')) {
      const error: NodeJS.ErrnoException = new Error(`native sharp is not for Electron: ${request}`)
      error.code = 'MODULE_NOT_FOUND'
      throw error
    }
    return resolve(request, ...rest)
  }
}
