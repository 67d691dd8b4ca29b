import i18next from 'i18next'
import { studio } from '../../state/studio'
import { showNotice } from '../../ui/notices'
import { type BatchRow, batchTable, csvText } from './batchRows'
import type { BatchReview } from './useBatchReview'

/** Saves rows as a table, in the words that they have now, where the user chooses. */
export async function exportTable(
  rows: readonly BatchRow[],
  nameOf: (id: string) => string,
  { captions, copies }: Pick<BatchReview, 'captions' | 'copies'>,
): Promise<void> {
  const text = csvText(batchTable(rows, nameOf, captions, copies))
  const name = i18next.t('batch:fileName')
  if (await studio().host.saveText({ name, type: 'text/csv', text }))
    showNotice(() => i18next.t('batch:exported'), { tone: 'success' })
}
