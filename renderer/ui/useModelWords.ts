import { useLanguage } from '../i18n/useLanguage'
import { useModels } from '../state/modelStore'
import { labelTitle } from './labelSearch'

/** What labels and models are called in the language of the window; an unknown id stands for itself. */
export function useModelWords(): {
  readonly label: (id: string) => string
  readonly model: (id: string) => string
} {
  const language = useLanguage()
  const models = useModels((state) => state.models)
  return {
    label: (id) => {
      const known = models.flatMap(({ labels }) => labels ?? []).find((one) => one.id === id)
      return known ? labelTitle(known, language) : id
    },
    model: (id) => models.find((one) => one.id === id)?.title[language] ?? id,
  }
}
