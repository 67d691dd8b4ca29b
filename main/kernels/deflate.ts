/** Bytes as the codes of a Huffman tree (RFC 1951), and their checksum (RFC 1950). */

/** Where bits go: the ones that make no whole byte yet, how many those are, and the next byte's place. */
@unmanaged
export class BitWriter {
  bits: u64
  count: u64
  next: usize
}

/** Begins to write bits at `target`; `writer` has 24 bytes. */
export function beginBits(writer: BitWriter, target: usize): void {
  writer.bits = 0
  writer.count = 0
  writer.next = target
}

/** Goes on writing at `target`, with what makes no whole byte yet. Returns where the bytes before end. */
export function moveBits(writer: BitWriter, target: usize): usize {
  const end = writer.next
  writer.next = target
  return end
}

/** Writes the lower `length` bits of a value, 0 to 32 of them; the others have to be 0. */
export function putBits(writer: BitWriter, value: u32, length: u32): void {
  const bits = writer.bits | ((<u64>value) << writer.count)
  const count = writer.count + length
  store<u64>(writer.next, bits)
  writer.next += <usize>(count >> 3)
  writer.bits = bits >> (count & 56)
  writer.count = count & 7
}

/** Fills up the last byte. */
export function fillByte(writer: BitWriter): void {
  if (writer.count > 0) putBits(writer, 0, <u32>(8 - writer.count))
}

/** Writes the code of each byte: `codes` has for each value its bits and, from bit 16 on, their number, at most 14. */
export function putCodes(writer: BitWriter, source: usize, length: i32, codes: usize): void {
  let bits = writer.bits
  let count = writer.count
  let next = writer.next
  const end = source + <usize>length
  let at = source
  // Seven bits that are left over and four codes fit 64.
  for (; at + 4 <= end; at += 4) {
    const first = load<u32>(codes + ((<usize>load<u8>(at)) << 2))
    bits |= (<u64>(first & 0xffff)) << count
    count += <u64>(first >> 16)
    const second = load<u32>(codes + ((<usize>load<u8>(at, 1)) << 2))
    bits |= (<u64>(second & 0xffff)) << count
    count += <u64>(second >> 16)
    const third = load<u32>(codes + ((<usize>load<u8>(at, 2)) << 2))
    bits |= (<u64>(third & 0xffff)) << count
    count += <u64>(third >> 16)
    const fourth = load<u32>(codes + ((<usize>load<u8>(at, 3)) << 2))
    bits |= (<u64>(fourth & 0xffff)) << count
    count += <u64>(fourth >> 16)
    store<u64>(next, bits)
    next += <usize>(count >> 3)
    bits >>= count & 56
    count &= 7
  }
  writer.bits = bits
  writer.count = count
  writer.next = next
  for (; at < end; at += 1) {
    const code = load<u32>(codes + ((<usize>load<u8>(at)) << 2))
    putBits(writer, code & 0xffff, code >> 16)
  }
}

/** How often each byte occurs, to 256 counters of 32 bits. Uses 4096 bytes from `counts` on. */
export function countBytes(source: usize, length: i32, counts: usize): void {
  memory.fill(counts, 0, 4096)
  const end = source + <usize>length
  let at = source
  // Four sets, since equal bytes follow each other often and would wait for one another.
  for (; at + 4 <= end; at += 4) {
    const bytes = load<u32>(at)
    countAt(counts + ((<usize>(bytes & 255)) << 2))
    countAt(counts + 1024 + ((<usize>((bytes >> 8) & 255)) << 2))
    countAt(counts + 2048 + ((<usize>((bytes >> 16) & 255)) << 2))
    countAt(counts + 3072 + ((<usize>(bytes >> 24)) << 2))
  }
  for (; at < end; at += 1) countAt(counts + ((<usize>load<u8>(at)) << 2))
  for (let place = counts; place < counts + 1024; place += 16) {
    const low = i32x4.add(v128.load(place), v128.load(place, 1024))
    const high = i32x4.add(v128.load(place, 2048), v128.load(place, 3072))
    v128.store(place, i32x4.add(low, high))
  }
}

// @ts-expect-error: decorator
@inline
function countAt(place: usize): void {
  store<u32>(place, load<u32>(place) + 1)
}

/** So many bytes are summed before the remainder is taken: nothing runs over. */
const bytesAtATime = 5552
const base: u32 = 65521

/** Adler-32 of bytes that follow others whose checksum is `before`, 1 where there are none. */
export function adler(source: usize, length: i32, before: u32): u32 {
  let sum = before & 0xffff
  let sumOfSums = before >> 16
  let left = length
  let at = source
  while (left > 0) {
    const count = min(left, bytesAtATime)
    const whole = count & ~15
    let sums = i32x4.splat(0)
    let earlier = i32x4.splat(0)
    let weighted = i32x4.splat(0)
    for (let end = at + <usize>whole; at < end; at += 16) {
      const bytes = v128.load(at)
      earlier = i32x4.add(earlier, sums)
      sums = i32x4.add(
        sums,
        i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)),
      )
      const low = i32x4.dot_i16x8_s(
        i16x8.extend_low_i8x16_u(bytes),
        i16x8(16, 15, 14, 13, 12, 11, 10, 9),
      )
      const high = i32x4.dot_i16x8_s(
        i16x8.extend_high_i8x16_u(bytes),
        i16x8(8, 7, 6, 5, 4, 3, 2, 1),
      )
      weighted = i32x4.add(weighted, i32x4.add(low, high))
    }
    sumOfSums += <u32>whole * sum + 16 * total(earlier) + total(weighted)
    sum += total(sums)
    // What is before the last bytes is not yet reduced: 16 more fit.
    for (let rest = count - whole; rest > 0; rest -= 1, at += 1) {
      sum += <u32>load<u8>(at)
      sumOfSums += sum
    }
    sum %= base
    sumOfSums %= base
    left -= count
  }
  return (sumOfSums << 16) | sum
}

// @ts-expect-error: decorator
@inline
function total(lanes: v128): u32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  )
}
