import { toStudioError } from '../../preload/contract/errors'
import { errorText } from '../../preload/contract/text/errorText'
import { currentLanguage } from '../i18n/i18n'
import {
  type NoticeAction,
  type NoticeTone,
  type NoticeWords,
  useNotices,
} from '../state/noticeStore'

/** Shows a short notice at the foot of the window; errors stay until they are closed. */
export function showNotice(
  message: NoticeWords,
  options: { tone?: NoticeTone; action?: NoticeAction; details?: NoticeWords } = {},
): void {
  useNotices.getState().add({ message, tone: 'plain', ...options })
}

/** Says what went wrong and what to do, in the user's language; what was cancelled is not an error. */
export function showError(error: unknown): void {
  const studioError = toStudioError(error)
  if (studioError.code === 'cancelled') return
  const details = JSON.stringify(studioError.toPayload(), undefined, 2)
  showNotice(() => errorText(studioError.code, studioError.data, currentLanguage()), {
    tone: 'error',
    details: () => details,
  })
}
