import binary from './kernels.wasm'

/** A place in a kernel memory, in bytes. */
export type Address = number

/** The kernels of main/kernels, where each is described. Lengths and pixels are counts, never bytes. */
interface Kernels {
  memoryStart(): Address
  floatsOfBytes(source: Address, length: number, target: Address): void
  floatsOfWords(source: Address, length: number, target: Address): void
  bytesOfFloats(source: Address, length: number, target: Address): void
  wordsOfFloats(source: Address, length: number, target: Address): void
  flattenOnWhite(source: Address, pixels: number, target: Address): void
  describeLuma(place: Address, red: number, green: number, blue: number): void
  describeTone(
    place: Address,
    weights: Address,
    red: Address,
    green: Address,
    blue: Address,
    steps: number,
    factors: Address,
    factorSteps: number,
    factorScale: number,
    finish: Address,
    saturation: number,
  ): void
  toneOfBytes: ToneKernel
  toneOfWords: ToneKernel
  toneOfFloats: ToneKernel
  lookUpAll(table: Address, steps: number, source: Address, length: number, target: Address): void
  monochrome(
    place: Address,
    channels: number,
    pixels: number,
    decode: Address,
    encode: Address,
    steps: number,
    ...weightsAndShifts: [number, number, number, number, number, number]
  ): void
  luma(weights: Address, source: Address, channels: number, pixels: number, target: Address): void
  alpha(source: Address, pixels: number, target: Address): void
  multiply(place: Address, other: Address, length: number): void
  divideByWeight(sums: Address, weights: Address, fallback: Address, length: number): void
  addDifference(
    source: Address,
    channels: number,
    pixels: number,
    luma: Address,
    blurred: Address,
    amount: number,
    threshold: number,
    target: Address,
  ): void
  interleave(red: Address, green: Address, blue: Address, pixels: number, target: Address): void
  separate(
    source: Address,
    channels: number,
    pixels: number,
    red: Address,
    green: Address,
    blue: Address,
    fourth: Address,
  ): void
  filteredRows(
    source: Address,
    stride: number,
    perPixel: number,
    length: number,
    rows: number,
    target: Address,
  ): void
  beginBits(writer: Address, target: Address): void
  moveBits(writer: Address, target: Address): Address
  putBits(writer: Address, value: number, length: number): void
  fillByte(writer: Address): void
  putCodes(writer: Address, source: Address, length: number, codes: Address): void
  countBytes(source: Address, length: number, counts: Address): void
  adler(source: Address, length: number, before: number): number
  clearFourth(source: Address, channels: number, pixels: number, target: Address): void
  closeHoles(place: Address, pixels: number): void
  linearOfEncoded: TransferKernel
  encodedOfLinear: TransferKernel
  resampleAlong(
    source: Address,
    channels: number,
    firsts: Address,
    weights: Address,
    taps: number,
    size: number,
    target: Address,
  ): void
  squaredDifferences(
    left: Address,
    leftChannels: number,
    right: Address,
    rightChannels: number,
    pixels: number,
  ): number
  colourDifferences(
    left: Address,
    leftChannels: number,
    right: Address,
    rightChannels: number,
    pixels: number,
    table: Address,
    steps: number,
    room: Address,
    target: Address,
  ): void
  compareChannel(
    left: Address,
    leftChannels: number,
    right: Address,
    rightChannels: number,
    channel: number,
    pixels: number,
    target: Address,
    lineBytes: number,
  ): void
  weighAlong: BlurKernel
  similarityAcross(
    rows: Address,
    weights: Address,
    taps: number,
    length: number,
    lineBytes: number,
    ofMeans: number,
    ofVariances: number,
  ): number
  productsOfFour(
    four: Address,
    others: Address,
    length: number,
    count: number,
    target: Address,
  ): void
  describeSearch(
    place: Address,
    image: Address,
    weights: Address,
    known: Address,
    width: number,
    height: number,
    left: number,
    top: number,
    columns: number,
    rows: number,
    needed: Address,
    sources: Address,
    distances: Address,
    pull: number,
    seed: number,
  ): void
  measureSources(search: Address, first: number, end: number): void
  improveSources(
    search: Address,
    first: number,
    end: number,
    isForward: boolean,
    radius: number,
  ): void
  voteForPixels(search: Address, hole: Address, shares: Address, first: number, end: number): void
  proposePixels(
    search: Address,
    colours: Address,
    shares: Address,
    first: number,
    end: number,
    target: Address,
  ): void
  differencesAlong(
    colours: Address,
    below: Address,
    hole: Address,
    holeBelow: Address,
    width: number,
    radius: number,
    sums: Address,
    counts: Address,
    line: Address,
  ): void
  slideRows(columns: Address, width: number, added: Address, dropped: Address): void
  withActivity(
    colours: Address,
    sums: Address,
    counts: Address,
    width: number,
    scale: number,
    target: Address,
  ): void
  addReduced(row: Address, channels: number, pixels: number, reduction: number, sums: Address): void
  describeTurn(
    place: Address,
    cosine: number,
    sine: number,
    middleX: number,
    middleY: number,
    weights: Address,
    steps: number,
  ): void
  turned(
    turn: Address,
    source: Address,
    channels: number,
    rowBytes: number,
    left: number,
    top: number,
    fromX: number,
    fromY: number,
    columns: number,
    rows: number,
    target: Address,
    targetBytes: number,
  ): void
  continueEnds(line: Address, length: number, radius: number): void
  blurAlong: BlurKernel
  blurAcross: BlurKernel
}

type ToneKernel = (
  tables: Address,
  source: Address,
  channels: number,
  pixels: number,
  target: Address,
) => void

type TransferKernel = (
  source: Address,
  channels: number,
  pixels: number,
  table: Address,
  steps: number,
  target: Address,
) => void

type BlurKernel = (
  source: Address,
  weights: Address,
  taps: number,
  length: number,
  target: Address,
) => void

/** What of WebAssembly is used: TypeScript declares it along with the whole DOM only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (
    module: object,
  ) => {
    readonly exports: Kernels & {
      readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
    }
  }
}

const pageBytes = 65536

/** Kernels read and write up to this much behind a buffer's end. */
const slackBytes = 64

let compiled: object | undefined

/** Kernels with a memory of their own, which is let go as a whole. */
export class KernelMemory {
  readonly kernels: Kernels
  private readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  private next: Address

  constructor() {
    compiled ??= new WebAssembly.Module(binary)
    const { exports } = new WebAssembly.Instance(compiled)
    this.kernels = exports
    this.memory = exports.memory
    this.next = exports.memoryStart()
  }

  /** Room for so many bytes, at a multiple of 16. Views that were made before are no longer valid. */
  reserve(bytes: number): Address {
    const place = Math.ceil(this.next / 16) * 16
    this.next = place + bytes + slackBytes
    const missing = this.next - this.memory.buffer.byteLength
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes))
    return place
  }

  /** Room for so many float32. */
  reserveFloats(count: number): Address {
    return this.reserve(count * 4)
  }

  /** The float32 at an address, until more room is reserved. */
  floats(place: Address, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, place, length)
  }

  doubles(place: Address, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, place, length)
  }

  bytes(place: Address, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, place, length)
  }

  words(place: Address, length: number): Uint16Array {
    return new Uint16Array(this.memory.buffer, place, length)
  }

  integers(place: Address, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, place, length)
  }

  addresses(place: Address, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, place, length)
  }

  /** Keeps numbers for as long as this memory is there. */
  store(values: ArrayLike<number>): Address {
    const place = this.reserveFloats(values.length)
    this.floats(place, values.length).set(values)
    return place
  }
}
