import { definition } from '../../../preload/contract/steps/recognise.classify'
import { useForms } from '../../state/formStore'
import { useLayout } from '../../state/layoutStore'

/** Opens the Recognise panel with a model chosen. */
export function recogniseWith(model: string): void {
  const { values, setValues } = useForms.getState()
  setValues(definition.id, { ...values[definition.id], model })
  useLayout.getState().showPanel('recognise')
}
