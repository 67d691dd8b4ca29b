import * as z from 'zod'
import { presetSchema } from '../../preload/contract/preset'

/** Where the page itself kept presets before the library did. */
const storageKey = 'studio-presets'

const storedSchema = z.object({
  state: z.object({ presets: z.array(presetSchema.pick({ name: true, steps: true })) }),
})

/** Presets that the browser still holds, the newest first. */
export const oldPresets = {
  read(): z.output<typeof storedSchema>['state']['presets'] {
    const stored = globalThis.localStorage?.getItem(storageKey)
    if (!stored) return []
    try {
      return storedSchema.parse(JSON.parse(stored)).state.presets
    } catch {
      // Written by no studio: nothing of it can be used.
      return []
    }
  },

  forget(): void {
    globalThis.localStorage?.removeItem(storageKey)
  },
}
