import { readFile } from 'node:fs/promises'

/** What a network saw in the inputs of a set, before and now. */
export interface SeenInputs {
  /** What was seen in an input before. */
  known(input: number): Float32Array | undefined
  /** Keeps what was just seen in one, and gives it as it will be known from then on. */
  keep(input: number, embedding: Float32Array): Float32Array
}

/** Steps of a value on either side of 0: what is lost is less than a ten-thousandth of a likeness. */
const steps = 32767

/** What was seen before, from a file of lines `<input> <text>`, and who keeps what is seen now. Throws what reading throws. */
export async function openSeenInputs(
  path: string | undefined,
  tell: (input: number, text: string) => void,
): Promise<SeenInputs> {
  const texts = new Map<number, string>()
  const content = path === undefined ? '' : await readFile(path, 'latin1')
  for (const line of content.split('\n')) {
    const gap = line.indexOf(' ')
    if (gap > 0) texts.set(Number(line.slice(0, gap)), line.slice(gap + 1))
  }
  return {
    known(input) {
      const text = texts.get(input)
      return text === undefined ? undefined : embeddingOf(text)
    },
    keep(input, embedding) {
      const text = textOf(embedding)
      tell(input, text)
      // The same numbers as the next time, so that one search finds what another does.
      return embeddingOf(text)
    },
  }
}

/** Direction alone counts: the longest value fills the range. */
function textOf(embedding: Float32Array): string {
  const most = embedding.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  const whole = new Int16Array(embedding.length)
  if (most > 0)
    for (const [at, value] of embedding.entries()) whole[at] = Math.round((value / most) * steps)
  return Buffer.from(whole.buffer).toString('base64')
}

function embeddingOf(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
  return Float32Array.from(
    new Int16Array(bytes.buffer, 0, bytes.length >> 1),
    (value) => value / steps,
  )
}
