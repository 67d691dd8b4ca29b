import i18next from 'i18next'
import type { SavedImages } from '../../preload/contract/api'
import { failureLine } from '../../preload/contract/text/failureLine'
import { currentLanguage } from '../i18n/i18n'
import { useExportForm } from '../state/exportStore'
import { noteSaved } from '../state/savedStore'
import { studio } from '../state/studio'
import { taskBegun } from '../state/taskStore'
import { showError, showNotice } from '../ui/notices'
import { type ExportForm, formatNames, manyOptions, pictureOptions } from '../ui/saveAs/exportForm'

/**
 * Asks where to and begins to save one picture there; the tray follows it, and a notice tells how it ended. Answers as
 * soon as it has begun: false where the user thought better of it.
 */
export function startSaving(id: string, name: string, form: ExportForm): Promise<boolean> {
  const task = crypto.randomUUID()
  const saving = studio().host.saveImage({ id, name, task, ...pictureOptions(form) })
  const ended = saving.then(
    (saved) => {
      if (!saved) return false
      noteSaved()
      const { format } = saved
      const isAsked = format === form.format
      if (!isAsked) useExportForm.getState().change({ format })
      showNotice(
        () =>
          isAsked
            ? i18next.t('gallery:saveAs.saved', { count: 1 })
            : i18next.t('export:savedAs', { format: formatNames[format] }),
        { tone: 'success' },
      )
      return true
    },
    (error: unknown) => {
      showError(error)
      return false
    },
  )
  return Promise.race([taskBegun(task).then(() => true), ended])
}

/**
 * Asks where to and begins to save pictures there; the tray follows it, and a notice tells how it ended.
 * Answers as soon as it has begun: false where the user thought better of it.
 */
export async function startExport(ids: readonly string[], form: ExportForm): Promise<boolean> {
  const task = crypto.randomUUID()
  const saving = studio().host.saveImages({
    ...manyOptions(form),
    ids: [...ids],
    task,
    archive: form.archive || studio().host.kind === 'web',
    existing: form.existing,
  })
  const ended = saving.then(
    (saved) => {
      if (saved) {
        noteSaved()
        tellSaved(saved)
      }
      return saved !== undefined
    },
    (error: unknown) => {
      showError(error)
      return false
    },
  )
  return Promise.race([taskBegun(task).then(() => true), ended])
}

function tellSaved({ files, skipped, failures }: SavedImages): void {
  if (failures.length > 0) {
    showNotice(() => i18next.t('export:failed', { count: failures.length }), {
      tone: 'error',
      details: () => failures.map((one) => failureLine(one, currentLanguage())).join('\n'),
    })
  }
  if (files > 0 || failures.length === 0)
    showNotice(() => i18next.t('gallery:saveAs.saved', { count: files }), { tone: 'success' })
  if (skipped > 0) showNotice(() => i18next.t('export:skipped', { count: skipped }))
}
