import { useEffect, useMemo, useState } from 'react'
import type { Job, JobOutput } from '../../preload/contract/job'
import { findStep, type StepId, type StepResult } from '../../preload/contract/steps'
import { useJobs } from './jobStore'
import { studio } from './studio'

/** One result of a step over a picture. */
export interface StepOutcome<Id extends StepId> {
  readonly asset: string
  readonly result: StepResult<Id>
  readonly seed: number | undefined
  readonly created: number
}

/** A step's own fields, checked; undefined where an older studio wrote something else. */
function parseResult<Id extends StepId>(step: Id, data: unknown): StepResult<Id> | undefined {
  const parsed = findStep(step).result.safeParse(data)
  return parsed.success ? (parsed.data as StepResult<Id>) : undefined
}

function outcome<Id extends StepId>(
  step: Id,
  output: JobOutput,
  created: number,
): StepOutcome<Id>[] {
  const result = parseResult(step, output.data)
  return result === undefined ? [] : [{ asset: output.asset, result, seed: output.seed, created }]
}

/** The newest job that runs this step last, if it is still listed. */
export function newestJob(jobs: readonly Job[], step: string, input?: string): Job | undefined {
  return jobs
    .filter((job) => job.recipe.steps.at(-1)?.step === step)
    .filter(
      (job) =>
        input === undefined || job.inputs.some((one) => 'asset' in one && one.asset === input),
    )
    .reduce<Job | undefined>(
      (newest, job) => (newest && newest.created > job.created ? newest : job),
      undefined,
    )
}

/**
 * What a step found out about a picture, newest first: from the jobs, and, after they were cleared,
 * from the texts that the library keeps beside the picture.
 */
export function useStepOutcomes<Id extends StepId>(
  step: Id,
  assetId: string | undefined,
): readonly StepOutcome<Id>[] {
  const jobs = useJobs((state) => state.jobs)
  const [kept, setKept] = useState<readonly StepOutcome<Id>[]>([])

  useEffect(() => {
    setKept([])
    if (!assetId) return
    let current = true
    keptOutcomes(step, assetId)
      .then((found) => current && setKept(found))
      // A picture that has just gone has no results; whoever removed it said so.
      .catch(() => undefined)
    return () => {
      current = false
    }
  }, [step, assetId])

  return useMemo(() => {
    if (!assetId) return []
    const fresh = jobs.flatMap((job) =>
      job.outputs
        .filter((output) => output.step === step && inputOf(job, output) === assetId)
        .flatMap((output) => outcome(step, output, job.created)),
    )
    const known = new Set(fresh.map(({ asset }) => asset))
    return [...fresh, ...kept.filter(({ asset }) => !known.has(asset))].sort(
      (left, right) => right.created - left.created,
    )
  }, [jobs, kept, step, assetId])
}

function inputOf(job: Job, output: JobOutput): string | undefined {
  if (output.input !== undefined) return output.input
  const [only, ...others] = job.inputs
  return only && others.length === 0 && 'asset' in only ? only.asset : undefined
}

async function keptOutcomes<Id extends StepId>(
  step: Id,
  assetId: string,
): Promise<StepOutcome<Id>[]> {
  const { children } = await studio().calls.library.get({ id: assetId })
  const details = await Promise.allSettled(
    children.slice(-20).map((id) => studio().calls.library.get({ id })),
  )
  return details.flatMap((answer) => {
    if (answer.status !== 'fulfilled' || answer.value.origin !== step) return []
    const result = parseResult(step, answer.value.data)
    const { id, seed, created } = answer.value
    return result === undefined ? [] : [{ asset: id, result, seed, created }]
  })
}
