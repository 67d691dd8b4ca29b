import { createPacer } from '../../../../main/engine/pacer'
import type { Picture } from '../../../../main/engine/picture'
import type { StepImplementation, StepOutput } from '../../../../main/engine/stepImplementation'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { parseParameters } from '../../../../preload/contract/parameters'
import {
  findStep,
  type StepId,
  type StepParameters,
  type StepResult,
} from '../../../../preload/contract/steps'

/** The only output of a step that makes one, with its parameters' defaults filled in. */
export async function runStep<Id extends StepId>(
  id: Id,
  implementation: StepImplementation<Id>,
  input: Picture,
  parameters: Record<string, unknown>,
  signal = new AbortController().signal,
): Promise<StepOutput<StepResult<Id>>> {
  const parsed = parseParameters(findStep(id), parameters) as StepParameters<Id>
  const unexpected = async () => {
    throw new Error('this step needs nothing else')
  }
  const outputs: StepOutput<StepResult<Id>>[] = []
  const context = {
    signal,
    progress: () => undefined,
    inputs: [],
    readPicture: unexpected,
    readSamples: unexpected,
    loadModel: unexpected,
  }
  if ('stage' in implementation) {
    const staged = await implementation.stage(new FloatPicture(input), parsed, context)
    const picture = await wholePicture(staged.picture, createPacer(signal))
    return { picture, data: staged.report() }
  }
  for await (const output of implementation.run(input, parsed, context)) outputs.push(output)
  if (outputs.length !== 1 || !outputs[0]) throw new Error(`${outputs.length} outputs`)
  return outputs[0]
}
