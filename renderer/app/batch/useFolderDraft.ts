import { useEffect, useRef, useState } from 'react'
import { toStudioError } from '../../../preload/contract/errors'
import { nothingLeftOut } from '../../../preload/contract/folderFindings'
import type { FolderFinding } from '../../../preload/contract/folderRun'
import {
  type FolderChoice,
  folderRequest,
  tellFolderEnd,
  tellPassedOver,
} from '../../actions/folderActions'
import type { RecipeInput } from '../../actions/runStep'
import { studio } from '../../state/studio'
import { useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'

/** Texts of a folder that are being written or looked through, and are not saved yet. */
interface Draft {
  readonly task: string
  readonly recipes: readonly RecipeInput[]
  readonly choice: FolderChoice
  readonly findings: readonly FolderFinding[]
  readonly running: boolean
  /** Pictures that were passed over since their texts are there. */
  readonly skipped: number
}

interface FolderDraft {
  readonly draft: Draft | undefined
  readonly start: (recipes: readonly RecipeInput[], choice: FolderChoice) => Promise<void>
  /** Writes findings, as they are after they were looked through, and says how that went. */
  readonly save: (findings: readonly FolderFinding[]) => Promise<void>
}

/** A draft over a folder: what it finds out comes in while it runs, and stays when it is stopped. */
export function useFolderDraft(): FolderDraft {
  const [draft, setDraft] = useState<Draft>()
  const current = useRef<string>(undefined)
  const change = (task: string, patch: (known: Draft) => Partial<Draft>) =>
    setDraft((known) => (known?.task === task ? { ...known, ...patch(known) } : known))

  useEffect(() => {
    const stopHearing = studio().on('folder.found', ({ task, finding }) =>
      setDraft((known) =>
        known?.task === task ? { ...known, findings: [...known.findings, finding] } : known,
      ),
    )
    return () => {
      stopHearing()
      // Nobody would see what else it finds out.
      const task = current.current
      if (task !== undefined) useTasks.getState().cancel(task).catch(showError)
    }
  }, [])

  const start: FolderDraft['start'] = async (recipes, choice) => {
    const { draftFolder } = studio().host
    if (!draftFolder) return
    const task = crypto.randomUUID()
    current.current = task
    setDraft({ task, recipes, choice, findings: [], running: true, skipped: 0 })
    try {
      const report = await draftFolder({ ...folderRequest(recipes, choice), task })
      change(task, () => ({ skipped: report.skipped }))
      // What the search passed over stands below the folder already.
      if (report.failures.length > 0)
        tellPassedOver(() => choice.from.name, { ...report, leftOut: nothingLeftOut })
    } catch (error) {
      if (toStudioError(error).code !== 'cancelled') showError(error)
    } finally {
      if (current.current === task) current.current = undefined
      change(task, () => ({ running: false }))
    }
  }

  const save: FolderDraft['save'] = async (findings) => {
    const { keepFindings } = studio().host
    if (!draft || !keepFindings) return
    const { recipes, choice } = draft
    const report = await keepFindings({
      ...folderRequest(recipes, choice),
      findings: [...findings],
    })
    tellFolderEnd(choice.from, report)
  }
  return { draft, start, save }
}
