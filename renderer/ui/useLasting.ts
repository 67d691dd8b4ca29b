import { useEffect, useState } from 'react'

/** What is over sooner is not worth a word. */
const patienceMilliseconds = 250

/** Whether something has been going on for long enough to be worth a word. */
export function useLasting(isGoingOn: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!isGoingOn) return
    const timer = setTimeout(() => setLasting(true), patienceMilliseconds)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [isGoingOn])
  return lasting
}
