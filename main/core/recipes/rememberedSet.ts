import { join } from 'node:path'
import type { EngineStep, ModelLocation } from '../../../preload/contract/engineProtocol'
import type { ImageReference } from '../../../preload/contract/references'
import { findStep } from '../../../preload/contract/steps'
import { writeAtomically } from '../files/atomicWrite'

/** Where what networks saw in pictures is kept: see EmbeddingStore. */
export interface SeenMemory {
  known(model: string, ids: readonly string[]): ReadonlyMap<string, string>
  keep(model: string, id: string, seen: string): void
  forgetOthers(models: readonly string[]): void
}

/** What is known of the inputs of a set, for the step that is to look at them. */
export interface RememberedSet {
  /** Writes what is known into the folder of a run, for the engine. Throws `disk-full`, `write-failed`. */
  write(folder: string): Promise<string>
  /** Keeps what was seen in an input; pictures outside the library are not kept. */
  note(input: number, seen: string): void
}

/** Undefined where no step remembers, or nothing keeps what is seen. */
export function rememberedSet(
  memory: SeenMemory | undefined,
  steps: readonly EngineStep[],
  models: readonly ModelLocation[],
  inputs: readonly ImageReference[],
): RememberedSet | undefined {
  const step = steps.find((one) => findStep(one.step).remembers)
  const task = step && findStep(step.step).model
  if (!memory || !step || !task) return undefined
  const ofTask = models.filter((model) => model.task === task)
  const chosen = step.parameters.model
  const used = ofTask.find(({ id }) => chosen === undefined || id === chosen)
  const model = used?.files.model?.sha256
  if (model === undefined) return undefined
  const ids = inputs.map((input) => ('asset' in input ? input.asset : undefined))
  return {
    async write(folder) {
      memory.forgetOthers(ofTask.flatMap(({ files }) => files.model?.sha256 ?? []))
      const known = memory.known(
        model,
        ids.filter((id) => id !== undefined),
      )
      const lines = ids.flatMap((id, input) => {
        const seen = id === undefined ? undefined : known.get(id)
        return seen === undefined ? [] : [`${input} ${seen}`]
      })
      const path = join(folder, 'seen.txt')
      await writeAtomically(path, lines.join('\n'), { durable: false })
      return path
    },
    note(input, seen) {
      const id = ids[input]
      try {
        if (id !== undefined) memory.keep(model, id, seen)
      } catch {
        // What cannot be kept is looked at again the next time.
      }
    },
  }
}
