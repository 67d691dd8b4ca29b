import { type Address, KernelMemory } from '../kernels/kernelMemory'
import { inRowBlocks, type Pacer } from '../pacer'
import type { Picture } from '../picture'
import { type Lab, labOfSrgb } from '../pixels/lab'
import { decodeSteps, decodeTable } from '../pixels/transferFunctions'

const radians = Math.PI / 180
const twentyFiveToTheSeventh = 25 ** 7

/**
 * The CIEDE2000 colour difference with kL = kC = kH = 1 (CIE 142-2001; as worked out by Sharma, Wu and
 * Dalal 2005, "The CIEDE2000 color-difference formula: implementation notes", equations 2 to 22).
 */
export function ciede2000(left: Lab, right: Lab): number {
  const meanChroma = (chromaOf(left.a, left.b) + chromaOf(right.a, right.b)) / 2
  const stretch = 1 + 0.5 * (1 - chromaShare(meanChroma))
  const leftA = left.a * stretch
  const rightA = right.a * stretch
  const leftChroma = chromaOf(leftA, left.b)
  const rightChroma = chromaOf(rightA, right.b)
  const leftHue = hueAngle(leftA, left.b)
  const rightHue = hueAngle(rightA, right.b)

  const hueTurn = hueDifference(leftHue, rightHue, leftChroma * rightChroma)
  const lightnessStep = right.lightness - left.lightness
  const chromaStep = rightChroma - leftChroma
  const hueStep = 2 * Math.sqrt(leftChroma * rightChroma) * Math.sin((hueTurn / 2) * radians)

  const lightness = (left.lightness + right.lightness) / 2
  const chroma = (leftChroma + rightChroma) / 2
  const hue = meanHue(leftHue, rightHue, leftChroma * rightChroma)

  const t =
    1 -
    0.17 * Math.cos((hue - 30) * radians) +
    0.24 * Math.cos(2 * hue * radians) +
    0.32 * Math.cos((3 * hue + 6) * radians) -
    0.2 * Math.cos((4 * hue - 63) * radians)
  const fromMiddle = (lightness - 50) ** 2
  const lightnessScale = 1 + (0.015 * fromMiddle) / Math.sqrt(20 + fromMiddle)
  const chromaScale = 1 + 0.045 * chroma
  const hueScale = 1 + 0.015 * chroma * t
  const rotation =
    -Math.sin(2 * 30 * Math.exp(-(((hue - 275) / 25) ** 2)) * radians) * 2 * chromaShare(chroma)

  const l = lightnessStep / lightnessScale
  const c = chromaStep / chromaScale
  const h = hueStep / hueScale
  return Math.sqrt(Math.max(0, l * l + c * c + h * h + rotation * c * h))
}

/** Math.hypot guards against overflow that cannot happen here, at ten times the cost. */
function chromaOf(a: number, b: number): number {
  return Math.sqrt(a * a + b * b)
}

function chromaShare(chroma: number): number {
  const cube = chroma * chroma * chroma
  const seventh = cube * cube * chroma
  return Math.sqrt(seventh / (seventh + twentyFiveToTheSeventh))
}

/** Degrees, 0..360; 0 for grey. */
function hueAngle(a: number, b: number): number {
  if (a === 0 && b === 0) return 0
  const angle = Math.atan2(b, a) / radians
  return angle < 0 ? angle + 360 : angle
}

function hueDifference(left: number, right: number, chromaProduct: number): number {
  if (chromaProduct === 0) return 0
  const difference = right - left
  if (difference > 180) return difference - 360
  return difference < -180 ? difference + 360 : difference
}

function meanHue(left: number, right: number, chromaProduct: number): number {
  const sum = left + right
  if (chromaProduct === 0) return sum
  if (Math.abs(left - right) <= 180) return sum / 2
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
}

/**
 * Mean and largest CIEDE2000 difference of the pixels of two pictures of one size.
 * Throws the signal's reason when aborted.
 */
export async function colourDifference(
  left: Picture,
  right: Picture,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<{ mean: number; maximum: number }> {
  const { width, height } = left
  const rows = new RowDifferences(left, right)
  let sum = 0
  let maximum = 0
  await inRowBlocks(
    // Several times the work of other pixels: the blocks are smaller.
    width * 4,
    height,
    pacer,
    (first, end) => {
      for (let row = first; row < end; row += 1) {
        if (rows.areEqual(row)) continue
        for (const difference of rows.of(row)) {
          sum += difference
          if (difference > maximum) maximum = difference
        }
      }
    },
    progress,
  )
  return { mean: sum / (width * height), maximum }
}

/** The differences of the pixels of two pictures, row by row. */
class RowDifferences {
  private readonly memory = new KernelMemory()
  private readonly leftRow: Address
  private readonly rightRow: Address
  private readonly table: Address
  private readonly room: Address
  private readonly result: Address

  constructor(
    private readonly left: Picture,
    private readonly right: Picture,
  ) {
    const { memory } = this
    const { width } = left
    this.leftRow = memory.reserveFloats(width * left.channels)
    this.rightRow = memory.reserveFloats(width * right.channels)
    this.table = memory.reserve(decodeTable.length * 8)
    this.room = memory.reserve(96)
    this.result = memory.reserve(width * 8)
    memory.doubles(this.table, decodeTable.length).set(decodeTable)
  }

  /** Whether two rows have the very same numbers. */
  areEqual(row: number): boolean {
    const { left, right } = this
    if (left.channels !== right.channels) return false
    return Buffer.compare(bytesOf(rowOf(left, row)), bytesOf(rowOf(right, row))) === 0
  }

  of(row: number): Float64Array {
    const { memory, left, right } = this
    const { width } = left
    const one = rowOf(left, row)
    const other = rowOf(right, row)
    memory.floats(this.leftRow, one.length).set(one)
    memory.floats(this.rightRow, other.length).set(other)
    memory.kernels.colourDifferences(
      this.leftRow,
      left.channels,
      this.rightRow,
      right.channels,
      width,
      this.table,
      decodeSteps,
      this.room,
      this.result,
    )
    const differences = memory.doubles(this.result, width)
    for (let x = 0; x < width; x += 1)
      if (Number.isNaN(differences[x])) {
        const lab = labAt(one, x * left.channels)
        differences[x] = ciede2000(lab, labAt(other, x * right.channels))
      }
    return differences
  }
}

function rowOf({ data, width, channels }: Picture, row: number): Float32Array {
  return data.subarray(row * width * channels, (row + 1) * width * channels)
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function labAt(row: Float32Array, place: number): Lab {
  const lab: Lab = { lightness: 0, a: 0, b: 0 }
  labOfSrgb(row[place] as number, row[place + 1] as number, row[place + 2] as number, lab)
  return lab
}
