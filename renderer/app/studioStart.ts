import i18next from 'i18next'
import { openedFilesCommand } from '../../preload/contract/channels'
import { receiveOpenedFiles } from '../actions/importActions'
import { listenToKeys, runCommand } from '../actions/manager/commandManager'
import { followMenuKeys } from '../actions/manager/menuKeys'
import { followSession, restoreSession } from '../actions/session'
import { useCollections } from '../state/collectionStore'
import { followEngine, useEngine } from '../state/engineStore'
import { followJobs, useJobs } from '../state/jobStore'
import { followLibrary, useLibrary } from '../state/libraryStore'
import { followModels, useModels } from '../state/modelStore'
import { followOpenPicture } from '../state/openPicture'
import { followPresets, usePresets } from '../state/presetStore'
import { followSamples } from '../state/sampleStore'
import { followSettings, useSettings } from '../state/settingsStore'
import { useStepClipboard } from '../state/stepClipboard'
import { studio } from '../state/studio'
import { useStudioInfo } from '../state/studioInfoStore'
import { followTasks, useTasks } from '../state/taskStore'
import { showError } from '../ui/notices'
import { followNotices } from './coreNotices'

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

/** What the window may be drawn with: `needed` is language, theme and first run, `all` is everything. */
export interface StudioStart {
  readonly needed: Promise<unknown>
  readonly all: Promise<unknown>
}

/**
 * Loads the stores, follows the core's events and the keyboard, for as long as the page lives. Begun before React
 * draws anything: what is asked for now is there when it would have drawn an empty window.
 */
export function startStudio(): StudioStart {
  followSettings()
  followJobs()
  followTasks()
  followLibrary()
  followOpenPicture()
  followSession()
  followEngine()
  followSamples()
  followPresets()
  followModels()
  followNotices()
  studio().host.onCommand((command) => {
    if (command === openedFilesCommand) void receiveOpenedFiles().catch(showError)
    else runCommand(command)
  })
  studio().on('stream.began', () => {
    for (const load of [useSettings.getState().load(), ...loadFollowed()]) load.catch(showError)
  })
  listenToKeys(window)
  followMenuKeys()
  const needed = [useSettings.getState().load(), useStudioInfo.getState().load()]
  const loads = [...needed, ...loadFollowed(), useStepClipboard.getState().load(), restoreSession()]
  for (const load of loads) load.catch(showError)
  const all = Promise.allSettled(loads)
  useSettings.subscribe(() => void showLanguage())
  // What the system asked for comes on top of what was open last.
  void all.then(receiveOpenedFiles).catch(showError)
  return { needed: Promise.allSettled(needed).then(showLanguage), all }
}

/** The language of the interface, once settings and system are known. */
async function showLanguage(): Promise<void> {
  const language = useSettings.getState().settings?.language
  const { info } = useStudioInfo.getState()
  if (!language || !info) return
  const chosen = language === 'system' ? info.systemLanguage : language
  document.documentElement.lang = chosen
  if (i18next.language !== chosen) await i18next.changeLanguage(chosen)
}
