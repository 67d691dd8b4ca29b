import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/ConfirmDialog'

interface UnsavedTextsProps {
  readonly count: number
  readonly onLeave: () => void
  readonly onClose: () => void
}

/** Asks before texts that were found out, and perhaps looked through, are lost. */
export function UnsavedTexts({ count, onLeave, onClose }: UnsavedTextsProps) {
  const { t } = useTranslation('batch')
  return (
    <ConfirmDialog
      title={t('unsaved.title')}
      text={t('unsaved.text', { count })}
      confirm={t('unsaved.leave')}
      dangerous
      onConfirm={onLeave}
      onClose={onClose}
    />
  )
}
