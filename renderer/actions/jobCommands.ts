import { foremostJob, isFinished } from '../state/jobList'
import { useJobs } from '../state/jobStore'
import { isOver, useTasks } from '../state/taskStore'
import type { Command } from './manager/command'

const running = () => foremostJob(useJobs.getState().jobs)

const runningTask = () => useTasks.getState().tasks.find((task) => !isOver(task))

export const commands: readonly Command[] = [
  {
    id: 'jobs.cancel',
    titleKey: 'jobs:command.cancel',
    group: 'jobs',
    keys: ['$mod+Alt+Enter'],
    inTextFields: true,
    enabled: () => running() !== undefined || runningTask() !== undefined,
    run: async () => {
      const job = running()
      const task = runningTask()
      if (job) await useJobs.getState().cancel(job.id)
      else if (task) await useTasks.getState().cancel(task.id)
    },
  },
  {
    id: 'jobs.clear',
    titleKey: 'jobs:command.clear',
    group: 'jobs',
    enabled: () =>
      useJobs.getState().jobs.some(isFinished) || useTasks.getState().tasks.some(isOver),
    run: async () => {
      await useJobs.getState().clear()
      await useTasks.getState().clear()
    },
  },
]
