interface NumberLimits {
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly integer?: boolean | undefined
}

/** A typed number within its limits, with a comma read as a point; undefined where it is none. */
export function parseNumber(text: string, limits: NumberLimits): number | undefined {
  const trimmed = text.trim().replace(',', '.').replace('−', '-')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return undefined
  const number = Number(trimmed)
  if (!Number.isFinite(number)) return undefined
  const whole = limits.integer ? Math.round(number) : number
  return clampNumber(whole, limits.minimum, limits.maximum)
}

function clampNumber(value: number, minimum?: number, maximum?: number): number {
  return Math.min(
    maximum ?? Number.POSITIVE_INFINITY,
    Math.max(minimum ?? Number.NEGATIVE_INFINITY, value),
  )
}

/** `from` moved by `step` within its limits, without the dust of binary fractions. */
export function stepNumber(from: number, step: number, minimum?: number, maximum?: number): number {
  return clampNumber(Number((from + step).toFixed(6)), minimum, maximum)
}
