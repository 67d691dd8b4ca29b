import { dialog } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openOrAsk } from '../../../main/electron/openOrAsk'
import { StudioError } from '../../../preload/contract/errors'
import { rejectionOf } from '../core/errorOf'

vi.mock('electron', async () => (await import('./fakeElectron')).electronModule())

const gone = new StudioError('library-unusable', { reason: 'ENOENT' })

/** Whose disk is not connected could not start the studio any more, and not choose another library either. */
describe('a library that does not open', () => {
  let chosen: string[]
  const asked = vi.fn()
  const folders = vi.fn()
  const place = {
    language: 'en',
    folder: async () => '/disk/library',
    choose: async (folder: string) => {
      chosen.push(folder)
    },
  } as const
  const failing = (times: number, error = gone) => {
    let tries = 0
    return async () => {
      tries += 1
      if (tries <= times) throw error
      return tries
    }
  }
  const answer = (...buttons: number[]) => {
    for (const response of buttons) asked.mockResolvedValueOnce({ response })
  }
  beforeEach(() => {
    chosen = []
    delete process.env.STUDIO_NO_DIALOGS
    Object.assign(dialog, { showMessageBox: asked, showOpenDialog: folders })
  })
  afterEach(() => vi.resetAllMocks())

  it('is tried again for as long as the user wishes', async () => {
    answer(0, 0)
    expect(await openOrAsk(failing(2), place)).toBe(3)
    expect(asked.mock.calls[0]?.[0]).toMatchObject({
      message: expect.stringContaining('the folder is not there'),
      detail: expect.stringContaining('/disk/library'),
    })
  })

  it('gives way to another folder, and asks again where none was chosen', async () => {
    answer(1, 1)
    folders.mockResolvedValueOnce({ canceled: true, filePaths: [] })
    folders.mockResolvedValueOnce({ canceled: false, filePaths: ['/other'] })
    expect(await openOrAsk(failing(2), place)).toBe(3)
    expect(chosen).toEqual(['/other'])
  })

  it('lets the user leave', async () => {
    answer(2)
    expect((await rejectionOf(openOrAsk(failing(1), place))).code).toBe('cancelled')
  })

  it('asks about nothing that another folder would not mend', async () => {
    const broken = new StudioError('internal', { reason: 'x' })
    expect((await rejectionOf(openOrAsk(failing(1, broken), place))).code).toBe('internal')
    expect(asked).not.toHaveBeenCalled()
  })
})
