import { bytesField, joinBytes, varintField } from './protobuf'

// Values of onnx.proto3's enumerations.
const FLOAT = 1
const ATTRIBUTE_INTS = 7

/** Side of the probe's picture, in pixels. */
export const PROBE_SIDE = 8

/**
 * A tiny network as an ONNX file: `x [1, 1, 8, 8]` -> 3x3 convolution with `weights` (zero padding)
 * -> Relu -> `y [1, 1, 8, 8]`, float32, opset 13. Enough to prove that a provider compiles and runs
 * a convolution. `weights` has 9 elements, row by row.
 */
export function probeNetwork(weights: Float32Array): Uint8Array {
  const text = bytesField
  const integers = (name: string, values: number[]) =>
    bytesField(5, [
      text(1, name),
      bytesField(8, joinBytes(values.map((value) => Uint8Array.of(value)))),
      varintField(20, ATTRIBUTE_INTS),
    ])
  const valueInfo = (number: number, name: string) =>
    bytesField(number, [
      text(1, name),
      bytesField(2, [
        bytesField(1, [
          varintField(1, FLOAT),
          bytesField(
            2,
            [1, 1, PROBE_SIDE, PROBE_SIDE].map((size) => bytesField(1, [varintField(1, size)])),
          ),
        ]),
      ]),
    ])
  const graph = [
    bytesField(1, [
      text(1, 'x'),
      text(1, 'weights'),
      text(2, 'sum'),
      text(3, 'convolution'),
      text(4, 'Conv'),
      integers('kernel_shape', [3, 3]),
      integers('pads', [1, 1, 1, 1]),
    ]),
    bytesField(1, [text(1, 'sum'), text(2, 'y'), text(3, 'activation'), text(4, 'Relu')]),
    text(2, 'probe'),
    bytesField(5, [
      ...[1, 1, 3, 3].map((size) => varintField(1, size)),
      varintField(2, FLOAT),
      text(8, 'weights'),
      bytesField(9, littleEndian(weights)),
    ]),
    valueInfo(11, 'x'),
    valueInfo(12, 'y'),
  ]
  return joinBytes([varintField(1, 8), bytesField(7, graph), bytesField(8, [varintField(2, 13)])])
}

/** What the probe's network must answer, computed in plain code. */
export function probeAnswer(picture: Float32Array, weights: Float32Array): Float32Array {
  const answer = new Float32Array(picture.length)
  for (let y = 0; y < PROBE_SIDE; y++) {
    for (let x = 0; x < PROBE_SIDE; x++) {
      let sum = 0
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (y + dy < 0 || y + dy >= PROBE_SIDE || x + dx < 0 || x + dx >= PROBE_SIDE) continue
          sum +=
            (picture[(y + dy) * PROBE_SIDE + x + dx] ?? 0) * (weights[(dy + 1) * 3 + dx + 1] ?? 0)
        }
      }
      answer[y * PROBE_SIDE + x] = Math.max(0, sum)
    }
  }
  return answer
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  values.forEach((value, index) => {
    view.setFloat32(index * 4, value, true)
  })
  return bytes
}
