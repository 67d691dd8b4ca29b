import type { MonochromeParameters } from '../../../preload/contract/pixels/monochromeMix'
import type { ToneParameters } from '../../../preload/contract/pixels/toneColour'
import type { KernelMemory } from '../kernels/kernelMemory'
import { type SharpenOperation, sharpenRows } from '../sharpen/sharpenRows'
import { monochromeRows } from '../tone/monochromeRows'
import { toneRows } from '../tone/toneRows'
import type { RowFacts, RowSource } from './rowSource'

/** What a step does to a picture row by row, in words that another thread understands. */
export type StripOperation =
  | { readonly kind: 'tone'; readonly parameters: ToneParameters }
  | { readonly kind: 'monochrome'; readonly parameters: MonochromeParameters }
  | { readonly kind: 'sharpen'; readonly parameters: SharpenOperation }

/** An operation's rows from those of another source. */
export function rowsOf(
  operation: StripOperation,
  memory: KernelMemory,
  upstream: RowSource,
  facts: RowFacts,
): RowSource {
  switch (operation.kind) {
    case 'tone':
      return toneRows(memory, upstream, facts, operation.parameters)
    case 'monochrome':
      return monochromeRows(memory, upstream, facts, operation.parameters)
    case 'sharpen':
      return sharpenRows(memory, upstream, facts, operation.parameters)
  }
}
