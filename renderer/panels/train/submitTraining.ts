import { submit } from '../../actions/runStep'
import type { FormValues } from '../../ui/formValues'
import type { SortedLabel } from './sortedPictures'

/** Queues a training from pictures that are sorted by their labels. */
export async function submitTraining(
  step: 'train.classifier' | 'train.generator',
  values: FormValues,
  labels: readonly SortedLabel[],
): Promise<void> {
  const examples = labels.flatMap(({ label, assets }) => assets.map(({ id }) => ({ id, label })))
  await submit(
    [{ step, parameters: { ...values, truth: examples.map(({ label }) => label) } }],
    examples.map(({ id }) => id),
  )
}
