import { describe, expect, it } from 'vitest'
import { channelLength, wholeText } from '../../../../renderer/panels/caption/adCopyText'

describe('ad copy as it is posted', () => {
  it('has a line for each part that is there', () => {
    expect(
      wholeText({
        headline: 'Red dress',
        body: ' Soft. ',
        callToAction: '',
        hashtags: ['#red', '#new'],
      }),
    ).toBe('Red dress\nSoft.\n#red #new')
  })

  it('counts characters as people see them', () => {
    expect(channelLength('衣服👗', 'xiaohongshu')).toBe(3)
  })

  it('counts wide characters twice on X, so that a post is not refused there', () => {
    expect(channelLength('dress', 'x')).toBe(5)
    expect(channelLength('衣服', 'x')).toBe(4)
  })
})
