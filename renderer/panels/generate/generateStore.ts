import { create } from 'zustand'
import { useForms } from '../../state/formStore'
import type { FormValues } from '../../ui/formValues'
import type { GeneratedPlace } from './outputFacts'

const step = 'generate.gan'

interface GenerateState {
  /** The picture that the form varies, with what the form held before. */
  readonly around: { readonly place: GeneratedPlace; readonly before: FormValues } | undefined
  /** The two ends of a walk, as they were chosen. */
  readonly ends: readonly GeneratedPlace[]
  /** Turns the form to variations of a picture. */
  readonly vary: (place: GeneratedPlace) => void
  /** Gives the form back what it held. */
  readonly stopVarying: () => void
  /** Chooses an end of the walk, or lets it go; a third takes the place of the second. */
  readonly toggleEnd: (place: GeneratedPlace) => void
  readonly clearEnds: () => void
}

/** What was chosen among the results: a picture to vary, and two to walk between. */
export const useGenerate = create<GenerateState>()((set, get) => ({
  around: undefined,
  ends: [],
  vary: (place) => {
    const values = useForms.getState().values[step] ?? {}
    const before = get().around?.before ?? values
    const { seed, ...others } = values
    useForms.getState().setValues(step, {
      ...others,
      labels: place.label === '' ? [] : [place.label],
      prompt: '',
      truncation: place.truncation,
      around: place.point,
    })
    useForms.getState().showStep('generate', step)
    set({ around: { place, before } })
  },
  stopVarying: () => {
    const { around, ...others } = useForms.getState().values[step] ?? {}
    useForms.getState().setValues(step, get().around?.before ?? others)
    set({ around: undefined })
  },
  toggleEnd: (place) =>
    set(({ ends }) => ({
      ends: ends.some(({ asset }) => asset === place.asset)
        ? ends.filter(({ asset }) => asset !== place.asset)
        : [...ends.slice(0, 1), place],
    })),
  clearEnds: () => set({ ends: [] }),
}))
