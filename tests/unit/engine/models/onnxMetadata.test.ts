import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isPlainFileName,
  OnnxMetadataError,
  readOnnxMetadata,
  studioMetadata,
} from '../../../../main/engine/models/onnxMetadata'
import { probeNetwork } from '../../../../main/engine/models/probeNetwork'
import { bytesField, joinBytes, varintField } from '../../../../main/engine/models/protobuf'

const network = probeNetwork(new Float32Array(9).fill(0.1))
const property = (key: string, value: string) =>
  bytesField(14, [bytesField(1, key), bytesField(2, value)])

/** A model whose one tensor lies in another file. */
function modelWithExternalData(location: string, inSubgraph = false): Uint8Array {
  const tensor = [
    bytesField(8, 'w'),
    bytesField(13, [bytesField(1, 'location'), bytesField(2, location)]),
  ]
  const graph = [bytesField(5, tensor)]
  return inSubgraph
    ? bytesField(7, [bytesField(1, [bytesField(5, [bytesField(6, graph)])])])
    : bytesField(7, graph)
}

describe('reading a model file before the runtime sees it', () => {
  it('finds the labels and sizes that the model tells, and its opset', () => {
    const bytes = joinBytes([
      network,
      property('author', '某人'),
      property('studio', '{"size":64,"名":"裙"}'),
    ])
    const metadata = readOnnxMetadata(bytes)
    expect(metadata.opset).toBe(13)
    expect(metadata.properties.get('author')).toBe('某人')
    expect(studioMetadata(metadata)).toEqual({ size: 64, 名: '裙' })
    expect(studioMetadata(readOnnxMetadata(network))).toEqual({})
  })

  it.each(['[1]', '{"size":', 'null'])('refuses metadata that is no object: %s', (text) => {
    const metadata = readOnnxMetadata(joinBytes([network, property('studio', text)]))
    expect(() => studioMetadata(metadata)).toThrow(OnnxMetadataError)
  })

  it('names the files of weights that lie beside the model', () => {
    expect(readOnnxMetadata(modelWithExternalData('weights.bin')).externalFiles).toEqual([
      'weights.bin',
    ])
  })

  it.each(['../secret', '/etc/passwd', 'a/b', 'C:\\x', '..', '.ssh', 'a\0b', '', '~root/x'])(
    'refuses a model that would read the file %j, also from within a subgraph',
    (location) => {
      expect(isPlainFileName(location)).toBe(false)
      expect(() => readOnnxMetadata(modelWithExternalData(location))).toThrow(
        /outside its own folder/,
      )
      expect(() => readOnnxMetadata(modelWithExternalData(location, true))).toThrow(
        /outside its own folder/,
      )
    },
  )

  it('does not follow graphs nested without end', () => {
    let graph = bytesField(1, [])
    for (let depth = 0; depth < 200; depth++)
      graph = bytesField(1, [bytesField(5, [bytesField(6, [graph])])])
    expect(() => readOnnxMetadata(bytesField(7, [graph]))).toThrow(/nested too deep/)
  })

  it('ends in an answer or its own error on any bytes', () => {
    const whole = joinBytes([
      network,
      property('studio', '{"a":1}'),
      modelWithExternalData('w.bin'),
    ])
    const survives = (bytes: Uint8Array) => {
      try {
        studioMetadata(readOnnxMetadata(bytes))
      } catch (error) {
        expect(error).toBeInstanceOf(OnnxMetadataError)
      }
    }
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        (changes) => {
          const bytes = whole.slice()
          for (const [place, value] of changes) bytes[place] = value
          survives(bytes)
        },
      ),
      { numRuns: 3000 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), survives), { numRuns: 2000 })
    for (let length = 0; length < whole.length; length++) survives(whole.subarray(0, length))
  })

  it('is varint-exact', () => {
    expect([...varintField(1, 300)]).toEqual([8, 0xac, 2])
  })
})
