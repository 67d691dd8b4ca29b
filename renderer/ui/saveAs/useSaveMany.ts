import { useCallback, useEffect, useRef, useState } from 'react'
import type { SavedImages } from '../../../preload/contract/api'
import { studio } from '../../state/studio'
import { type ExportForm, manyOptions } from './exportForm'

interface SaveMany {
  /** 0..1 while files are written. */
  readonly progress: number | undefined
  readonly save: (ids: readonly string[], form: ExportForm) => Promise<SavedImages | undefined>
  readonly cancel: () => void
}

/** Saves several pictures, telling how far it is; leaving the dialog stops it. */
export function useSaveMany(): SaveMany {
  const [progress, setProgress] = useState<number>()
  const running = useRef<string>(undefined)

  const cancel = useCallback(() => {
    const { current } = running
    if (current) void studio().calls.library.cancelExport({ export: current })
  }, [])

  useEffect(
    () =>
      studio().on('export.progress', (event) => {
        if (event.export === running.current) setProgress(event.done / event.total)
      }),
    [],
  )
  useEffect(() => cancel, [cancel])

  const save = async (ids: readonly string[], form: ExportForm) => {
    const id = crypto.randomUUID()
    running.current = id
    try {
      return await studio().host.saveImages({
        ...manyOptions(form),
        ids: [...ids],
        export: id,
        archive: form.archive || studio().host.kind === 'web',
        existing: form.existing,
      })
    } finally {
      running.current = undefined
      setProgress(undefined)
    }
  }
  return { progress, save, cancel }
}
