import { ProtobufError, type ProtobufField, protobufFields } from './protobuf'

/** What the studio reads from a model file before the runtime sees it. */
export interface OnnxMetadata {
  /** Every `metadata_props` entry. */
  readonly properties: ReadonlyMap<string, string>
  /** Version of the default operator set. */
  readonly opset: number
  /** Plain names of the files that hold weights outside the model. */
  readonly externalFiles: readonly string[]
}

/** Thrown where bytes are no ONNX model, or one that points where it must not. */
export class OnnxMetadataError extends Error {}

// Field numbers of onnx.proto3 (github.com/onnx/onnx, onnx/onnx.proto).
const MODEL = { graph: 7, opsetImport: 8, metadataProps: 14, trainingInfo: 20, functions: 25 }
const GRAPH = { node: 1, initializer: 5, sparseInitializer: 15 }
const NODE = { attribute: 5 }
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparse: 22, sparses: 23 }
const SPARSE = { values: 1, indices: 2 }
const TENSOR = { externalData: 13 }
const FUNCTION = { node: 7, attribute: 11 }
const TRAINING = { initialization: 1, algorithm: 2 }

/** Deepest nesting of graphs within graphs that is followed. */
const MAXIMUM_DEPTH = 32
/** Longest metadata value that is read, in bytes. */
const MAXIMUM_PROPERTY_BYTES = 4 * 1024 * 1024

const decoder = new TextDecoder('utf-8')

/**
 * Walks the bytes of a ModelProto: its `metadata_props`, its opset and every place where weights may
 * lie outside the file. Tensors' own values are stepped over. Throws OnnxMetadataError where the bytes
 * are no model or name an outside file by anything but a plain name.
 */
export function readOnnxMetadata(bytes: Uint8Array): OnnxMetadata {
  const properties = new Map<string, string>()
  const externalFiles = new Set<string>()
  let opset = 0
  let graphs = 0
  try {
    for (const field of protobufFields(bytes)) {
      if (field.wireType !== 2) continue
      if (field.number === MODEL.metadataProps) {
        const [key, value] = readEntry(bytes, field)
        properties.set(key, value)
      } else if (field.number === MODEL.opsetImport) {
        opset = Math.max(opset, readOpset(bytes, field))
      } else if (field.number === MODEL.graph) {
        graphs += 1
        walkGraph(bytes, field, externalFiles, 0)
      } else if (field.number === MODEL.functions) {
        walkFunction(bytes, field, externalFiles)
      } else if (field.number === MODEL.trainingInfo) {
        for (const inner of messages(bytes, field, [TRAINING.initialization, TRAINING.algorithm])) {
          walkGraph(bytes, inner, externalFiles, 1)
        }
      }
    }
  } catch (error) {
    if (error instanceof ProtobufError) {
      throw new OnnxMetadataError(error.message === 'truncated' ? 'truncated' : 'no ONNX model')
    }
    throw error
  }
  if (graphs === 0) throw new OnnxMetadataError('no ONNX model')
  return { properties, opset, externalFiles: [...externalFiles] }
}

/**
 * The JSON object under the key `studio`; an empty object where the model has none.
 * Throws OnnxMetadataError where the value is no JSON object.
 */
export function studioMetadata(metadata: OnnxMetadata): Readonly<Record<string, unknown>> {
  const text = metadata.properties.get('studio')
  if (text === undefined) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch {
    // Falls through to the same error as any other value that is no object.
  }
  throw new OnnxMetadataError('its studio metadata is no JSON object')
}

/** A name in the model's own folder: no separators, no drive, no parent, nothing hidden. */
export function isPlainFileName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._ -]{0,199}$/.test(name) && !name.includes('..')
}

function* messages(
  bytes: Uint8Array,
  parent: ProtobufField,
  numbers: readonly number[],
): Generator<ProtobufField> {
  for (const field of protobufFields(bytes, parent.start, parent.end)) {
    if (field.wireType === 2 && numbers.includes(field.number)) yield field
  }
}

function readText(bytes: Uint8Array, field: ProtobufField): string {
  if (field.end - field.start > MAXIMUM_PROPERTY_BYTES) {
    throw new OnnxMetadataError('its metadata is too long')
  }
  return decoder.decode(bytes.subarray(field.start, field.end))
}

function readEntry(bytes: Uint8Array, parent: ProtobufField): [key: string, value: string] {
  let key = ''
  let value = ''
  for (const field of messages(bytes, parent, [1, 2])) {
    if (field.number === 1) key = readText(bytes, field)
    else value = readText(bytes, field)
  }
  return [key, value]
}

function readOpset(bytes: Uint8Array, parent: ProtobufField): number {
  let domain = ''
  let version = 0
  for (const field of protobufFields(bytes, parent.start, parent.end)) {
    if (field.number === 1 && field.wireType === 2) domain = readText(bytes, field)
    if (field.number === 2 && field.wireType === 0) version = field.value
  }
  return domain === '' || domain === 'ai.onnx' ? version : 0
}

function walkGraph(
  bytes: Uint8Array,
  graph: ProtobufField,
  files: Set<string>,
  depth: number,
): void {
  if (depth > MAXIMUM_DEPTH) throw new OnnxMetadataError('graphs nested too deep')
  for (const field of messages(bytes, graph, [
    GRAPH.node,
    GRAPH.initializer,
    GRAPH.sparseInitializer,
  ])) {
    if (field.number === GRAPH.node) walkNode(bytes, field, files, depth)
    else if (field.number === GRAPH.initializer) walkTensor(bytes, field, files)
    else walkSparse(bytes, field, files)
  }
}

function walkFunction(bytes: Uint8Array, parent: ProtobufField, files: Set<string>): void {
  for (const field of messages(bytes, parent, [FUNCTION.node, FUNCTION.attribute])) {
    if (field.number === FUNCTION.node) walkNode(bytes, field, files, 1)
    else walkAttribute(bytes, field, files, 1)
  }
}

function walkNode(bytes: Uint8Array, node: ProtobufField, files: Set<string>, depth: number): void {
  for (const field of messages(bytes, node, [NODE.attribute]))
    walkAttribute(bytes, field, files, depth)
}

function walkAttribute(
  bytes: Uint8Array,
  parent: ProtobufField,
  files: Set<string>,
  depth: number,
): void {
  for (const field of messages(bytes, parent, Object.values(ATTRIBUTE))) {
    switch (field.number) {
      case ATTRIBUTE.tensor:
      case ATTRIBUTE.tensors:
        walkTensor(bytes, field, files)
        break
      case ATTRIBUTE.graph:
      case ATTRIBUTE.graphs:
        walkGraph(bytes, field, files, depth + 1)
        break
      default:
        walkSparse(bytes, field, files)
    }
  }
}

function walkSparse(bytes: Uint8Array, parent: ProtobufField, files: Set<string>): void {
  for (const field of messages(bytes, parent, [SPARSE.values, SPARSE.indices])) {
    walkTensor(bytes, field, files)
  }
}

function walkTensor(bytes: Uint8Array, tensor: ProtobufField, files: Set<string>): void {
  for (const field of messages(bytes, tensor, [TENSOR.externalData])) {
    const [key, value] = readEntry(bytes, field)
    if (key !== 'location') continue
    if (!isPlainFileName(value)) {
      throw new OnnxMetadataError('it names a file outside its own folder')
    }
    files.add(value)
  }
}
