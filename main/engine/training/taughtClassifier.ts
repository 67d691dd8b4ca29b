import {
  bytesField,
  fieldBytes,
  joinBytes,
  type ProtobufField,
  protobufFields,
  varintField,
} from '../models/protobuf'
import type { LinearClassifier } from './softmaxRegression'

/** Thrown where a model is not built so that its labels can be exchanged. */
export class NotTeachableError extends Error {}

// Field numbers of onnx.proto3 (github.com/onnx/onnx, onnx/onnx.proto).
const MODEL = { graph: 7, metadataProps: 14 }
const GRAPH = { initializer: 5, output: 12, valueInfo: 13 }
const TENSOR = { dims: 1, dataType: 2, name: 8, rawData: 9 }
const VALUE = { name: 1, type: 2 }
const TYPE = { tensor: 1 }
const TENSOR_TYPE = { shape: 2 }
const SHAPE = { dimension: 1 }
const DIMENSION = { value: 1 }
const FLOAT = 1

/** Initialisers of a classifier's last layer, as docs/model-contract.md names them. */
const weightNames = ['weight', 'weight.half']
const biasName = 'bias'
/** Outputs whose second axis is the labels. */
const labelledOutputs = ['logits', 'activation']

const decoder = new TextDecoder('utf-8')

/**
 * A classifier's file with other labels: its last layer becomes `classifier` (weight `[C, D]`, bias
 * `[C]`, stored as float32), its outputs have C labels, its `studio` metadata is `metadata`. All other
 * bytes stay. Throws NotTeachableError where the last layer is not found, and ProtobufError where the
 * bytes are no model.
 */
export function withClassifier(
  model: Uint8Array,
  classifier: LinearClassifier,
  metadata: Readonly<Record<string, unknown>>,
): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of protobufFields(model)) {
    if (field.number === MODEL.graph && field.wireType === 2)
      parts.push(bytesField(MODEL.graph, graphWith(model, field, classifier)))
    else if (field.number !== MODEL.metadataProps) parts.push(fieldBytes(model, field))
  }
  parts.push(
    bytesField(MODEL.metadataProps, [
      bytesField(1, 'studio'),
      bytesField(2, JSON.stringify(metadata)),
    ]),
  )
  return joinBytes(parts)
}

function graphWith(
  model: Uint8Array,
  graph: ProtobufField,
  { weight, bias }: LinearClassifier,
): Uint8Array[] {
  const labels = bias.length
  const replaced = new Set<string>()
  const parts: Uint8Array[] = []
  for (const field of protobufFields(model, graph.start, graph.end)) {
    if (field.number === GRAPH.initializer) {
      const name = textIn(model, field, TENSOR.name)
      const isWeight = weightNames.includes(name)
      if (!isWeight && name !== biasName) {
        parts.push(fieldBytes(model, field))
        continue
      }
      const shape = isWeight ? [labels, weight.length / labels, 1, 1] : [labels]
      const known = numbersIn(model, field, TENSOR.dims)
      if (known.length !== shape.length || (isWeight && known[1] !== shape[1]))
        throw new NotTeachableError(`${name} is [${known.join(', ')}]`)
      replaced.add(isWeight ? 'weight' : 'bias')
      parts.push(bytesField(GRAPH.initializer, tensor(name, shape, isWeight ? weight : bias)))
    } else if (field.number === GRAPH.output) {
      const labelled = labelledOutputs.includes(textIn(model, field, VALUE.name))
      parts.push(labelled ? withLabelAxis(model, field, labels) : fieldBytes(model, field))
    } else if (field.number !== GRAPH.valueInfo) parts.push(fieldBytes(model, field))
  }
  if (replaced.size !== 2) throw new NotTeachableError('its last layer has other names')
  return parts
}

function tensor(name: string, shape: readonly number[], values: Float32Array): Uint8Array[] {
  const raw = new Uint8Array(values.length * 4)
  const view = new DataView(raw.buffer)
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true)
  return [
    ...shape.map((length) => varintField(TENSOR.dims, length)),
    varintField(TENSOR.dataType, FLOAT),
    bytesField(TENSOR.name, name),
    bytesField(TENSOR.rawData, raw),
  ]
}

/** An output's description with another length of its second axis. */
function withLabelAxis(model: Uint8Array, output: ProtobufField, labels: number): Uint8Array {
  const rewrite = (field: ProtobufField, path: readonly number[]): Uint8Array => {
    const [next, ...rest] = path
    let axis = -1
    const parts = [...protobufFields(model, field.start, field.end)].map((inner) => {
      if (inner.number !== next || inner.wireType !== 2) return fieldBytes(model, inner)
      if (rest.length > 0) return rewrite(inner, rest)
      axis += 1
      if (axis !== 1) return fieldBytes(model, inner)
      return bytesField(SHAPE.dimension, [varintField(DIMENSION.value, labels)])
    })
    return bytesField(field.number, parts)
  }
  return rewrite(output, [VALUE.type, TYPE.tensor, TENSOR_TYPE.shape, SHAPE.dimension])
}

function textIn(model: Uint8Array, parent: ProtobufField, number: number): string {
  for (const field of protobufFields(model, parent.start, parent.end)) {
    if (field.number === number && field.wireType === 2)
      return decoder.decode(model.subarray(field.start, field.end))
  }
  return ''
}

/** Repeated whole numbers, one by one or packed. */
function numbersIn(model: Uint8Array, parent: ProtobufField, number: number): number[] {
  const numbers: number[] = []
  for (const field of protobufFields(model, parent.start, parent.end)) {
    if (field.number !== number) continue
    if (field.wireType === 0) numbers.push(field.value)
    else numbers.push(...packed(model.subarray(field.start, field.end)))
  }
  return numbers
}

function packed(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  let [value, scale] = [0, 1]
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale
    scale *= 128
    if (byte < 0x80) {
      numbers.push(value)
      value = 0
      scale = 1
    }
  }
  return numbers
}
