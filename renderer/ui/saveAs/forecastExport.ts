import { toStudioError } from '../../../preload/contract/errors'
import type { ExportManyInput } from '../../../preload/contract/exportOptions'
import { studio } from '../../state/studio'

/** What is known of the files of an export. */
export interface ForecastNews {
  readonly size: { readonly bytes: number; readonly exact: boolean } | undefined
  readonly names: readonly string[]
  /** Whether what is shown still belongs to earlier choices. */
  readonly isOld: boolean
}

export type ForecastQuestion = ExportManyInput & { readonly ids: string[] }

/** Who wants to know. Nothing is told any more once the question is given up. */
interface Listener {
  readonly tell: (news: Partial<ForecastNews>) => void
  readonly show: (picture: Blob) => void
  readonly fail: (error: unknown) => void
}

/** So long nothing may change before pictures are encoded to see what comes of them. */
const pause = 350

/**
 * Asks how large the files of an export get, what they are called, and, for `shown`, what the first looks like.
 * Returns a function that gives the question up, down to the engine that encodes for it.
 */
export function forecastExport(
  question: ForecastQuestion,
  shown: string | undefined,
  { tell, show, fail }: Listener,
): () => void {
  let isOver = false
  let isAsking = false
  const news = (some: Partial<ForecastNews>) => {
    if (!isOver) tell(some)
  }
  news({ isOld: true })
  const ask = async () => {
    const { library } = studio().calls
    const names = await library.exportNames(question).catch(() => [])
    if (isOver) return
    const one = shown !== undefined && question.ids.length === 1 && !question.sizes?.length
    if (!one) {
      // What cannot be encoded is told when it is saved.
      const size = await library.exportEstimate(question).catch(() => undefined)
      news({ names, size, isOld: shown !== undefined })
    }
    if (shown === undefined || isOver) return
    const { ids: _, template, sizes, sidecars, tables, ...picture } = question
    const { bytes, type } = await library.exportPreview({ id: shown, ...picture })
    if (isOver) return
    show(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
    news({ names, ...(one ? { size: { bytes: bytes.length, exact: true } } : {}), isOld: false })
  }
  const timer = setTimeout(() => {
    isAsking = true
    ask()
      .catch((error: unknown) => {
        if (!isOver && toStudioError(error).code !== 'cancelled') fail(error)
      })
      .finally(() => {
        isAsking = false
      })
  }, pause)
  return () => {
    isOver = true
    clearTimeout(timer)
    // Nobody waits for what is being encoded, whether other choices follow or the dialog is closed.
    if (isAsking) studio().calls.library.endExportForecast({}).catch(fail)
  }
}
