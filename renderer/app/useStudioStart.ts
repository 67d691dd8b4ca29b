import { useColorScheme } from '@mui/material'
import i18next from 'i18next'
import { useEffect, useLayoutEffect, useState } from 'react'
import { openedFilesCommand } from '../../preload/contract/channels'
import type { EventPayload } from '../../preload/contract/events'
import { executionProviderSchema } from '../../preload/contract/model'
import { providerName } from '../../preload/contract/text/providerName'
import { severalPagesText } from '../../preload/contract/text/severalPagesText'
import { receiveOpenedFiles } from '../actions/importActions'
import { listenToKeys, runCommand } from '../actions/manager/commandManager'
import { followMenuKeys } from '../actions/manager/menuKeys'
import { followSession, restoreSession } from '../actions/session'
import { currentLanguage } from '../i18n/i18n'
import { useCollections } from '../state/collectionStore'
import { followEngine, useEngine } from '../state/engineStore'
import { followJobs, useJobs } from '../state/jobStore'
import { followLibrary, useLibrary } from '../state/libraryStore'
import { followModels, useModels } from '../state/modelStore'
import { followPresets, usePresets } from '../state/presetStore'
import { followSamples } from '../state/sampleStore'
import { followSettings, useSettings } from '../state/settingsStore'
import { useStepClipboard } from '../state/stepClipboard'
import { studio } from '../state/studio'
import { useStudioInfo } from '../state/studioInfoStore'
import { followTasks, useTasks } from '../state/taskStore'
import { showError, showNotice } from '../ui/notices'

/** Longer than a core that is open takes to tell what it has, and too short to be seen. */
const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 100))

type NoticeEvent = EventPayload<'notice'>

/** Without a wish of the user's, running on the CPU is no event; the chip in the bar tells of it. */
function expected(notice: NoticeEvent): boolean {
  return notice.code === 'provider-fallback' && useSettings.getState().settings?.provider === 'auto'
}

function providerText(provider: unknown): string {
  const parsed = executionProviderSchema.safeParse(provider)
  return parsed.success ? providerName(parsed.data) : String(provider)
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

/** Asks the core for what it has, which events tell the changes of. */
function loadFollowed(): Promise<unknown>[] {
  return [
    useJobs.getState().load(),
    useTasks.getState().load(),
    useModels.getState().load(),
    useEngine.getState().load(),
    useLibrary.getState().reload(),
    useCollections.getState().load(),
    usePresets.getState().load(),
  ]
}

/** Loads the stores, follows the core's events and the keyboard, and applies language and theme. */
export function useStudioStart(): boolean {
  const [ready, setReady] = useState(false)
  const settings = useSettings((state) => state.settings)
  const systemLanguage = useStudioInfo((state) => state.info?.systemLanguage)
  const { setMode } = useColorScheme()

  // Before the empty window is painted: what is asked for now is there when it has been.
  useLayoutEffect(() => {
    const stops = [
      followSettings(),
      followJobs(),
      followTasks(),
      followLibrary(),
      followSession(),
      followEngine(),
      followSamples(),
      followPresets(),
      followModels(),
      studio().on('notice', (notice) => {
        if (!expected(notice)) showNotice(() => noticeText(notice), { tone: 'warning' })
      }),
      studio().host.onCommand((command) => {
        if (command === openedFilesCommand) void receiveOpenedFiles().catch(showError)
        else runCommand(command)
      }),
      studio().on('stream.began', () => {
        for (const load of [useSettings.getState().load(), ...loadFollowed()]) load.catch(showError)
      }),
      listenToKeys(window),
      followMenuKeys(),
    ]
    const loads = [
      useSettings.getState().load(),
      useStudioInfo.getState().load(),
      ...loadFollowed(),
      useStepClipboard.getState().load(),
      restoreSession(),
    ]
    for (const load of loads) load.catch(showError)
    // What the system asked for comes on top of what was open last.
    void Promise.allSettled(loads).then(receiveOpenedFiles).catch(showError)
    // The window waits for language, theme and first run; for everything else only for a moment, in which it
    // mostly comes, since what fills in later is drawn a second time.
    void Promise.allSettled(loads.slice(0, 2))
      .then(() => Promise.race([Promise.allSettled(loads), moment()]))
      .then(() => setReady(true))
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  const language = settings?.language
  useEffect(() => {
    if (!language) return
    const chosen = language === 'system' ? (systemLanguage ?? 'en') : language
    document.documentElement.lang = chosen
    if (i18next.language !== chosen) void i18next.changeLanguage(chosen)
  }, [language, systemLanguage])

  const theme = settings?.theme
  useEffect(() => {
    if (theme) setMode(theme)
  }, [theme, setMode])

  return ready
}
