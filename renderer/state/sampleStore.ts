import { create } from 'zustand'
import { studio } from './studio'

interface ModelSamples {
  readonly version: string
  /** Ids of the labels whose sample picture is there. */
  readonly labels: ReadonlySet<string>
}

interface SampleState {
  readonly models: Readonly<Record<string, ModelSamples>>
  /** Asks for a generator's samples; those that are missing are drawn and come one by one. */
  readonly load: (model: string) => Promise<void>
}

/** Sample pictures of labels, by the generator that drew them. */
export const useSamples = create<SampleState>()((set) => ({
  models: {},
  load: async (model) => {
    const { version, labels } = await studio().calls.models.samples({ id: model })
    set(({ models }) => ({ models: { ...models, [model]: { version, labels: new Set(labels) } } }))
  },
}))

/** Follows the core's events; returns a function that stops it. */
export function followSamples(): () => void {
  return studio().on('sample.made', ({ model, version, label }) =>
    useSamples.setState(({ models }) => {
      const known = models[model]
      const labels = new Set(known?.version === version ? known.labels : [])
      return { models: { ...models, [model]: { version, labels: labels.add(label) } } }
    }),
  )
}
