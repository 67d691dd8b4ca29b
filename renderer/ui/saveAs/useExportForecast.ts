import { useCallback, useEffect, useRef, useState } from 'react'
import { toStudioError } from '../../../preload/contract/errors'
import type { ExportManyInput } from '../../../preload/contract/exportOptions'
import { studio } from '../../state/studio'
import { showError } from '../notices'

export interface Forecast {
  readonly size: { readonly bytes: number; readonly exact: boolean } | undefined
  readonly names: readonly string[]
  /** Address of the first picture as it will be written, where it was asked for; the last one while a new one is made. */
  readonly picture: string | undefined
  /** Whether what is shown still belongs to earlier choices. */
  readonly isOld: boolean
}

/** So long nothing may change before pictures are encoded to see what comes of them. */
const pause = 350

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
  const [forecast, setForecast] = useState<Omit<Forecast, 'picture'>>({
    size: undefined,
    names: [],
    isOld: true,
  })
  const [picture, show] = useShownPicture()
  // One text for one question, so that an equal one is not asked again.
  const question = JSON.stringify({ ids, ...options })

  useEffect(() => {
    let isOver = false
    let isAsking = false
    const tell = (news: Partial<Omit<Forecast, 'picture'>>) =>
      isOver ? undefined : setForecast((last) => ({ ...last, ...news }))
    tell({ isOld: true })
    if (shown === undefined) show(undefined)
    const ask = async () => {
      const request = JSON.parse(question) as ExportManyInput & { ids: string[] }
      const { library } = studio().calls
      const names = await library.exportNames(request).catch(() => [])
      if (isOver) return
      const one = shown !== undefined && request.ids.length === 1 && !request.sizes?.length
      if (!one) {
        // What cannot be encoded is told when it is saved.
        const size = await library.exportEstimate(request).catch(() => undefined)
        tell({ names, size, isOld: shown !== undefined })
      }
      if (shown === undefined || isOver) return
      const { ids: _, template, sizes, sidecars, tables, ...picture } = request
      const { bytes, type } = await library.exportPreview({ id: shown, ...picture })
      if (isOver) return
      show(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
      tell({ names, ...(one ? { size: { bytes: bytes.length, exact: true } } : {}), isOld: false })
    }
    const timer = setTimeout(() => {
      isAsking = true
      ask()
        .catch((error: unknown) => {
          if (!isOver && toStudioError(error).code !== 'cancelled') showError(error)
        })
        .finally(() => {
          isAsking = false
        })
    }, pause)
    return () => {
      isOver = true
      clearTimeout(timer)
      // Nobody waits for what is being encoded, whether other choices follow or the dialog is closed.
      if (isAsking) studio().calls.library.endExportForecast({}).catch(showError)
    }
  }, [question, shown, show])

  return { ...forecast, picture }
}
