import * as z from 'zod'
import { maximumSeed } from './sharedFields'

/** A step from a point towards what another seed stands for; 0 stays, 1 arrives. */
interface LatentMove {
  readonly seed: number
  readonly amount: number
}

/** A place in a generator's latent space: what a seed stands for, moved towards others in turn. */
export interface LatentPoint {
  readonly seed: number
  readonly moves: readonly LatentMove[]
}

const mostMoves = 16

/** A point as text: a seed, then each move as `:seed@amount`. `31` or `31:9121@0.2`. */
export const latentPointSchema = z
  .string()
  .max(400)
  .regex(/^\d{1,10}(:\d{1,10}@(0(\.\d{1,4})?|1))*$/, 'a seed, or a seed with moves: 31:9121@0.2')
  .refine((text) => {
    const [first, ...moves] = text.split(/[:]/)
    const seeds = [Number(first), ...moves.map((move) => Number(move.split('@')[0]))]
    return moves.length <= mostMoves && seeds.every((seed) => seed <= maximumSeed)
  }, `seeds up to ${maximumSeed}, at most ${mostMoves} moves`)

/** The point that a text names; the text must have passed the schema. */
export function parseLatentPoint(text: string): LatentPoint {
  const [first = '0', ...moves] = text.split(':')
  return {
    seed: Number(first),
    moves: moves.map((move) => {
      const [seed, amount] = move.split('@')
      return { seed: Number(seed), amount: Number(amount) }
    }),
  }
}

/** A point's text. */
export function latentPointText({ seed, moves }: LatentPoint): string {
  const amountText = (amount: number) => String(Number(amount.toFixed(4)))
  return [seed, ...moves.map((move) => `${move.seed}@${amountText(move.amount)}`)].join(':')
}

/** A point moved further, towards what a seed stands for. Past the most moves the oldest are kept. */
export function moveLatentPoint(point: LatentPoint, seed: number, amount: number): LatentPoint {
  return { seed: point.seed, moves: [...point.moves, { seed, amount }].slice(0, mostMoves) }
}
