import type { Tensor as TensorType } from 'onnxruntime-node'
import { Tensor } from './onnxRuntime'

/** A tensor as it goes from one thread to another, under its name. */
export interface PackedTensor {
  readonly name: string
  readonly type: TensorType.Type
  readonly dims: readonly number[]
  readonly data: ArrayBufferView
}

/** Tensors of numbers, for a message to another thread. */
export function packTensors(tensors: Readonly<Record<string, TensorType>>): PackedTensor[] {
  return Object.entries(tensors).map(([name, { type, dims, data }]) => {
    if (!ArrayBuffer.isView(data)) throw new Error(`${name} holds texts`)
    return { name, type, dims, data: onItsOwn(data) }
  })
}

/** The tensors of such a message. */
export function unpackTensors(packed: readonly PackedTensor[]): Record<string, TensorType> {
  return Object.fromEntries(
    packed.map(({ name, type, dims, data }) => [
      name,
      new Tensor(type, data as TensorType.DataType, dims),
    ]),
  )
}

/** A message takes along all of the memory that an array looks into. */
function onItsOwn<Data extends ArrayBufferView>(data: Data): Data {
  const isWhole = data.byteOffset === 0 && data.byteLength === data.buffer.byteLength
  return isWhole || !('slice' in data) ? data : (data as { slice(): Data }).slice()
}
