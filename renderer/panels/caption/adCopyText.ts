import type { Channel } from '../../../preload/contract/brief'
import type { StepResult } from '../../../preload/contract/steps'

export type AdCopyVariant = StepResult<'describe.adcopy'>['variants'][number]

/** The whole advertisement as it is posted: headline, body, call to action, hashtags, a line each. */
export function wholeText(
  variant: Pick<AdCopyVariant, 'headline' | 'body' | 'callToAction' | 'hashtags'>,
): string {
  return [variant.headline, variant.body, variant.callToAction, variant.hashtags.join(' ')]
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}

/**
 * Length of a text as its channel counts it: characters, on X with wide ones (CJK and the like) for two
 * (docs.x.com, "Counting characters": only these ranges weigh one).
 */
export function channelLength(text: string, channel: Channel | string): number {
  const characters = [...text]
  if (channel !== 'x') return characters.length
  return characters.reduce(
    (sum, character) => sum + (weighsOne(character.codePointAt(0) ?? 0) ? 1 : 2),
    0,
  )
}

function weighsOne(point: number): boolean {
  return (
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037)
  )
}
