import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyTrash } from '../actions/libraryActions'
import { useDialogs } from '../state/dialogStore'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { SaveAsDialog } from '../ui/SaveAsDialog'
import { AlikeDialog } from './alike/AlikeDialog'
import { BatchDialog } from './batch/BatchDialog'
import { FolderBatchDialog } from './batch/FolderBatchDialog'
import { PresetDialog } from './batch/PresetDialog'
import { DiagnosticsDialog } from './diagnostics/DiagnosticsDialog'
import { CollectDialog } from './gallery/CollectDialog'
import { LineageDialog } from './gallery/LineageDialog'
import { TagsDialog } from './gallery/TagsDialog'
import { AboutDialog } from './help/AboutDialog'
import { ShortcutsDialog } from './help/ShortcutsDialog'
import { SettingsDialog } from './settings/SettingsDialog'

// The manual's text and the Markdown reader are loaded when it is opened.
const ManualDialog = lazy(() => import('./help/manual/ManualDialog'))

/** The dialog that is open; the palette is no part of it. */
export default function OpenDialog() {
  const { t } = useTranslation('gallery')
  const dialog = useDialogs((state) => state.dialog)
  const close = useDialogs((state) => state.close)
  switch (dialog?.kind) {
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />
    case 'about':
      return <AboutDialog onClose={close} />
    case 'diagnostics':
      return <DiagnosticsDialog onClose={close} />
    case 'manual':
      return (
        <Suspense fallback={null}>
          <ManualDialog page={dialog.page} onClose={close} />
        </Suspense>
      )
    case 'saveAs':
      return <SaveAsDialog ids={dialog.ids} onClose={close} />
    case 'batch':
      return <BatchDialog ids={dialog.ids} first={dialog.first} onClose={close} />
    case 'batchFolder':
      return <FolderBatchDialog onClose={close} />
    case 'preset':
      return <PresetDialog steps={dialog.steps} onClose={close} />
    case 'collect':
      return <CollectDialog ids={dialog.ids} onClose={close} />
    case 'tags':
      return <TagsDialog ids={dialog.ids} onClose={close} />
    case 'lineage':
      return <LineageDialog id={dialog.id} onClose={close} />
    case 'alike':
      return <AlikeDialog like={dialog.like} onClose={close} />
    case 'emptyTrash':
      return (
        <ConfirmDialog
          title={t('trash.emptyTitle')}
          text={t('trash.emptyText')}
          confirm={t('trash.empty')}
          dangerous
          onConfirm={() => void emptyTrash()}
          onClose={close}
        />
      )
    default:
      return null
  }
}
