/** What a probability of being a photograph amounts to in words; between 0.3 and 0.7 nothing is claimed. */
export function realismVerdict(probability: number): 'photograph' | 'generated' | 'unsure' {
  if (probability >= 0.7) return 'photograph'
  return probability <= 0.3 ? 'generated' : 'unsure'
}
