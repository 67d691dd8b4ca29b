import type { ExecutionProvider } from '../../preload/contract/model'
import type { EngineHandlers } from './dispatcher'
import { createModelStore } from './models/modelStore'
import { runRecipe } from './pipeline'
import { decodePicture, decodePixels, readHeader } from './pixels/decode'
import { encodePicture } from './pixels/encode'
import { readProvenance } from './pixels/provenance'
import { readImageFile } from './pixels/readImageFile'
import { makeThumbnail } from './pixels/thumbnail'
import { writeImageFile } from './pixels/writeImageFile'

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
      const { format, width, height, bitDepth, hasAlpha, pages } = header
      return { format, width, height, bitDepth, hasAlpha, pages }
    },

    async thumbnail({ path, out, side }, { signal }) {
      const bytes = await makeThumbnail(path, side, signal)
      signal.throwIfAborted()
      await writeImageFile(out, bytes)
      return { bytes: bytes.length }
    },

    async encode({ path, out, format, quality }, { signal }) {
      const { picture, header } = await decodePicture(path, signal)
      const { bytes } = await encodePicture(picture, format, quality, readProvenance(header.xmp))
      signal.throwIfAborted()
      await writeImageFile(out, bytes)
      return { bytes: bytes.length }
    },

    describeModel: async (location) => ({ metadata: await store.describe(location) }),

    status: async () => ({
      loadedModels: store.loaded(),
      memoryMegabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }),

    async release() {
      await store.release()
      return {}
    },
  }
}
