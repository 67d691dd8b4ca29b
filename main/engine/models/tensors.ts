import { Tensor } from './onnxRuntime'

/** A float32 tensor over `data`, which has the product of `dims` elements, the last axis innermost. */
export function floatTensor(data: Float32Array, dims: readonly number[]): Tensor {
  return new Tensor('float32', data, dims)
}

/** An int64 tensor of whole numbers. */
export function integerTensor(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
}

/**
 * A tensor in the type that a network's input has: float32 and int64 are what steps give; a model that
 * wants float16 or int32 gets its own. Other pairs are returned unchanged, for the runtime to judge.
 */
export function toInputType(tensor: Tensor, type: string): Tensor {
  if (tensor.type === type) return tensor
  if (type === 'float16' && tensor.data instanceof Float32Array) {
    return new Tensor('float16', Uint16Array.from(tensor.data, halfFromFloat), tensor.dims)
  }
  if (type === 'int32' && tensor.data instanceof BigInt64Array) {
    return new Tensor('int32', Int32Array.from(tensor.data, Number), tensor.dims)
  }
  return tensor
}

/** A float16 output as float32; everything else unchanged. */
export function toOutputType(tensor: Tensor): Tensor {
  if (tensor.type !== 'float16') return tensor
  const bits = tensor.data as unknown
  // Newer engines hand out a Float16Array, whose elements are numbers already.
  const values =
    bits instanceof Uint16Array
      ? Float32Array.from(bits, floatFromHalf)
      : Float32Array.from(bits as ArrayLike<number>)
  return new Tensor('float32', values, tensor.dims)
}

const floatView = new Float32Array(1)
const bitView = new Uint32Array(floatView.buffer)

/** Bits of the float16 nearest to a number (IEEE 754 binary16, ties to even). */
export function halfFromFloat(value: number): number {
  floatView[0] = value
  const bits = bitView[0] ?? 0
  const sign = (bits >>> 16) & 0x8000
  const exponent = (bits >>> 23) & 0xff
  const fraction = bits & 0x7f_ffff
  if (exponent === 0xff) return sign | 0x7c00 | (fraction ? 0x200 : 0)
  const half = exponent - 112
  if (half >= 31) return sign | 0x7c00
  if (half <= 0) {
    if (half < -10) return sign
    return sign | roundShift(fraction | 0x80_0000, 14 - half)
  }
  // A fraction that rounds over carries into the exponent, up to infinity, as it should.
  return sign | ((half << 10) + roundShift(fraction, 13))
}

function roundShift(value: number, shift: number): number {
  const kept = value >>> shift
  const rest = value & ((1 << shift) - 1)
  const middle = 1 << (shift - 1)
  return rest > middle || (rest === middle && (kept & 1) === 1) ? kept + 1 : kept
}

/** The number that the bits of a float16 stand for. */
export function floatFromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >>> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
