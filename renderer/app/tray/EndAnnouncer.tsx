import { Box } from '@mui/material'
import { useEffect, useRef, useState } from 'react'
import { useJobs } from '../../state/jobStore'
import { useTasks } from '../../state/taskStore'
import { heardOnly } from '../../ui/heardOnly'
import { useJobWords } from './useJobWords'
import { useTaskWords } from './useTaskWords'

/** What is under way, and how it stands. */
interface Work {
  readonly id: string
  readonly state: string
}

/** Tells screen readers, and the system while the window is not looked at, how jobs, exports and imports ended. */
export function EndAnnouncer() {
  const [message, setMessage] = useState('')
  const jobWords = useJobWords()
  const taskWords = useTaskWords()
  const announce = (id: string, title: string, state: string) => {
    setMessage(`${title}: ${state}`)
    tellSystem(id, title, state)
  }
  useEnded(
    useJobs((state) => state.jobs),
    (job) => announce(job.id, jobWords.title(job), jobWords.state(job)),
  )
  useEnded(
    useTasks((state) => state.tasks),
    (task) => announce(task.id, taskWords.title(task), taskWords.state(task)),
  )
  return (
    <Box role="status" aria-live="polite" sx={heardOnly}>
      {message}
    </Box>
  )
}

/** Calls for each that was under way when it was seen last, and has come to an end by itself. */
function useEnded<One extends Work>(all: readonly One[], tell: (one: One) => void): void {
  const seen = useRef<ReadonlyMap<string, string>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told changes with every rendering; only the work matters
  useEffect(() => {
    for (const one of all) {
      const before = seen.current.get(one.id)
      const ended = one.state === 'done' || one.state === 'failed'
      if (before !== undefined && before !== one.state && ended) tell(one)
    }
    seen.current = new Map(all.map(({ id, state }) => [id, state]))
  }, [all])
}

/** A window behind another one is not hidden to the page: what it has instead is no focus. */
function tellSystem(id: string, title: string, body: string): void {
  if (!document.hidden && document.hasFocus()) return
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const notice = new Notification(title, { body, tag: id })
  notice.onclick = () => window.focus()
}
