import { useTranslation } from 'react-i18next'
import type { Brief, Channel, tones } from '../../../preload/contract/brief'
import { useLanguage } from '../../i18n/useLanguage'
import { listText } from '../formats'

type Tone = (typeof tones)[number]

/** A brief in the current language: its tones and channels, and all that one says. */
export function useBriefWords(): {
  readonly tone: Readonly<Record<Tone, string>>
  readonly channel: Readonly<Record<Channel, string>>
  readonly summary: (brief: Brief) => string
} {
  const { t } = useTranslation('caption')
  const language = useLanguage()
  const words = {
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
  const summary = (brief: Brief) =>
    listText(
      [
        brief.product,
        brief.brand,
        brief.audience,
        brief.offer,
        ...brief.features,
        words.tone[brief.tone],
        words.channel[brief.channel],
      ].filter((part) => part !== ''),
      language,
    )
  return { ...words, summary }
}
