import { describe, expect, it } from 'vitest'
import { errorText } from '../../../preload/contract/text/errorText'

/** Who saves to a write-protected card would otherwise read EROFS, and in Chinese half of it in English. */
describe('the words of an error', () => {
  it('say what a system code means and what to do next, in both languages', () => {
    const data = { name: 'out.png', reason: 'EROFS' }
    expect(errorText('write-failed', data, 'en')).toBe(
      'out.png could not be written (the disk is read-only). Check that the folder is there and may be written to, or choose another.',
    )
    expect(errorText('write-failed', data, 'zh-CN')).toBe(
      '无法写入 out.png（磁盘为只读）。请检查文件夹是否存在、可否写入，或选择其他文件夹。',
    )
  })

  it('name what a file is instead of a picture in the language of the window', () => {
    const raw = { name: 'a.nef', format: 'camera RAW (Nikon NEF)' }
    expect(errorText('image-unsupported', raw, 'zh-CN')).toContain('相机 RAW（Nikon NEF）')
    expect(errorText('image-unsupported', raw, 'en')).toContain('camera RAW (Nikon NEF)')
    const text = { name: 'notes.jpg', format: 'text file' }
    expect(errorText('image-unsupported', text, 'zh-CN')).toContain('文本文件')
  })

  it('call a result that would be too large a result, not a picture that there is', () => {
    const data = { width: 24_000, height: 16_000, limitMegapixels: 100 }
    expect(errorText('image-too-large', data, 'en')).toMatch(/^The result would have 24000/)
    expect(errorText('image-too-large', data, 'zh-CN')).toMatch(/^结果将为 24000/)
    expect(errorText('image-too-large', { ...data, name: 'a.png' }, 'zh-CN')).toMatch(/^a\.png 为/)
  })

  it('say in Chinese what is wrong with a model, and that the studio does not answer', () => {
    const broken = { model: 'critic', reason: 'its content was changed: the SHA-256 differs' }
    expect(errorText('model-broken', broken, 'zh-CN')).toContain('内容已改变')
    const short = { model: 'critic', reason: 'wrong size or content' }
    expect(errorText('model-broken', short, 'zh-CN')).toContain('文件大小或内容不对')
    const silent = { reason: 'no answer from the studio' }
    expect(errorText('engine-unavailable', silent, 'zh-CN')).toContain('没有响应')
  })

  it('keep a reason that has no words of its own, and call an empty file empty', () => {
    expect(errorText('internal', { reason: 'E4711' }, 'zh-CN')).toContain('E4711')
    expect(errorText('image-empty', { name: 'a.png' }, 'en')).toContain('no bytes')
  })
})
