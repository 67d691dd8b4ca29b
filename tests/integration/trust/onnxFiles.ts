import { bytesField, joinBytes, varintField } from '../../../main/engine/models/protobuf'

/**
 * ONNX files written by hand, as the field numbers of onnx.proto3 have it: networks that the denoising
 * step would take, with one thing in them that is hostile.
 */

const FLOAT = 1
const INT64 = 7
const BOOL = 9
const GRAPH = 5

interface TensorOptions {
  readonly name: string
  readonly dims: readonly (number | Uint8Array)[]
  readonly raw?: Uint8Array
  readonly type?: number
  /** Where the numbers lie, if not in the file itself. */
  readonly external?: Readonly<Record<string, string>>
}

/** A negative number as a varint takes all ten groups. */
export const minusOne = Uint8Array.from([8, ...Array<number>(9).fill(0xff), 1])

function tensor({ name, dims, raw, type = FLOAT, external }: TensorOptions): Uint8Array[] {
  return [
    ...dims.map((size) => (typeof size === 'number' ? varintField(1, size) : size)),
    varintField(2, type),
    bytesField(8, name),
    ...(raw ? [bytesField(9, raw)] : []),
    ...Object.entries(external ?? {}).map(([key, value]) =>
      bytesField(13, [bytesField(1, key), bytesField(2, value)]),
    ),
    ...(external ? [varintField(14, 1)] : []),
  ]
}

const float = (value: number) => new Uint8Array(Float32Array.of(value).buffer)
const int64 = (value: bigint) => new Uint8Array(BigInt64Array.of(value).buffer)

function value(number: number, name: string, type: number, rank: number): Uint8Array {
  const sizes = Array.from({ length: rank }, (_, index) =>
    bytesField(1, [bytesField(2, `${name}${index}`)]),
  )
  const shape = [varintField(1, type), bytesField(2, sizes)]
  return bytesField(number, [bytesField(1, name), bytesField(2, [bytesField(1, shape)])])
}

function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  more: readonly Uint8Array[] = [],
): Uint8Array {
  return bytesField(1, [
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(4, operator),
    ...more,
  ])
}

const denoiser = '{"multiple":8,"halo":0,"tile":64}'

/** A network from `image` and `level` to `output`, with the parts that are given between them. */
function network(parts: readonly Uint8Array[], studio = denoiser): Uint8Array {
  const graph = [
    ...parts,
    bytesField(2, 'graph'),
    value(11, 'image', FLOAT, 4),
    value(11, 'level', FLOAT, 1),
    value(12, 'output', FLOAT, 4),
  ]
  return joinBytes([
    varintField(1, 8),
    bytesField(7, graph),
    bytesField(8, [bytesField(1, ''), varintField(2, 17)]),
    bytesField(14, [bytesField(1, 'studio'), bytesField(2, studio)]),
  ])
}

const add = node('Add', ['image', 'w'], ['output'])

/** Adds a stored number to the picture. */
export const honest = (weight = 0, studio?: string) =>
  network([add, bytesField(5, tensor({ name: 'w', dims: [1], raw: float(weight) }))], studio)

/** The stored number is in another file. */
export const withExternal = (external: Readonly<Record<string, string>>) =>
  network([add, bytesField(5, tensor({ name: 'w', dims: [1], external }))])

/** The stored number claims sizes that it does not have. */
export const withDims = (dims: TensorOptions['dims']) =>
  network([add, bytesField(5, tensor({ name: 'w', dims, raw: float(1) }))])

/** Asks for memory that no machine has: a tensor of `count` numbers, made at the run. */
export const memoryBomb = (count: bigint) =>
  network([
    bytesField(5, tensor({ name: 'many', dims: [1], type: INT64, raw: int64(count) })),
    // The size depends on an input, so that it is not computed when the network is loaded.
    node(
      'Cast',
      ['level'],
      ['one'],
      [bytesField(5, [bytesField(1, 'to'), varintField(3, INT64), varintField(20, 2)])],
    ),
    node('Max', ['many', 'one'], ['size']),
    node('ConstantOfShape', ['size'], ['zeros']),
    node('ReduceMax', ['zeros'], ['largest']),
    node('Add', ['image', 'largest'], ['output']),
  ])

/** A loop whose condition is always true. */
export function endlessLoop(): Uint8Array {
  const body = [
    node('Identity', ['again'], ['againNext']),
    node('Identity', ['kept'], ['keptNext']),
    bytesField(2, 'body'),
    value(11, 'count', INT64, 0),
    value(11, 'again', BOOL, 0),
    value(11, 'kept', FLOAT, 4),
    value(12, 'againNext', BOOL, 0),
    value(12, 'keptNext', FLOAT, 4),
  ]
  return network([
    bytesField(5, tensor({ name: 'true', dims: [], type: BOOL, raw: Uint8Array.of(1) })),
    node(
      'Loop',
      ['', 'true', 'image'],
      ['output'],
      [bytesField(5, [bytesField(1, 'body'), bytesField(6, body), varintField(20, GRAPH)])],
    ),
  ])
}

export const unknownOperator = () =>
  network([node('Steal', ['image'], ['output'], [bytesField(7, 'evil.test')])])

export const wrongOutput = () => network([node('ReduceMean', ['image'], ['output'])])
