import type { Address, KernelMemory } from '../kernels/kernelMemory'
import { codeLengths, codesOf } from './huffmanCode'

/** What stands for the end of a block, behind the 256 bytes. */
const endOfBlock = 256
/** Kernels write four codes at a time. */
const longestCode = 14
/** The order in which lengths of the code of lengths are told (RFC 1951, 3.2.7). */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
/** None is used, but decoders of old want two. */
const distanceLengths = [1, 1]
const blockHeaderBytes = 512

/**
 * A zlib stream (RFC 1950) of Huffman codes alone: no strings are looked for, which takes a quarter of the time and
 * loses nothing where there are none to be found.
 */
export class HuffmanStream {
  private readonly writer: Address
  private readonly counts: Address
  private readonly codes: Address
  private readonly target: Address
  private checksum = 1

  /** For blocks of at most so many bytes. */
  constructor(
    private readonly memory: KernelMemory,
    blockBytes: number,
  ) {
    this.writer = memory.reserve(24)
    this.counts = memory.reserve(4096)
    this.codes = memory.reserve(1024)
    this.target = memory.reserve(Math.ceil((blockBytes * longestCode) / 8) + blockHeaderBytes)
  }

  /** Begins a stream; returns its first bytes. */
  begin(): Uint8Array {
    this.checksum = 1
    this.memory.kernels.beginBits(this.writer, this.target)
    return Uint8Array.of(0x78, 0x01)
  }

  /** A block of bytes that lie in kernel memory, as the bytes of the stream that are whole by now. */
  block(source: Address, length: number, isLast: boolean): Uint8Array {
    const { memory, writer, counts, codes, target } = this
    const { kernels } = memory
    this.checksum = kernels.adler(source, length, this.checksum) >>> 0
    kernels.countBytes(source, length, counts)
    const lengths = codeLengths([...memory.addresses(counts, 256), 1], longestCode)
    const all = codesOf(lengths)
    memory.addresses(codes, 256).set(all.subarray(0, 256))
    this.putHeader(lengths, isLast)
    kernels.putCodes(writer, source, length, codes)
    this.putCode(all[endOfBlock] as number)
    if (isLast) kernels.fillByte(writer)
    const end = kernels.moveBits(writer, target)
    return memory.bytes(target, end - target).slice()
  }

  /** The stream's last bytes. */
  end(): Uint8Array {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(this.checksum, 0)
    return bytes
  }

  /** A block with a code of its own (RFC 1951, 3.2.7). */
  private putHeader(byteLengths: Uint8Array, isLast: boolean): void {
    const { kernels } = this.memory
    const { writer } = this
    const lengths = [...byteLengths, ...distanceLengths]
    const counts = new Array<number>(lengthOrder.length).fill(0)
    for (const length of lengths) counts[length] = (counts[length] as number) + 1
    const own = codeLengths(counts, 7)
    const codes = codesOf(own)
    kernels.putBits(writer, isLast ? 1 : 0, 1)
    kernels.putBits(writer, 2, 2)
    kernels.putBits(writer, byteLengths.length - 257, 5)
    kernels.putBits(writer, distanceLengths.length - 1, 5)
    kernels.putBits(writer, lengthOrder.length - 4, 4)
    for (const length of lengthOrder) kernels.putBits(writer, own[length] as number, 3)
    for (const length of lengths) this.putCode(codes[length] as number)
  }

  private putCode(code: number): void {
    this.memory.kernels.putBits(this.writer, code & 0xffff, code >> 16)
  }
}
