import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportManyInput } from '../../../preload/contract/exportOptions'
import { showError } from '../notices'
import { type ForecastNews, type ForecastQuestion, forecastExport } from './forecastExport'

export interface Forecast extends ForecastNews {
  /** Address of the first picture as it will be written, where it was asked for; the last one while a new one is made. */
  readonly picture: string | undefined
}

/** Address of a picture that is shown; the last one stays until there is another, to compare the two. */
function useShownPicture(): readonly [string | undefined, (picture: Blob | undefined) => void] {
  const [address, setAddress] = useState<string>()
  const made = useRef<string>(undefined)
  const show = useCallback((picture: Blob | undefined) => {
    if (made.current) URL.revokeObjectURL(made.current)
    made.current = picture && URL.createObjectURL(picture)
    setAddress(made.current)
  }, [])
  useEffect(
    () => () => {
      if (made.current) URL.revokeObjectURL(made.current)
    },
    [],
  )
  return [address, show]
}

/**
 * How large the files of an export get, what they are called, and, for `shown`, what the first looks like,
 * following the choices. What is asked no longer is given up down to the engine. A single picture that is shown is
 * encoded once: its size is that of what is shown.
 */
export function useExportForecast(
  ids: readonly string[],
  options: ExportManyInput,
  shown: string | undefined,
): Forecast {
  const [forecast, setForecast] = useState<ForecastNews>({
    size: undefined,
    names: [],
    isOld: true,
  })
  const [picture, show] = useShownPicture()
  // One text for one question, so that an equal one is not asked again.
  const question = JSON.stringify({ ids, ...options })

  useEffect(() => {
    if (shown === undefined) show(undefined)
    return forecastExport(JSON.parse(question) as ForecastQuestion, shown, {
      tell: (news) => setForecast((last) => ({ ...last, ...news })),
      show,
      fail: showError,
    })
  }, [question, shown, show])

  return { ...forecast, picture }
}
