import { describe, expect, it } from 'vitest'
import { probeCause } from '../../../../renderer/app/settings/probeCause'

/** Who has no graphics card would otherwise read the runtime's inner words, in English. */
describe('why a device cannot be used', () => {
  it.each([
    ['OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library', 'libraries'],
    ['libcudnn.so.9: cannot open shared object file: No such file or directory', 'libraries'],
    ['Failed to get a WebGPU adapter: No supported adapters', 'adapter'],
    ['not on this platform', 'platform'],
  ])('is told in plain words: %s', (reason, cause) => {
    expect(probeCause(reason)).toBe(cause)
  })

  it('is told in its own words where they are unknown', () => {
    expect(probeCause('a run failed: out of device memory')).toBeUndefined()
  })
})
