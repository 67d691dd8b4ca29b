import { closeSnackbar, enqueueSnackbar, type SnackbarKey } from 'notistack'
import { toStudioError } from '../../preload/contract/errors'
import { errorText } from '../../preload/contract/text/errorText'
import { currentLanguage } from '../i18n/i18n'

declare module 'notistack' {
  interface VariantOverrides {
    notice: { action?: NoticeAction; details?: string; tone: NoticeTone }
  }
}

export type NoticeTone = 'plain' | 'success' | 'warning' | 'error'

/** A button on a notice, such as Undo. */
export interface NoticeAction {
  readonly title: string
  readonly run: () => void
}

/** Shows a short notice at the foot of the window; errors stay until they are closed. */
export function showNotice(
  message: string,
  options: { tone?: NoticeTone; action?: NoticeAction; details?: string } = {},
): SnackbarKey {
  const tone = options.tone ?? 'plain'
  return enqueueSnackbar(message, {
    variant: 'notice',
    tone,
    autoHideDuration: tone === 'error' ? null : options.action ? 10_000 : 5_000,
    ...(options.action ? { action: options.action } : {}),
    ...(options.details ? { details: options.details } : {}),
  } as never)
}

export function closeNotice(key: SnackbarKey): void {
  closeSnackbar(key)
}

/** Says what went wrong and what to do, in the user's language; what was cancelled is not an error. */
export function showError(error: unknown): void {
  const studioError = toStudioError(error)
  if (studioError.code === 'cancelled') return
  showNotice(errorText(studioError.code, studioError.data, currentLanguage()), {
    tone: 'error',
    details: JSON.stringify(studioError.toPayload(), undefined, 2),
  })
}
