/** One field of a protobuf message: its number, its wire type, and where its value lies. */
export interface ProtobufField {
  readonly number: number
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wireType: number
  /** The value of a varint; 0 for other wire types. */
  readonly value: number
  readonly start: number
  readonly end: number
}

/** Thrown where bytes are no protobuf message; nothing outside them was read. */
export class ProtobufError extends Error {}

/**
 * The fields of the message that lies in `bytes[start, end)`, in order. Every length is checked against
 * the message's end before it is used, so hostile bytes end in a ProtobufError and nothing else.
 */
export function* protobufFields(
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
): Generator<ProtobufField> {
  let position = start
  const varint = (): number => {
    let value = 0
    let scale = 1
    // Ten groups of seven bits hold 64 bits; more is an endless number.
    for (let group = 0; group < 10; group++) {
      if (position >= end) throw new ProtobufError('truncated')
      const byte = bytes[position++] ?? 0
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
    throw new ProtobufError('number too long')
  }
  while (position < end) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    const wireType = tag % 8
    if (number < 1 || number > 0x1fff_ffff) throw new ProtobufError('field number out of range')
    if (wireType === 0) {
      const from = position
      const value = varint()
      yield { number, wireType, value, start: from, end: position }
      continue
    }
    let length: number
    if (wireType === 1) length = 8
    else if (wireType === 2) length = varint()
    else if (wireType === 5) length = 4
    else throw new ProtobufError('unknown wire type')
    if (length > end - position) throw new ProtobufError('truncated')
    const from = position
    position += length
    yield { number, wireType, value: 0, start: from, end: position }
  }
}

const encoder = new TextEncoder()

function encodeVarint(value: number): number[] {
  const groups: number[] = []
  let rest = value
  while (rest >= 128) {
    groups.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  groups.push(rest)
  return groups
}

/** A field of `bytes` as it stands there, its tag and length written anew. */
export function fieldBytes(bytes: Uint8Array, field: ProtobufField): Uint8Array {
  const content = bytes.subarray(field.start, field.end)
  if (field.wireType === 2) return bytesField(field.number, content)
  return joinBytes([Uint8Array.from(encodeVarint(field.number * 8 + field.wireType)), content])
}

/** A varint field as bytes; `value` is a non-negative integer. */
export function varintField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...encodeVarint(number * 8), ...encodeVarint(value)])
}

/** A length-delimited field (bytes, text or a message made of fields) as bytes. */
export function bytesField(
  number: number,
  content: string | Uint8Array | Uint8Array[],
): Uint8Array {
  const parts =
    typeof content === 'string'
      ? [encoder.encode(content)]
      : Array.isArray(content)
        ? content
        : [content]
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return joinBytes([
    Uint8Array.from([...encodeVarint(number * 8 + 2), ...encodeVarint(length)]),
    ...parts,
  ])
}

/** The parts one after another. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let position = 0
  for (const part of parts) {
    joined.set(part, position)
    position += part.length
  }
  return joined
}
