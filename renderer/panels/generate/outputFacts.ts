import type { Job } from '../../../preload/contract/job'

/** Words of the prompt that the model did not know, over all results of a job. */
export function unknownWordsOf(job: Job | undefined): readonly string[] {
  const words = (job?.outputs ?? []).flatMap(({ data }) =>
    Array.isArray(data.unknownWords) ? data.unknownWords.map(String) : [],
  )
  return [...new Set(words)]
}

/** How many pictures a job of the generate panel will make in all. */
export function expectedPictures(job: Job): number {
  const made = job.recipe.steps.at(-1)
  if (made?.step === 'generate.walk') {
    return made.parameters.form === 'folder' ? numberOr(made.parameters.frames, 16) : 1
  }
  return numberOr(made?.parameters.count, 4)
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}
