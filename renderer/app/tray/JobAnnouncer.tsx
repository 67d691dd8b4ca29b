import { Box } from '@mui/material'
import { useEffect, useRef, useState } from 'react'
import type { JobState } from '../../../preload/contract/job'
import { useJobs } from '../../state/jobStore'
import { heardOnly } from '../../ui/heardOnly'
import { useJobWords } from './useJobWords'

/** Tells screen readers, and the system while the window is hidden, how each job ended. */
export function JobAnnouncer() {
  const jobs = useJobs((state) => state.jobs)
  const words = useJobWords()
  const seen = useRef<ReadonlyMap<string, JobState>>(new Map())
  const [message, setMessage] = useState('')

  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with every rendering; only jobs matter
  useEffect(() => {
    for (const job of jobs) {
      const before = seen.current.get(job.id)
      const ended = job.state === 'done' || job.state === 'failed'
      if (before === undefined || before === job.state || !ended) continue
      const text = `${words.title(job)}: ${words.state(job)}`
      setMessage(text)
      if (
        document.hidden &&
        typeof Notification !== 'undefined' &&
        Notification.permission === 'granted'
      ) {
        const notice = new Notification(words.title(job), { body: words.state(job), tag: job.id })
        notice.onclick = () => window.focus()
      }
    }
    seen.current = new Map(jobs.map((job) => [job.id, job.state]))
  }, [jobs])

  return (
    <Box role="status" aria-live="polite" sx={heardOnly}>
      {message}
    </Box>
  )
}
