import { definition } from '../../../preload/contract/steps/generate.gan'
import { useForms } from '../../state/formStore'
import { useLayout } from '../../state/layoutStore'

/** Opens the Generate panel with a model chosen; labels and prompt were those of another one. */
export function generateWith(model: string): void {
  const { values, setValues, showStep } = useForms.getState()
  setValues(definition.id, { ...values[definition.id], labels: [], prompt: '', model })
  showStep('generate', definition.id)
  useLayout.getState().showPanel('generate')
}
