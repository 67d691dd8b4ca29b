import { StudioError } from '../../preload/contract/errors'

/** One result, as `--json` prints it on a line of its own. */
export interface ResultLine {
  readonly file: string | null
  readonly step: string
  readonly seed: number | null
  readonly model: string | null
  readonly seconds: number
  readonly [own: string]: unknown
}

const figureNames = [
  ...['psnr', 'ssim', 'deltaE'],
  ...['pictures', 'accuracy', 'topFive', 'recall', 'precision', 'f1', 'calibrationError'],
  ...['words', 'typeTokenRatio', 'movingTypeTokenRatio', 'lexicalDiversity'],
  ...['adjacentCoherence', 'themeCoherence', 'pictureCoverage'],
]

/** A result in words, for people who did not ask for JSON. */
export function resultWords(line: ResultLine): string {
  const head = line.file ?? line.step
  const labels = scored(line.labels).map(
    ({ label, probability }) => `  ${percent(probability)}  ${label}`,
  )
  const captions = texts(line.captions)
  const variants = Array.isArray(line.variants) ? line.variants.flatMap(copyWords) : []
  const figures = figureNames
    .filter((name) => line[name] !== undefined && line[name] !== null)
    .map((name) => `  ${name} ${line[name]}`)
  return [head, ...(line.variants ? [] : labels), ...captions, ...variants, ...figures].join('\n')
}

function scored(value: unknown): { label: string; probability: number }[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry?.probability === 'number') : []
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.map((entry) => `  ${Number(entry.score).toFixed(2)}  ${entry.text}`)
    : []
}

function copyWords(variant: {
  headline: string
  body: string
  callToAction: string
  hashtags: string[]
}): string[] {
  return [
    '',
    `  ${variant.headline}`,
    `  ${variant.body}`,
    `  ${variant.callToAction}`,
    `  ${variant.hashtags.join(' ')}`,
  ]
}

function percent(probability: number): string {
  return `${(probability * 100).toFixed(1).padStart(5)} %`
}

/** Shows progress on a terminal's standard error, one line that replaces itself; silent elsewhere. */
export function progressLine(
  stream: NodeJS.WriteStream,
  quiet: boolean,
): (fraction: number) => void {
  if (quiet || !stream.isTTY) return () => undefined
  return (fraction) => {
    stream.write(`\r${(fraction * 100).toFixed(0).padStart(3)} %`)
    if (fraction >= 1) stream.write('\r\u001b[K')
  }
}

/** `bad-request` in the words of the argument parser. */
export function badUse(reason: string): StudioError {
  return new StudioError('bad-request', { reason })
}
