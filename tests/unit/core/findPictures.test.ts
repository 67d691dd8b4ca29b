import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPictures } from '../../../main/core/files/findPictures'
import { nothingLeftOut, walkLimits } from '../../../preload/contract/folderFindings'
import { leftOutText } from '../../../preload/contract/text/leftOutText'
import { rejectionOf } from './errorOf'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio find '))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), '')
  }
}

const below = (files: readonly string[]) => files.map((file) => file.slice(folder.length + 1))

/** A folder chosen too high up would otherwise be walked for hours, or for ever, without a word. */
describe('the search for pictures in folders', () => {
  it('finds them in the order of their names and tells how many there are so far', async () => {
    await put('b/10.png', 'b/9.JPG', 'a.webp', 'notes.txt', '.hidden/c.png')
    const told: number[] = []
    const found = await findPictures([folder], { onFound: (pictures) => told.push(pictures) })
    expect(below(found.files)).toEqual(['a.webp', 'b/9.JPG', 'b/10.png'])
    expect(found).toMatchObject({ folders: 2, leftOut: nothingLeftOut })
    expect(told).toEqual([3, 3])
  })

  it('does not go round in a circle of links, and counts what it passes over', async () => {
    await put('a.png', 'sub/b.png')
    await symlink(folder, join(folder, 'sub', 'up'))
    await symlink(join(folder, 'a.png'), join(folder, 'c.png'))
    const { files, leftOut } = await findPictures([folder])
    expect(below(files)).toEqual(['a.png', 'sub/b.png'])
    expect(leftOut).toEqual({ ...nothingLeftOut, links: 2 })
  })

  it('follows a link that was chosen itself', async () => {
    await put('real/a.png')
    await symlink(join(folder, 'real'), join(folder, 'link'))
    expect((await findPictures([join(folder, 'link')])).files).toHaveLength(1)
  })

  it('stops at a depth and at a number, and says which', async () => {
    await put('1/2/3/deep.png', '1/a.png', '1/b.png', '1/c.png')
    const shallow = await findPictures([folder], { limits: { ...walkLimits, depth: 3 } })
    expect(below(shallow.files)).toEqual(['1/a.png', '1/b.png', '1/c.png'])
    expect(shallow.leftOut).toEqual({ ...nothingLeftOut, deep: 1 })
    const few = await findPictures([folder], { limits: { ...walkLimits, pictures: 2 } })
    expect(few.files).toHaveLength(2)
    expect(few.leftOut.full).toBe(true)
    const brief = await findPictures([folder], { limits: { ...walkLimits, entries: 3 } })
    expect(brief.leftOut.full).toBe(true)
  })

  it('finds exactly as many as it may without calling that too many', async () => {
    await put('a.png', 'b.png')
    const { leftOut } = await findPictures([folder], { limits: { ...walkLimits, pictures: 2 } })
    expect(leftOut).toEqual(nothingLeftOut)
  })

  it('is stopped in the middle', async () => {
    await put('a/1.png', 'b/2.png')
    const stop = new AbortController()
    const search = findPictures([folder], { signal: stop.signal, onFound: () => stop.abort() })
    expect((await rejectionOf(search)).code).toBe('cancelled')
  })

  it('names a folder that is gone as it was named', async () => {
    const { files } = await findPictures([join(folder, 'gone')])
    expect(below(files)).toEqual(['gone'])
  })

  it('is put into words, and into none where nothing was passed over', () => {
    expect(leftOutText(nothingLeftOut, 'en')).toBe('')
    const leftOut = { links: 1, unreadable: 2, deep: 0, full: true }
    expect(leftOutText(leftOut, 'en')).toMatch(
      /^Left out: one link was not followed; 2 folders could not be read; the search ended at 100,000/,
    )
    expect(leftOutText(leftOut, 'zh-CN')).toMatch(/^未包含：1 个链接未跟随；2 个文件夹无法读取；/)
  })
})
