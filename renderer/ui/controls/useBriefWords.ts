import { useTranslation } from 'react-i18next'
import type { Channel, tones } from '../../../preload/contract/brief'

type Tone = (typeof tones)[number]

/** The tones and channels of a brief in the current language. */
export function useBriefWords(): {
  readonly tone: Readonly<Record<Tone, string>>
  readonly channel: Readonly<Record<Channel, string>>
} {
  const { t } = useTranslation('caption')
  return {
    tone: {
      friendly: t('tone.friendly'),
      elegant: t('tone.elegant'),
      playful: t('tone.playful'),
      factual: t('tone.factual'),
      urgent: t('tone.urgent'),
    },
    channel: {
      shop: t('channel.shop'),
      instagram: t('channel.instagram'),
      x: t('channel.x'),
      xiaohongshu: t('channel.xiaohongshu'),
      wechat: t('channel.wechat'),
      email: t('channel.email'),
      banner: t('channel.banner'),
    },
  }
}
