import type { Tensor } from 'onnxruntime-node'
import { StudioError } from '../../../preload/contract/errors'
import type { LoadedModel } from './loadedModel'

/**
 * The float32 values of a named output, checked against the shape that the contract promises.
 * Throws `model-broken` where the output is missing, of another type or of another shape.
 */
export function floatOutput(
  model: LoadedModel,
  outputs: Readonly<Record<string, Tensor>>,
  name: string,
  shape: readonly number[],
): Float32Array {
  const output = outputs[name]
  const broken = (reason: string) =>
    new StudioError('model-broken', { model: model.id, file: name, reason })
  if (!output) throw broken(`it gives no output named ${name}`)
  if (!(output.data instanceof Float32Array))
    throw broken(`its output ${name} is ${output.type}, not float32`)
  if (
    output.dims.length !== shape.length ||
    output.dims.some((size, axis) => size !== shape[axis])
  ) {
    throw broken(
      `its output ${name} has the shape ${output.dims.join('x')} instead of ${shape.join('x')}`,
    )
  }
  return output.data
}
