import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useCollections } from '../../state/collectionStore'
import {
  type DateFilter,
  type FilterPart,
  type SizeClass,
  sizeBounds,
} from '../../state/libraryFilter'
import { bytesText, pixelsText } from '../../ui/formats'
import { useModelWords } from '../../ui/useModelWords'

/** What the gallery's filters are called. */
export function useFilterWords(): {
  readonly label: (id: string) => string
  readonly model: (id: string) => string
  readonly size: (name: 'pixels' | 'bytes', size: SizeClass) => string
  readonly part: (part: FilterPart) => string
} {
  const { t } = useTranslation('gallery')
  const language = useLanguage()
  const { label, model } = useModelWords()
  const collections = useCollections((state) => state.collections)

  const amount = (name: 'pixels' | 'bytes', value: number) =>
    name === 'bytes' ? bytesText(value, language) : pixelsText(value, language)
  const size = (name: 'pixels' | 'bytes', value: SizeClass) => {
    const [middle, large] = sizeBounds[name]
    const from = amount(name, middle)
    const to = amount(name, large)
    return value === 'small'
      ? t('filter.under', { size: from })
      : value === 'medium'
        ? t('filter.between', { from, to })
        : t('filter.over', { size: to })
  }
  const date = (value: DateFilter) => {
    if (value.kind === 'last')
      return value.days === 1 ? t('filter.today') : t('filter.lastDays', { count: value.days })
    const day = (text: string) => {
      const moment = Date.parse(`${text}T00:00`)
      return Number.isNaN(moment)
        ? '…'
        : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(moment)
    }
    return t('filter.between', { from: day(value.from), to: day(value.to) })
  }
  const part = (value: FilterPart) => {
    switch (value.name) {
      case 'kinds':
        return t(`kind.${value.value}`)
      case 'labels':
        return label(value.value)
      case 'models':
        return model(value.value)
      case 'collection':
        return collections.find(({ id }) => id === value.value)?.name ?? ''
      case 'rating':
        return value.value === 'none'
          ? t('filter.unrated')
          : t('filter.atLeast', { stars: t('stars', { count: value.value }) })
      case 'date':
        return date(value.value)
      default:
        return size(value.name, value.value)
    }
  }
  return { label, model, size, part }
}
