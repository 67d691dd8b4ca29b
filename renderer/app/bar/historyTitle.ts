import type { Language } from '../../../preload/contract/language'
import { textOf } from '../../i18n/i18n'
import type { HistoryItem } from '../../state/historyStore'
import { stepTitle } from '../../ui/formats'

/** What taking a thing back, or doing it again, is about; undefined where there is none. */
export function historyTitle(
  item: HistoryItem | undefined,
  language: Language,
): string | undefined {
  if (!item) return undefined
  // A step that was added says more by its own name than that it is a result.
  const added =
    item.kind === 'edit' && item.after.steps.length > item.before.steps.length
      ? item.after.steps.at(-1)
      : undefined
  return added ? stepTitle(added.step, language) : textOf(item.labelKey)
}
