import i18next from 'i18next'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nothingLeftOut } from '../../../../preload/contract/folderFindings'
import { patiently } from '../../../fixtures/patiently'

/** What the studio is asked to take in, to be answered when a test says so. */
const asked: { name: string; answer: (fails?: string) => void }[] = []
let picked: File[] | object = []

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: () => () => undefined,
    host: {
      kind: 'web',
      onCommand: () => () => undefined,
      chooseImages: async () => ({
        ok: true,
        value: Array.isArray(picked) ? { files: picked } : picked,
      }),
    },
    calls: {
      'library/importBytes': ({ name }: { name: string }) =>
        new Promise((resolve) =>
          asked.push({
            name,
            answer: (fails) =>
              resolve(
                fails
                  ? { ok: false, error: { code: fails, data: { name } } }
                  : {
                      ok: true,
                      value: {
                        id: name,
                        kind: 'image',
                        name,
                        tags: [],
                        ...(name.endsWith('.gif') ? { pages: 12 } : {}),
                      },
                    },
              ),
          }),
        ),
      'library/list': async () => ({ ok: true, value: { total: 0, assets: [] } }),
    },
  },
})

const { startTexts } = await import('../../../../renderer/i18n/i18n')
const { importChosen, importDropped } = await import('../../../../renderer/actions/importActions')
const { useTasks } = await import('../../../../renderer/state/taskStore')
const { useNotices } = await import('../../../../renderer/state/noticeStore')
const { useLibrary } = await import('../../../../renderer/state/libraryStore')
const { useDocument } = await import('../../../../renderer/state/documentStore')
startTexts('en')

const files = (...names: string[]) => names.map((name) => new File(['x'], name))
const messages = () => useNotices.getState().notices.map(({ message }) => message())
async function answer(name: string, fails?: string) {
  await vi.waitFor(() => expect(asked.map((one) => one.name)).toContain(name), patiently)
  asked.find((one) => one.name === name)?.answer(fails)
}

/** A browser's user would otherwise look at a window that says nothing until the last picture is in. */
describe('many pictures that a browser takes in', () => {
  beforeEach(() => {
    asked.length = 0
    useNotices.setState({ notices: [] })
    vi.spyOn(useDocument.getState(), 'open').mockImplementation(() => undefined)
  })

  it('show how far they are while they come from the chooser, and which could not be read at the end', async () => {
    picked = files('a.png', 'b.png', 'c.png')
    const coming = importChosen()
    await answer('a.png')
    await vi.waitFor(
      () =>
        expect(useTasks.getState().tasks).toMatchObject([
          { kind: 'import', name: 'a.png', state: 'running', done: 1, total: 3 },
        ]),
      patiently,
    )
    await answer('b.png', 'image-damaged')
    await vi.waitFor(
      () =>
        expect(useTasks.getState().tasks[0]).toMatchObject({
          done: 2,
          secondsLeft: expect.any(Number),
        }),
      patiently,
    )
    await answer('c.png')
    expect((await coming).map(({ id }) => id)).toEqual(['a.png', 'c.png'])
    expect(useTasks.getState().tasks).toEqual([])
    expect(messages().join('\n')).toMatch(/2 pictures added[\s\S]*b\.png is damaged/)
  })

  it('are selected together from the notice, to be worked on at once, whatever the gallery showed', async () => {
    useLibrary.getState().setQuery({ search: 'hats' })
    picked = files('a.png', 'b.png')
    const coming = importChosen()
    await answer('a.png')
    await answer('b.png')
    await coming
    useNotices.getState().notices.at(-1)?.action?.run()
    expect([...useLibrary.getState().selection.ids]).toEqual(['a.png', 'b.png'])
    expect(useLibrary.getState().query.search).toBe('')
  })

  it('stop in the tray, and keep what has come in', async () => {
    const coming = importDropped({ files: files('a.png', 'b.png', 'c.png'), folders: [] })
    await answer('a.png')
    await vi.waitFor(() => expect(asked).toHaveLength(2), patiently)
    const [task] = useTasks.getState().tasks
    await useTasks.getState().cancel(task?.id ?? '')
    await answer('b.png')
    expect((await coming).map(({ id }) => id)).toEqual(['a.png', 'b.png'])
    expect(asked.map(({ name }) => name)).toEqual(['a.png', 'b.png'])
    expect(useTasks.getState().tasks).toEqual([])
    expect(messages()).toEqual(['Stopped: 2 of 3 added; the rest was not.'])
  })

  // The desktop takes them in itself: the window said nothing, as if nothing had come in.
  it('say what was kept where the desktop was stopped', async () => {
    picked = {
      assets: [{ id: 'a', kind: 'image', name: 'a', tags: [] }],
      failures: [{ name: 'b.png', code: 'image-damaged', data: { name: 'b.png' } }],
      leftOut: nothingLeftOut,
      notTaken: 38,
      full: false,
    }
    expect(await importChosen()).toHaveLength(1)
    expect(messages()[0]).toBe('Stopped: 1 of 40 added; the rest was not.')
    expect(messages()[1]).toContain('b.png is damaged')
  })

  // "wall.png has ? × ? pixels; the limit is ?": nobody knows what to do with that.
  it('say by how much a picture is too large where the desktop took it in', async () => {
    picked = {
      assets: [],
      failures: [
        {
          name: 'wall.png',
          code: 'image-too-large',
          data: { name: 'wall.png', width: 20_000, height: 10_000, limitMegapixels: 100 },
        },
      ],
      leftOut: nothingLeftOut,
      notTaken: 0,
      full: false,
    }
    await importChosen()
    expect(messages().join()).toContain('wall.png has 20000 × 10000 pixels')
    expect(messages().join()).not.toContain('?')
  })

  // A folder of forty damaged files filled the window with one sentence, and hid the one that was only too large.
  it('say each reason once, and name the files in the details', async () => {
    const names = ['a.png', 'b.png', 'c.png', 'd.txt', 'e.png']
    const coming = importDropped({ files: files(...names), folders: [] })
    await answer('a.png', 'image-damaged')
    await answer('b.png', 'image-empty')
    await answer('c.png', 'image-damaged')
    await answer('d.txt', 'image-unsupported')
    await answer('e.png', 'image-damaged')
    await coming
    const [notice] = useNotices.getState().notices
    expect(notice?.message().split('\n')).toEqual([
      '5 files could not be added:',
      '3 files are damaged: not all of them could be decoded. Get them again from where they came.',
      expect.stringMatching(/^b\.png is empty/),
      expect.stringMatching(/^d\.txt is not a picture/),
    ])
    expect(notice?.details?.().split('\n').slice(0, 5)).toEqual([
      expect.stringMatching(/^3 files are damaged/),
      '  a.png',
      '  c.png',
      '  e.png',
      expect.stringMatching(/^b\.png is empty/),
    ])
  })

  it('say of how many only the first page came in, once for all of them', async () => {
    const coming = importDropped({ files: files('a.gif', 'b.png', 'c.gif'), folders: [] })
    for (const name of ['a.gif', 'b.png', 'c.gif']) await answer(name)
    await coming
    expect(messages()).toEqual([
      '3 pictures added\n2 have several pages or frames: only the first of each is shown and worked on.',
    ])
  })

  // Every file after it was tried as well, and each was said to have changed nothing.
  it('stop on a full disk, and say what was kept', async () => {
    const coming = importDropped({ files: files('a.png', 'b.png', 'c.png'), folders: [] })
    await answer('a.png')
    await answer('b.png', 'disk-full')
    expect((await coming).map(({ id }) => id)).toEqual(['a.png'])
    expect(asked.map(({ name }) => name)).toEqual(['a.png', 'b.png'])
    expect(messages()).toEqual([
      'The disk is full: 1 of 3 files were added. Free some space and add the others again.',
    ])
  })

  it('are told of in the language that was chosen meanwhile', async () => {
    const coming = importDropped({ files: files('a.png', 'b.png', 'c.png'), folders: [] })
    await answer('a.png')
    await answer('b.png', 'image-damaged')
    await answer('c.png')
    await coming
    await i18next.changeLanguage('zh-CN')
    expect(messages().join('\n')).toMatch(/已添加 2 张图片[\s\S]*b\.png 已损坏/)
    expect(useNotices.getState().notices[0]?.action?.title()).toBe('选中它们')
    await i18next.changeLanguage('en')
  })

  it('say nothing where nothing was chosen', async () => {
    picked = []
    expect(await importChosen()).toEqual([])
    expect(messages()).toEqual([])
  })
})
