import i18next from 'i18next'
import type { EventPayload } from '../../preload/contract/events'
import { executionProviderSchema } from '../../preload/contract/model'
import { providerName } from '../../preload/contract/text/providerName'
import { severalPagesText } from '../../preload/contract/text/severalPagesText'
import { currentLanguage } from '../i18n/i18n'
import { useSettings } from '../state/settingsStore'
import { studio } from '../state/studio'
import { showNotice } from '../ui/notices'

type NoticeEvent = EventPayload<'notice'>

/** Without a wish of the user's, running on the CPU is no event; the chip in the bar tells of it. */
function expected(notice: NoticeEvent): boolean {
  return notice.code === 'provider-fallback' && useSettings.getState().settings?.provider === 'auto'
}

function providerText(provider: unknown): string {
  const parsed = executionProviderSchema.safeParse(provider)
  return parsed.success ? providerName(parsed.data) : String(provider)
}

/** What was cut off, and how to get the rest. */
function cutText(kind: string, name: string): string {
  if (kind === 'import') return i18next.t('app:event.importCut', { name })
  return kind === 'folder'
    ? i18next.t('app:event.folderCut', { name })
    : i18next.t('app:event.exportCut', { name })
}

/** Words of what the core says unasked. */
function noticeText({ code, data }: NoticeEvent): string {
  switch (code) {
    case 'engine-restarted':
      return i18next.t('app:event.engineRestarted')
    case 'provider-fallback':
      return i18next.t('app:event.providerFallback', { provider: providerText(data.provider) })
    case 'jobs-interrupted':
      return i18next.t('app:event.jobsInterrupted', { count: Number(data.count ?? 1) })
    case 'task-cut':
      return cutText(String(data.kind), String(data.name ?? ''))
    case 'disk-full':
      return i18next.t('app:event.diskFull')
    case 'library-restored':
      return i18next.t('app:event.libraryRestored')
    case 'library-rebuilt':
      return i18next.t('app:event.libraryRebuilt', { count: Number(data.count ?? 0) })
    case 'several-pages':
      return [
        i18next.t('app:event.watchedPages'),
        severalPagesText(Number(data.count ?? 1), currentLanguage()),
      ].join('\n')
  }
}

/** Shows what the core says unasked, for as long as the page lives. */
export function followNotices(): void {
  studio().on('notice', (notice) => {
    if (!expected(notice)) showNotice(() => noticeText(notice), { tone: 'warning' })
  })
}
