import type { Job } from './job'
import { type CatalogueEntry, longestModelName } from './model'
import type { Recipe } from './recipe'
import { findStep, isStepId } from './steps'

/** A name as it is compared: what people cannot tell apart at a glance is one name. */
const compared = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/** Whether a name is among others, however it is written. */
export function isNameTaken(name: string, taken: readonly string[]): boolean {
  return taken.some((one) => compared(one) === compared(name))
}

/** The name itself where it is free, or else the first of `name 2`, `name 3` that is; a number that it ends in goes on. */
export function freeModelName(name: string, taken: readonly string[]): string {
  const wanted = name.trim()
  if (!isNameTaken(wanted, taken)) return wanted
  const numbered = /^(.*\S)\s+([0-9]{1,4})$/u.exec(wanted)
  const stem = numbered?.[1] ?? wanted
  for (let number = Number(numbered?.[2] ?? 1) + 1; ; number += 1) {
    const ending = ` ${number}`
    const next = `${shortened(stem, longestModelName - ending.length)}${ending}`.trim()
    if (!isNameTaken(next, taken)) return next
  }
}

/** At most so many UTF-16 units, without half of a character at its end. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()
}

/** What the models of the catalogue are called, in every language. */
export function modelNames(entries: readonly Pick<CatalogueEntry, 'title'>[]): string[] {
  return entries.flatMap(({ title }) => [title.en, title['zh-CN']])
}

/** What models are called that jobs are going to make. */
export function namesInMaking(jobs: readonly Pick<Job, 'state' | 'recipe'>[]): string[] {
  return jobs
    .filter(({ state }) => state === 'queued' || state === 'running')
    .flatMap(({ recipe }) => namedByRecipe(recipe) ?? [])
}

/** The name of the model that a recipe makes, where it makes one. */
export function namedByRecipe(recipe: Recipe): string | undefined {
  for (const { step, parameters, enabled } of recipe.steps) {
    const makes = enabled && isStepId(step) && findStep(step).panel === 'train'
    if (makes && typeof parameters.name === 'string') return parameters.name
  }
  return undefined
}
