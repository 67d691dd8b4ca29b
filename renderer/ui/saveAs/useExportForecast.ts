import { useEffect, useState } from 'react'
import type { ExportManyInput } from '../../../preload/contract/exportOptions'
import { studio } from '../../state/studio'

export interface Forecast {
  readonly size: { readonly bytes: number; readonly exact: boolean } | undefined
  readonly names: readonly string[]
  /** Whether what is shown still belongs to earlier choices. */
  readonly isOld: boolean
}

/** So long nothing may change before pictures are encoded to see how large they get. */
const pause = 350

/** How large the files of an export get and what they are called, following the choices. */
export function useExportForecast(ids: readonly string[], options: ExportManyInput): Forecast {
  const [forecast, setForecast] = useState<Forecast>({ size: undefined, names: [], isOld: true })
  // One text for one question, so that an equal one is not asked again.
  const question = JSON.stringify({ ids, ...options })

  useEffect(() => {
    let isOver = false
    setForecast((last) => ({ ...last, isOld: true }))
    const timer = setTimeout(async () => {
      const request = JSON.parse(question) as ExportManyInput & { ids: string[] }
      const { library } = studio().calls
      const [names, size] = await Promise.all([
        library.exportNames(request).catch(() => []),
        // A newer question cancels this one; what cannot be encoded is told when it is saved.
        library.exportEstimate(request).catch(() => undefined),
      ])
      if (!isOver) setForecast({ names, size, isOld: false })
    }, pause)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [question])

  return forecast
}
