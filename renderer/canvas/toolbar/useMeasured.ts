import { useEffect, useState } from 'react'
import { studio } from '../../state/studio'

/**
 * What the engine measures of what `key` names, asked for whenever that changes; undefined until it is known.
 * `measure` is a function of the module, so that it is always the same one.
 */
export function useMeasured<Measured>(
  key: string | undefined,
  measure: (key: string) => Promise<Measured>,
): Measured | 'failed' | undefined {
  const [found, setFound] = useState<{
    readonly key: string
    readonly measured: Measured | 'failed'
  }>()

  useEffect(() => {
    if (!key) return
    let current = true
    let done = false
    measure(key)
      .catch((): 'failed' => 'failed')
      .then((measured) => {
        done = true
        if (current) setFound({ key, measured })
      })
    return () => {
      current = false
      // Edits wait for the engine: what nobody looks at does not keep them.
      if (!done) void studio().calls.edits.endMeasure({})
    }
  }, [key, measure])

  return found?.key === key ? found?.measured : undefined
}
