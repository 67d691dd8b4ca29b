import { fromPayload, StudioError } from '../../preload/contract/errors'
import type { Job } from '../../preload/contract/job'
import type { RouteInput } from '../../preload/contract/routes'
import type { StepId } from '../../preload/contract/steps'
import { isFinished } from '../state/jobList'
import { noteAnswer, useJobs } from '../state/jobStore'
import { studio } from '../state/studio'

export interface StepRequest {
  readonly step: StepId
  readonly parameters: Readonly<Record<string, unknown>>
}

/** A recipe as routes take it. */
export type RecipeInput = RouteInput<'jobs', 'submit'>['recipe']

/** Some steps, one after the other, as a recipe. */
export function recipeOf(steps: readonly StepRequest[]): RecipeInput {
  return { steps: steps.map(({ step, parameters }) => ({ step, parameters: { ...parameters } })) }
}

/** Queues some steps, one after the other, over pictures of the library. Answers as soon as it is journalled. */
export async function submit(
  steps: readonly StepRequest[],
  inputs: readonly string[] = [],
  { review = false } = {},
): Promise<Job> {
  const job = await studio().calls.jobs.submit({
    recipe: recipeOf(steps),
    inputs: inputs.map((asset) => ({ asset })),
    review,
  })
  noteAnswer(job)
  return job
}

/**
 * The job once it has ended well. Throws its error where it failed, and `cancelled` where it was
 * cancelled, interrupted or cleared away.
 */
export function waitForJob(id: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    let seen = false
    let stop: () => void = () => undefined
    const look = (jobs: readonly Job[]) => {
      const job = jobs.find((candidate) => candidate.id === id)
      seen ||= job !== undefined
      if (job ? !isFinished(job) && job.state !== 'interrupted' : !seen) return
      stop()
      if (job?.state === 'done') resolve(job)
      else if (job?.state === 'failed') reject(fromPayload(job.error ?? { code: 'internal' }))
      else reject(new StudioError('cancelled'))
    }
    stop = useJobs.subscribe((state) => look(state.jobs))
    look(useJobs.getState().jobs)
  })
}
