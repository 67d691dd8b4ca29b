import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nothingLeftOut } from '../../../../preload/contract/folderFindings'
import { patiently } from '../../../fixtures/patiently'

/** What the studio is asked to take in, to be answered when a test says so. */
const asked: { name: string; answer: (fails?: boolean) => void }[] = []
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
            answer: (fails = false) =>
              resolve(
                fails
                  ? { ok: false, error: { code: 'image-damaged', data: { name } } }
                  : { ok: true, value: { id: name, kind: 'image', name, tags: [] } },
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
const messages = () => useNotices.getState().notices.map(({ message }) => message)
async function answer(name: string, fails = false) {
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
    await answer('b.png', true)
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
      failures: [{ name: 'b.png', code: 'image-damaged' }],
      leftOut: nothingLeftOut,
      notTaken: 38,
    }
    expect(await importChosen()).toHaveLength(1)
    expect(messages()[0]).toBe('Stopped: 1 of 40 added; the rest was not.')
    expect(messages()[1]).toContain('b.png is damaged')
  })

  it('say nothing where nothing was chosen', async () => {
    picked = []
    expect(await importChosen()).toEqual([])
    expect(messages()).toEqual([])
  })
})
