import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import { type Edit, type EditStep, recipeStepOf } from '../../preload/contract/edit'
import { StudioError } from '../../preload/contract/errors'
import type { JobOutput } from '../../preload/contract/job'
import { useDocument } from '../state/documentStore'
import { useHistory } from '../state/historyStore'
import { noteAnswer } from '../state/jobStore'
import { studio } from '../state/studio'
import { showNotice } from '../ui/notices'
import { waitForJob } from './runStep'

/** The picture that some steps make of a source. */
export interface RenderedEdit {
  readonly shown: Asset
  /** The steps as they ran: with their defaults filled in and their seeds drawn. */
  readonly steps: readonly EditStep[]
  /** What the last step said; undefined where nothing had to run. */
  readonly output: JobOutput | undefined
}

/** The edit of the open picture, asked of the library where it has not been told yet. */
export async function currentEdit(): Promise<Edit | undefined> {
  const { asset, edit } = useDocument.getState()
  if (!asset || edit) return edit
  const opened = await studio().calls.edits.open({ asset: asset.id })
  const now = useDocument.getState()
  if (now.asset?.id !== asset.id) return undefined
  if (!now.edit) now.show(opened.edit, opened.source, now.asset)
  return useDocument.getState().edit
}

/**
 * Makes the picture of some steps over a source, or finds it where it is kept. `onJob` hears of the job
 * that runs for it, and of its end; once `signal` is aborted that job is cancelled. Throws the job's error.
 */
export async function renderSteps(
  source: string,
  steps: readonly EditStep[],
  onJob: (job: string | undefined) => void = () => undefined,
  signal?: AbortSignal,
): Promise<RenderedEdit> {
  const active = steps.filter(({ enabled }) => enabled)
  const recipe = active.map(recipeStepOf)
  const { asset } = await studio().calls.edits.find({ source, steps: recipe })
  if (asset) return { shown: asset, steps, output: undefined }
  const job = await studio().calls.jobs.submit({
    recipe: { steps: recipe },
    inputs: [{ asset: source }],
    first: true,
    edit: true,
  })
  noteAnswer(job)
  onJob(job.id)
  const cancel = () => void endJob(job.id)
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  try {
    const done = await waitForJob(job.id)
    const output = done.outputs.at(-1)
    if (!output) throw new StudioError('internal', { reason: 'an edit made no picture' })
    const shown = await studio().calls.library.get({ id: output.asset })
    const ran = new Map(active.map(({ id }, place) => [id, done.recipe.steps[place]]))
    return { shown, output, steps: steps.map((step) => ({ ...step, ...ran.get(step.id) })) }
  } finally {
    signal?.removeEventListener('abort', cancel)
    onJob(undefined)
  }
}

/** Stops a job; one that has just ended by itself needs no stopping. */
export async function endJob(job: string): Promise<void> {
  await studio()
    .calls.jobs.cancel({ id: job })
    .catch(() => undefined)
}

/**
 * Makes something for what is open: its signal is aborted as soon as the document is one that it is not wanted
 * for, and where it fails half way.
 */
export async function asLongAs<Made>(
  isWanted: () => boolean,
  make: (signal: AbortSignal) => Promise<Made>,
): Promise<Made> {
  const stop = new AbortController()
  const unfollow = useDocument.subscribe(() => {
    if (!isWanted()) stop.abort()
  })
  try {
    return await make(stop.signal)
  } finally {
    unfollow()
    stop.abort()
  }
}

/** Makes an edit the one of the open picture, as something that can be taken back. */
export function commitEdit(before: Edit, after: Edit, shown: Asset, labelKey: string): void {
  const { original, asset, show } = useDocument.getState()
  const source = [original, asset, shown].find((one) => one?.id === after.source)
  if (source) show(after, source, shown)
  useHistory
    .getState()
    .record({ kind: 'edit', before, after, labelKey, bytes: 4096 }, { edit: after })
}

/**
 * Commits an edit that has become ready, unless another picture is open by now or another step came
 * first: then it is offered, and nothing is taken away from the user. Tells whether it was committed.
 */
export function commitReady(before: Edit, after: Edit, shown: Asset, labelKey: string): boolean {
  const commit = () => commitEdit(before, after, shown, labelKey)
  if (useDocument.getState().edit === before) {
    commit()
    return true
  }
  showNotice(() => i18next.t('edit:doneElsewhere', { name: shown.name }), {
    tone: 'success',
    action: { title: () => i18next.t('edit:show'), run: commit },
  })
  return false
}

/**
 * Shows an edit as it was at some time. A result that was cleared away since is made again; tells the
 * edit with the picture that it shows now.
 */
export async function showEdit(edit: Edit): Promise<Edit> {
  const source = await studio().calls.library.get({ id: edit.source })
  const kept = await studio()
    .calls.library.get({ id: edit.shown })
    .catch(() => undefined)
  const shown = kept ?? (await renderSteps(edit.source, edit.steps)).shown
  const now = { ...edit, shown: shown.id }
  useDocument.getState().show(now, source, shown)
  return now
}
