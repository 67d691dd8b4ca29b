import type { Job, JobOutput } from '../../../preload/contract/job'
import { definition as gan } from '../../../preload/contract/steps/generate.gan'

/** A generated picture by what draws it again: where variations start and walks begin and end. */
export interface GeneratedPlace {
  readonly asset: string
  /** Point of the latent space, as text. */
  readonly point: string
  readonly label: string
  readonly truncation: number
}

/** Where a result of the generator lies; undefined for what other steps made. */
export function placeOf(job: Job, output: JobOutput): GeneratedPlace | undefined {
  const made = job.recipe.steps.at(-1)
  const result = gan.result.safeParse(output.data)
  if (made?.step !== gan.id || !result.success || output.seed === undefined) return undefined
  const parameters = gan.parameters.safeParse(made.parameters)
  return {
    asset: output.asset,
    point: result.data.point ?? String(output.seed),
    label: result.data.label,
    truncation: parameters.data?.truncation ?? 1,
  }
}

/** How many pictures a job of the generate panel will make in all. */
export function expectedPictures(job: Job): number {
  const made = job.recipe.steps.at(-1)
  if (made?.step === 'generate.walk') {
    const { form, frame, frames } = made.parameters
    return form === 'folder' && frame === undefined ? numberOr(frames, 16) : 1
  }
  return numberOr(made?.parameters.count, 4)
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}
