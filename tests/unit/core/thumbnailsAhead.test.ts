import { describe, expect, it, vi } from 'vitest'
import type { Library } from '../../../main/core/library/library'
import { ThumbnailsAhead } from '../../../main/core/library/thumbnailsAhead'
import { patiently } from '../../fixtures/patiently'

/** A scroll would jerk for as long as thumbnails of pictures that nobody sees are made beside it. */
describe('thumbnails that are made ahead', () => {
  it('wait while somebody looks through the gallery, and go on afterwards', async () => {
    const made: string[] = []
    const pauses: (() => void)[] = []
    const library = { makeThumbnail: async (id: string) => void made.push(id) }
    const thumbnails = new ThumbnailsAhead(library as unknown as Library, {
      active: true,
      busy: () => false,
      pause: () => new Promise<void>((resolve) => pauses.push(resolve)),
      log: () => undefined,
    })
    thumbnails.add(['picture'])
    for (let look = 1; look <= 3; look += 1) {
      await vi.waitFor(() => expect(pauses).toHaveLength(1), patiently)
      thumbnails.yieldToLooks()
      pauses.pop()?.()
    }
    await vi.waitFor(() => expect(pauses).toHaveLength(1), patiently)
    expect(made).toEqual([])
    pauses.pop()?.()
    await vi.waitFor(() => expect(made).toEqual(['picture']), patiently)
    await thumbnails.close()
  })
})
