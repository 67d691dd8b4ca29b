import { type Mask, type MaskChange, type TileChange, tileSide } from './mask'

const tileBytes = tileSide * tileSide
const hasBefore = 1
const hasAfter = 2

/** A change of a mask as text: its tiles one after the other, deflated, in base64. */
export async function packChange(change: MaskChange): Promise<string> {
  const parts = change.flatMap(({ index, before, after }) => [
    numbers(index, (before ? hasBefore : 0) + (after ? hasAfter : 0)),
    ...(before ? [before] : []),
    ...(after ? [after] : []),
  ])
  return pack(parts)
}

/** What `packChange` packed. Throws an Error where the text is cut off or damaged. */
export async function unpackChange(packed: string): Promise<MaskChange> {
  const reader = new Reader(await unpack(packed))
  const change: TileChange[] = []
  while (!reader.ended) {
    const index = reader.number()
    const flags = reader.number()
    const before = flags & hasBefore ? reader.tile() : undefined
    const after = flags & hasAfter ? reader.tile() : undefined
    change.push({ index, before, after })
  }
  return change
}

/** A whole mask as text, its size first. */
export async function packMask(mask: Mask): Promise<string> {
  const tiles = [...mask.tiles].flatMap(([index, tile]) => [numbers(index), tile])
  return pack([numbers(mask.size.width, mask.size.height), ...tiles])
}

/** What `packMask` packed. Throws an Error where the text is cut off or damaged. */
export async function unpackMask(packed: string): Promise<Mask> {
  const reader = new Reader(await unpack(packed))
  const size = { width: reader.number(), height: reader.number() }
  const tiles = new Map<number, Uint8Array>()
  while (!reader.ended) {
    const index = reader.number()
    tiles.set(index, reader.tile())
  }
  return { size, tiles }
}

class Reader {
  private at = 0
  private readonly view: DataView

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get ended(): boolean {
    return this.at >= this.bytes.length
  }

  number(): number {
    this.at += 4
    return this.view.getUint32(this.at - 4)
  }

  tile(): Uint8Array {
    if (this.at + tileBytes > this.bytes.length) throw new Error('a packed mask is cut off')
    this.at += tileBytes
    return this.bytes.slice(this.at - tileBytes, this.at)
  }
}

function numbers(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length)
  const view = new DataView(bytes.buffer)
  values.forEach((value, place) => {
    view.setUint32(4 * place, value)
  })
  return bytes
}

async function pack(parts: readonly Uint8Array[]): Promise<string> {
  const stream = new CompressionStream('deflate')
  const compressed = new Response(stream.readable).arrayBuffer()
  const writer = stream.writable.getWriter()
  for (const part of parts) await writer.write(part as Uint8Array<ArrayBuffer>)
  await writer.close()
  return toBase64(new Uint8Array(await compressed))
}

async function unpack(packed: string): Promise<Uint8Array> {
  const stream = new DecompressionStream('deflate')
  const bytes = new Response(stream.readable).arrayBuffer()
  const writer = stream.writable.getWriter()
  const written = writer.write(fromBase64(packed)).then(() => writer.close())
  const [result] = await Promise.all([bytes, written])
  return new Uint8Array(result)
}

/** Bytes are handed over in pieces: a call takes only so many arguments. */
const pieceLength = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += pieceLength)
    text += String.fromCharCode(...bytes.subarray(at, at + pieceLength))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
