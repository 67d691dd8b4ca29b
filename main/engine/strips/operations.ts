import type { MonochromeParameters } from '../../../preload/contract/pixels/monochromeMix'
import type { ToneParameters } from '../../../preload/contract/pixels/toneColour'
import { type SharpenOperation, sharpenStage } from '../sharpen/sharpenStage'
import { monochromeStage } from '../tone/monochrome'
import { toneStage } from '../tone/toneStage'
import type { StripStage } from './stripStage'

/** A stage in words that another thread understands. */
export type StripOperation =
  | { readonly kind: 'tone'; readonly parameters: ToneParameters }
  | { readonly kind: 'monochrome'; readonly parameters: MonochromeParameters }
  | { readonly kind: 'sharpen'; readonly parameters: SharpenOperation }

export function stageOf(operation: StripOperation): StripStage {
  switch (operation.kind) {
    case 'tone':
      return toneStage(operation.parameters)
    case 'monochrome':
      return monochromeStage(operation.parameters)
    case 'sharpen':
      return sharpenStage(operation.parameters)
  }
}
