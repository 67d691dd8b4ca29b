import * as z from 'zod'

export const tones = ['friendly', 'elegant', 'playful', 'factual', 'urgent'] as const
export const channels = [
  'shop',
  'instagram',
  'x',
  'xiaohongshu',
  'wechat',
  'email',
  'banner',
] as const
export type Channel = (typeof channels)[number]

/** Longest whole text of a channel, in characters, and how many hashtags it bears. */
export const channelLimits: Readonly<Record<Channel, { characters: number; hashtags: number }>> = {
  shop: { characters: 600, hashtags: 0 },
  instagram: { characters: 2200, hashtags: 10 },
  x: { characters: 280, hashtags: 2 },
  xiaohongshu: { characters: 1000, hashtags: 8 },
  wechat: { characters: 600, hashtags: 3 },
  email: { characters: 400, hashtags: 0 },
  banner: { characters: 90, hashtags: 0 },
}

/** What an advertisement is for. Everything may be left out; the picture fills in what it can. */
export const briefSchema = z.strictObject({
  product: z.string().max(120).default(''),
  brand: z.string().max(80).default(''),
  audience: z.string().max(120).default(''),
  offer: z.string().max(120).default(''),
  features: z.array(z.string().min(1).max(120)).max(8).default([]),
  tone: z.enum(tones).default('friendly'),
  channel: z.enum(channels).default('shop'),
})
export type Brief = z.infer<typeof briefSchema>
