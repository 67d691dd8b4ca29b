import { describe, expect, it } from 'vitest'
import { nothingLeftOut, walkLimits } from '../../../../preload/contract/folderFindings'
import { filesOfDrop } from '../../../../renderer/actions/droppedFiles'

type Tree = { readonly [name: string]: Tree | string }

/** A dropped folder as a browser hands it out: its entries two at a time. */
function folder(name: string, tree: Tree): FileSystemDirectoryEntry {
  const entries = Object.entries(tree).map(([own, content]) =>
    typeof content === 'string' ? file(own, content) : folder(own, content),
  )
  return {
    name,
    isDirectory: true,
    isFile: false,
    createReader() {
      const left = [...entries]
      return { readEntries: (done: (some: unknown[]) => void) => done(left.splice(0, 2)) }
    },
  } as unknown as FileSystemDirectoryEntry
}

function file(name: string, content: string): FileSystemFileEntry {
  return {
    name,
    isDirectory: false,
    isFile: true,
    file: (done: (file: File) => void, fail: (error: unknown) => void) =>
      content === 'locked' ? fail(new Error('NotReadableError')) : done(new File([content], name)),
  } as unknown as FileSystemFileEntry
}

const going = () => new AbortController().signal
const names = (files: readonly File[]) => files.map(({ name }) => name)

/** A dropped folder of photographs would otherwise come in as one file that nobody can read. */
describe('what was dropped on the window', () => {
  it('is the files themselves and the pictures of the folders, however many a browser hands out at once', async () => {
    const tree = { 'c.png': '', 'a.jpg': '', 'notes.txt': '', '.x.png': '', sub: { 'b.webp': '' } }
    const dropped = { files: [new File([''], 'first.bin')], folders: [folder('shop', tree)] }
    const { files, leftOut } = await filesOfDrop(dropped, going())
    expect(names(files)).toEqual(['first.bin', 'a.jpg', 'c.png', 'b.webp'])
    expect(leftOut).toEqual(nothingLeftOut)
  })

  it('ends at its limits and says so', async () => {
    const tree = { 'a.png': '', 'b.png': 'locked', deep: { deeper: { 'c.png': '' } } }
    const dropped = { files: [], folders: [folder('all', tree)] }
    const shallow = await filesOfDrop(dropped, going(), { ...walkLimits, depth: 2 })
    expect(names(shallow.files)).toEqual(['a.png'])
    expect(shallow.leftOut).toEqual({ links: 0, unreadable: 1, deep: 1, full: false })
    const few = await filesOfDrop(dropped, going(), { ...walkLimits, pictures: 1 })
    expect(few.leftOut.full).toBe(true)
  })

  it('stops when it is told to, with what it has', async () => {
    const stop = new AbortController()
    stop.abort()
    const dropped = { files: [new File([''], 'a.png')], folders: [folder('all', { 'b.png': '' })] }
    expect(names((await filesOfDrop(dropped, stop.signal)).files)).toEqual(['a.png'])
  })
})
