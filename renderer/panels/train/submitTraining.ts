import { submit } from '../../actions/runStep'
import { nameForNewModel } from '../../state/modelNames'
import type { FormValues } from '../../ui/formValues'
import type { SortedLabel } from './sortedPictures'

/** Queues a training from pictures that are sorted by their labels. */
export async function submitTraining(
  step: 'train.classifier' | 'train.generator',
  values: FormValues,
  labels: readonly SortedLabel[],
): Promise<void> {
  const examples = labels.flatMap(({ label, assets }) => assets.map(({ id }) => ({ id, label })))
  // The form says so where this is not the name as it was typed.
  const name = nameForNewModel(String(values.name))
  const truth = examples.map(({ label }) => label)
  await submit(
    [{ step, parameters: { ...values, name, truth } }],
    examples.map(({ id }) => id),
  )
}
