/**
 * How many bits each symbol's code has in a Huffman code, by how often they occur: 0 for those that do not, and at most
 * `longest`. At least two symbols have to occur. Equal counts give equal codes.
 */
export function codeLengths(counts: ArrayLike<number>, longest: number): Uint8Array {
  let weights = Array.from(counts)
  for (;;) {
    const lengths = optimalLengths(weights)
    if (lengths.every((length) => length <= longest)) return lengths
    // Rarer symbols come nearer to the others, until no code is too long.
    weights = weights.map((weight) => (weight === 0 ? 0 : 1 + (weight >> 1)))
  }
}

function optimalLengths(counts: readonly number[]): Uint8Array {
  const symbols = counts.flatMap((count, symbol) => (count > 0 ? [symbol] : []))
  symbols.sort(
    (left, right) => (counts[left] as number) - (counts[right] as number) || left - right,
  )
  const leaves = symbols.length
  const weights = symbols.map((symbol) => counts[symbol] as number)
  const parents: number[] = []
  let leaf = 0
  let inner = leaves
  /** The lightest tree that has no parent yet: leaves lie in order, and so do trees as they are made. */
  const lightest = () => {
    const isLeaf =
      leaf < leaves &&
      (inner >= weights.length || (weights[leaf] as number) <= (weights[inner] as number))
    return isLeaf ? leaf++ : inner++
  }
  for (let made = leaves; made < 2 * leaves - 1; made += 1) {
    const [first, second] = [lightest(), lightest()]
    weights.push((weights[first] as number) + (weights[second] as number))
    parents[first] = made
    parents[second] = made
  }
  const depths = new Uint8Array(weights.length)
  for (let tree = weights.length - 2; tree >= 0; tree -= 1)
    depths[tree] = (depths[parents[tree] as number] as number) + 1
  const lengths = new Uint8Array(counts.length)
  symbols.forEach((symbol, place) => {
    lengths[symbol] = depths[place] as number
  })
  return lengths
}

/**
 * The codes of these lengths as DEFLATE wants them (RFC 1951, 3.2.2), each as its bits from the first on and, from bit
 * 16 on, their number.
 */
export function codesOf(lengths: Uint8Array): Uint32Array {
  const codes = new Uint32Array(lengths.length)
  let code = 0
  for (let length = 1; length <= 15; length += 1) {
    code <<= 1
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== length) continue
      codes[symbol] = reversed(code, length) | (length << 16)
      code += 1
    }
  }
  return codes
}

function reversed(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit += 1) result |= ((code >> bit) & 1) << (length - 1 - bit)
  return result
}
