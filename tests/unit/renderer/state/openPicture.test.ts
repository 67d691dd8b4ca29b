import { beforeEach, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { patiently } from '../../../fixtures/patiently'

/** What the library says of each picture now, what was asked for, and the core's voice. */
const kept = new Map<string, Asset>()
const asked: string[] = []
let tell = (_event: string, _payload: unknown): void => undefined

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: (listener: typeof tell) => {
      tell = listener
      return () => undefined
    },
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'library/get': async ({ id }: { id: string }) => {
        asked.push(id)
        const value = kept.get(id)
        return value
          ? { ok: true, value }
          : { ok: false, error: { code: 'asset-not-found', data: { id } } }
      },
    },
  },
})

const { useDocument } = await import('../../../../renderer/state/documentStore')
const { followOpenPicture } = await import('../../../../renderer/state/openPicture')
const { useNotices } = await import('../../../../renderer/state/noticeStore')

const picture = (id: string, caption: string) =>
  ({ id, name: `${id}.png`, kind: 'image', caption, width: 40, height: 30 }) as Asset

followOpenPicture()

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
  asked.length = 0
  kept.clear()
  useDocument.getState().open(picture('open', ''))
})

// It said that there was no caption until the picture was opened again, and Undo of another one put that back.
it('a caption that a job keeps is shown on the open picture', async () => {
  kept.set('open', picture('open', 'a red coat'))
  tell('library.changed', { ids: ['text', 'open'] })
  await vi.waitFor(
    () => expect(useDocument.getState().asset?.caption).toBe('a red coat'),
    patiently,
  )
  expect(useDocument.getState().original?.caption).toBe('a red coat')
  expect(asked).toEqual(['open'])
})

it('what changed while the stream was broken is asked for when it comes back', async () => {
  kept.set('open', picture('open', 'a blue coat'))
  tell('stream.began', {})
  await vi.waitFor(
    () => expect(useDocument.getState().asset?.caption).toBe('a blue coat'),
    patiently,
  )
})

it('a picture that is gone is no error to show', async () => {
  tell('library.changed', { ids: ['open'] })
  await vi.waitFor(() => expect(asked).toEqual(['open']), patiently)
  await Promise.resolve()
  expect(useNotices.getState().notices).toEqual([])
  expect(useDocument.getState().asset?.id).toBe('open')
})
