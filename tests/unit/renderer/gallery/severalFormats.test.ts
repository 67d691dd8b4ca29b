import { describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { namesInSeveralFormats } from '../../../../renderer/app/gallery/severalFormats'

const asset = (name: string, format: string, kind: Asset['kind'] = 'image') =>
  ({ name, format, kind }) as Asset

describe('pictures of one name', () => {
  it('are told apart where their formats differ, and only there', () => {
    const names = namesInSeveralFormats([
      asset('scan', 'tiff'),
      asset('cat', 'jpeg'),
      asset('cat', 'jpeg'),
      asset('scan', 'jpeg'),
      asset('cat', 'json', 'text'),
    ])
    expect([...names]).toEqual(['scan'])
  })
})
