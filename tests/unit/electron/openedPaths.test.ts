import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathsOfWords } from '../../../main/electron/openedPaths'

const open = (...words: string[]) => pathsOfWords(words, '/home/ann')

/** A word from outside would otherwise be taken for a file, or a file be passed over. */
describe('the words that the studio was started with', () => {
  it('name pictures and recipes, relative to where they were said', () => {
    expect(
      open('a.png', '../b.JPG', '/tmp/图 片.webp', './c.avif', 'd.tif', 'e.aigcrecipe'),
    ).toEqual([
      '/home/ann/a.png',
      '/home/b.JPG',
      '/tmp/图 片.webp',
      '/home/ann/c.avif',
      '/home/ann/d.tif',
      '/home/ann/e.aigcrecipe',
    ])
    expect(open('file:///tmp/%E5%9B%BE%201.png')).toEqual(['/tmp/图 1.png'])
    expect(open('a.png', './a.png')).toEqual(['/home/ann/a.png'])
  })

  it.each([
    ['the program itself', '.'],
    ['a switch', '--user-data-dir=/tmp/x.png'],
    ['a switch of one letter', '-x.png'],
    ['nothing', ''],
    ['a web address', 'https://evil.test/a.png'],
    ['another host', 'file://evil.test/share/a.png'],
    ['an address that runs something', 'javascript:alert(1)//a.png'],
    ['data', 'data:image/png;base64,AAAA.png'],
    ['a broken escape', 'file:///tmp/%zz.png'],
    ['an encoded separator', 'file:///tmp/..%2f..%2fa.png'],
    ['a zero byte', '/tmp/a\0.png'],
    ['a zero byte in disguise', 'file:///tmp/a%00.png/x'],
    ['a program', '/usr/bin/xterm'],
    ['a desktop file', '/tmp/a.desktop'],
    ['a name without end', `/${'a'.repeat(5000)}.png`],
  ])('pass over %s', (_, word) => {
    expect(open(word)).toEqual([])
  })

  it('never break, whatever they are, and never open more than a window can show', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant('file://'))), (words) => {
        for (const path of pathsOfWords(words, '/home/ann')) expect(path.startsWith('/')).toBe(true)
      }),
    )
    const many = Array.from({ length: 1000 }, (_, index) => `${index}.png`)
    expect(open(...many)).toHaveLength(200)
  })
})
