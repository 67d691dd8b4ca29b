import { useTranslation } from 'react-i18next'
import { type BatchRow, textsOf } from './batchRows'

/** What the button that keeps these rows says: what they are, and how many. */
export function useKeepWords(): (kept: readonly BatchRow[]) => string {
  const { t } = useTranslation('batch')
  return (kept) => {
    switch (kept[0]?.result?.kind) {
      case 'copy':
        return t('saveCopies', { count: kept.flatMap(textsOf).length })
      case 'caption':
        return t('saveCaptions', { count: kept.length })
      default:
        return t('saveFindings', { count: kept.length })
    }
  }
}
