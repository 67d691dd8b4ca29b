import { describe, expect, it } from 'vitest'
import { failureLine } from '../../../preload/contract/text/failureLine'

describe('what could not be done with a file', () => {
  it('names the file once, and where it lies', () => {
    const unread = { code: 'image-unsupported', data: { format: 'HEIC' } }
    const line = failureLine({ ...unread, name: 'scan.heic' }, 'en')
    expect(line).toMatch(/^scan\.heic is not a picture/)
    expect(line).toContain('HEIC')
    const below = { ...unread, data: { ...unread.data, name: 'scan.heic' } }
    expect(failureLine({ ...below, name: '1950/scan.heic' }, 'en')).toMatch(
      /^1950\/scan\.heic: scan\.heic is not a picture/,
    )
  })

  it('is told in words also where an older studio wrote down a reason that this one does not know', () => {
    expect(failureLine({ name: 'a.png', code: 'moon-phase', data: {} }, 'zh-CN')).toMatch(
      /^a\.png.*moon-phase/,
    )
  })
})
