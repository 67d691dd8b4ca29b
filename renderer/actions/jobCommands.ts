import { isFinished } from '../state/jobList'
import { useJobs } from '../state/jobStore'
import type { Command } from './manager/command'

const running = () => useJobs.getState().jobs.find((job) => job.state === 'running')

export const commands: readonly Command[] = [
  {
    id: 'jobs.cancel',
    titleKey: 'jobs:command.cancel',
    group: 'jobs',
    keys: ['$mod+Alt+Enter'],
    inTextFields: true,
    enabled: () => running() !== undefined,
    run: async () => {
      const job = running()
      if (job) await useJobs.getState().cancel(job.id)
    },
  },
  {
    id: 'jobs.clear',
    titleKey: 'jobs:command.clear',
    group: 'jobs',
    enabled: () => useJobs.getState().jobs.some(isFinished),
    run: () => useJobs.getState().clear(),
  },
]
