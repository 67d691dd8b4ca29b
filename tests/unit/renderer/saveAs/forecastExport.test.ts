import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StudioError } from '../../../../preload/contract/errors'
import {
  type ForecastNews,
  type ForecastQuestion,
  forecastExport,
} from '../../../../renderer/ui/saveAs/forecastExport'

const library = vi.hoisted(() => ({
  exportNames: vi.fn(),
  exportEstimate: vi.fn(),
  exportPreview: vi.fn(),
  endExportForecast: vi.fn(),
}))
vi.mock('../../../../renderer/state/studio', () => ({ studio: () => ({ calls: { library } }) }))

const question = (...ids: string[]) => ({ ids, format: 'png' }) as unknown as ForecastQuestion
const heard: Partial<ForecastNews>[] = []
const shown: Blob[] = []
const failures: unknown[] = []
const listener = {
  tell: (news: Partial<ForecastNews>) => heard.push(news),
  show: (picture: Blob) => shown.push(picture),
  fail: (error: unknown) => failures.push(error),
}
/** Nothing has changed for long enough, and all that was answered by then is heard. */
const rest = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  for (const list of [heard, shown, failures]) list.length = 0
  library.exportNames.mockResolvedValue(['a.png'])
  library.exportEstimate.mockResolvedValue({ bytes: 10, exact: false })
  library.exportPreview.mockResolvedValue({ bytes: new Uint8Array(7), type: 'image/png' })
  library.endExportForecast.mockResolvedValue({})
})

afterEach(() => vi.useRealTimers())

describe('what an export will be', () => {
  it('encodes a single picture that is shown once: its size is that of what is seen', async () => {
    forecastExport(question('a'), 'a', listener)
    await rest()
    expect(library.exportEstimate).not.toHaveBeenCalled()
    expect(shown.map(({ size }) => size)).toEqual([7])
    expect(heard.at(-1)).toEqual({
      names: ['a.png'],
      size: { bytes: 7, exact: true },
      isOld: false,
    })
  })

  it('asks nothing for choices that change at once', async () => {
    forecastExport(question('a'), 'a', listener)()
    forecastExport(question('a', 'b'), undefined, listener)
    await rest()
    expect(library.exportNames).toHaveBeenCalledTimes(1)
    expect(library.endExportForecast).not.toHaveBeenCalled()
    expect(heard.at(-1)).toEqual({
      names: ['a.png'],
      size: { bytes: 10, exact: false },
      isOld: false,
    })
  })

  // Closing the dialog left the engine encoding 24 megapixels for nobody, with the next export behind it.
  it('is given up down to the engine once the dialog closes, and nothing is heard of it any more', async () => {
    let answer: (made: object) => void = () => undefined
    library.exportPreview.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const stop = forecastExport(question('a'), 'a', listener)
    await rest()
    const before = heard.length
    stop()
    expect(library.endExportForecast).toHaveBeenCalledTimes(1)
    answer({ bytes: new Uint8Array(7), type: 'image/png' })
    await rest()
    expect([heard.length, shown.length, failures.length]).toEqual([before, 0, 0])
  })

  it('has nothing to give up once it is answered', async () => {
    const stop = forecastExport(question('a'), 'a', listener)
    await rest()
    stop()
    expect(library.endExportForecast).not.toHaveBeenCalled()
  })

  it('says what went wrong, but not that it was given up', async () => {
    library.exportPreview.mockRejectedValueOnce(new StudioError('cancelled'))
    forecastExport(question('a'), 'a', listener)
    await rest()
    expect(failures).toEqual([])
    const broken = new StudioError('engine-crashed')
    library.exportPreview.mockRejectedValueOnce(broken)
    forecastExport(question('a'), 'a', listener)
    await rest()
    expect(failures).toEqual([broken])
  })
})
