import { useEffect, useState } from 'react'
import type { PythonState } from '../../../preload/contract/python'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'

/** Whether a generator can be trained here, undefined until that is known; and looking again. */
export function usePython(): {
  readonly python: PythonState | undefined
  readonly lookAgain: () => void
} {
  const [python, setPython] = useState<PythonState>()
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    let current = true
    setPython(undefined)
    studio()
      .calls.training.python({ again: looks > 0 })
      .then((found) => current && setPython(found))
      .catch(showError)
    return () => {
      current = false
    }
  }, [looks])
  return { python, lookAgain: () => setLooks((count) => count + 1) }
}
