import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fileExtension,
  fileName,
  fileStem,
  safeFileName,
} from '../../../main/core/files/safeFileName'

describe('file names', () => {
  it('keep words of every script', () => {
    expect(safeFileName('红色连衣裙 (夏)')).toBe('红色连衣裙 (夏)')
    expect(safeFileName('Café à la crème')).toBe('Café à la crème')
  })

  it('cannot leave their folder or name a device', () => {
    expect(safeFileName('../../etc/passwd')).toBe('etc-passwd')
    expect(safeFileName('..\\..\\boot.ini')).not.toMatch(/[/\\]/)
    expect(safeFileName('con')).toBe('_con')
    expect(safeFileName('LPT1.txt')).toBe('_LPT1.txt')
    expect(safeFileName('photo\u202Egnp.exe')).toBe('photognp.exe')
    expect(safeFileName('a\0b')).toBe('ab')
    expect(safeFileName('   ...   ')).toBe('picture')
  })

  it('are safe whatever they were', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        (name) => {
          const safe = safeFileName(name)
          expect(safe.length).toBeGreaterThan(0)
          expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(121)
          expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/u)
          expect(safe).not.toMatch(/^\.|[. ]$/)
          expect(safeFileName(safe)).toBe(safe)
        },
      ),
    )
  })

  it('are taken apart the same way on every system', () => {
    expect(fileName('C:\\fotos\\a b.JPG')).toBe('a b.JPG')
    expect(fileStem('/tmp/图片.tar.gz')).toBe('图片.tar')
    expect(fileExtension('x/Photo.JPEG')).toBe('jpeg')
    expect(fileExtension('.hidden')).toBe('')
  })
})
