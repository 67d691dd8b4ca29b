import { useTranslation } from 'react-i18next'
import { type BatchRow, textsOf } from './batchRows'

/** How many things these rows are that are kept: texts of ad copy, or else one for each picture. */
export function keptCount(kept: readonly BatchRow[]): number {
  return kept[0]?.result?.kind === 'copy' ? kept.flatMap(textsOf).length : kept.length
}

/** What the button that keeps these rows says: what they are, and how many. */
export function useKeepWords(): (kept: readonly BatchRow[]) => string {
  const { t } = useTranslation('batch')
  return (kept) => {
    const count = keptCount(kept)
    switch (kept[0]?.result?.kind) {
      case 'copy':
        return t('saveCopies', { count })
      case 'caption':
        return t('saveCaptions', { count })
      default:
        return t('saveFindings', { count })
    }
  }
}
