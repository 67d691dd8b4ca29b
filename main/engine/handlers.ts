import type { ExecutionProvider } from '../../preload/contract/model'
import type { EngineHandlers } from './dispatcher'
import { exportPicture } from './exportPicture'
import { endTextureThreads } from './inpainting/texture/textureThread'
import { libraryVersions } from './libraryVersions'
import { createModelStore } from './models/modelStore'
import { runRecipe } from './pipeline'
import { carriesCredentials } from './pixels/contentCredentials'
import { decodePixels, readHeader } from './pixels/decode'
import { readProvenance } from './pixels/provenance'
import { readImageFile } from './pixels/readImageFile'
import { makeThumbnail } from './pixels/thumbnail'
import { endPngWriter } from './pngWriter'
import { endStripWorkers } from './strips/stripWorkers'
import { viewPicture } from './viewPicture'
import { writeWorkFile } from './writeNewFile'

/**
 * The engine's calls; networks are loaded once and shared by all of them. `onFallback` hears when the CPU
 * takes the place of a provider that failed with a network.
 */
export function createHandlers(
  onFallback: (provider: ExecutionProvider, reason: string) => void,
): EngineHandlers {
  const store = createModelStore({ onFallback })
  return {
    run: (request, context) => runRecipe(request, store, context),

    async inspect({ path }, { signal }) {
      const file = await readImageFile(path, signal)
      const header = await readHeader(file)
      // The header of half a picture looks healthy: only decoding all of it tells.
      await decodePixels(file, header)
      const { format, width, height, bitDepth, hasAlpha, pages, profile } = header
      const { recipe } = readProvenance(header.xmp)
      return {
        ...{ format, width, height, bitDepth, hasAlpha, pages },
        ...(profile === 'foreign' ? { profile: header.profileName ?? 'ICC' } : {}),
        credentials: carriesCredentials(file),
        ...(recipe === undefined ? {} : { recipe }),
      }
    },

    async pages({ path }, { signal }) {
      const { pages } = await readHeader(await readImageFile(path, signal))
      return { pages }
    },

    async thumbnail({ path, out, side }, { signal }) {
      const { bytes, ...facts } = await makeThumbnail(path, side, signal)
      signal.throwIfAborted()
      await writeWorkFile(out, bytes)
      return { bytes: bytes.length, ...facts }
    },

    encode: (request, { signal }) => exportPicture(request, signal),

    async view(request, { signal }) {
      await viewPicture(request, signal)
      return {}
    },

    describeModel: async (location) => ({ metadata: await store.describe(location) }),

    status: async () => ({
      loadedModels: store.loaded(),
      threads: store.threads(),
      memoryMegabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
      versions: await libraryVersions(),
    }),

    async release() {
      await Promise.all([store.release(), endStripWorkers(), endPngWriter(), endTextureThreads()])
      return {}
    },
  }
}
