import i18next from 'i18next'
import {
  type Edit,
  type EditStep,
  maximumEditSteps,
  recipeStepOf,
} from '../../preload/contract/edit'
import type { PixelSize } from '../../preload/contract/pixels/pixelBox'
import { recipeEnding } from '../../preload/contract/recipe'
import { isStepId } from '../../preload/contract/steps'
import { currentLanguage } from '../i18n/i18n'
import { useEdit } from '../panels/edit/editStore'
import { sizeOfAsset, useDocument } from '../state/documentStore'
import { useHistory } from '../state/historyStore'
import { useJobs } from '../state/jobStore'
import { knownAsset } from '../state/libraryStore'
import type { UsablePreset } from '../state/presetStore'
import { type CopiedStep, useStepClipboard } from '../state/stepClipboard'
import { studio } from '../state/studio'
import { stepTitle } from '../ui/formats'
import type { FormValues } from '../ui/formValues'
import { showNotice } from '../ui/notices'
import { commitReady, currentEdit, endJob, renderSteps } from './editDocument'
import { isReusable } from './presetActions'
import { type StepRequest, submit, waitForJob } from './runStep'
import { type FittedStack, fitMasks, type StackSource, withMask, withPainted } from './stackMasks'

type StackChange = (steps: readonly EditStep[]) => readonly EditStep[]

let latest = 0

/** While a result waits for a yes, and while a mask is repainted, the stack stays as it is. */
function isBusy(): boolean {
  const { staged, repainting } = useDocument.getState()
  return staged !== undefined || repainting !== undefined
}

/**
 * Changes the stack of the open picture as one thing that can be taken back. A change that comes while
 * the one before is still being made goes on from that one. Throws the job's error; the stack is then
 * as it was.
 */
async function changeStack(change: StackChange, labelKey: string): Promise<void> {
  const before = await currentEdit()
  if (!before || isBusy()) return
  const { pending, stackJob, setPending } = useEdit.getState()
  const next = change(pending ?? before.steps)
  const turn = ++latest
  setPending(next, stackJob)
  if (stackJob) await endJob(stackJob)
  try {
    const fitted = await fittedTo(before, next)
    if (turn !== latest) return
    const { shown, steps } = await renderSteps(before.source, fitted.steps, (job) => {
      if (turn === latest) setPending(next, job)
      else if (job) void endJob(job)
    })
    if (turn !== latest) return
    sayOutside(fitted.outside)
    if (JSON.stringify(steps) !== JSON.stringify(before.steps))
      commitReady(before, { ...before, steps: [...steps], shown: shown.id }, shown, labelKey)
  } catch (error) {
    if (turn === latest) throw error
  } finally {
    if (turn === latest) setPending(undefined)
  }
}

/** The changed steps with their masks fitted to what is before them now. */
async function fittedTo(before: Edit, steps: readonly EditStep[]): Promise<FittedStack> {
  const source = stackSource()
  return source ? fitMasks(before.steps, steps, source) : { steps, outside: [] }
}

/** What the open picture's stack starts from. */
function stackSource(): StackSource | undefined {
  const { original } = useDocument.getState()
  const size = sizeOfAsset(original)
  return original && size && { id: original.id, name: original.name, size }
}

function sayOutside(steps: readonly EditStep[]): void {
  for (const { step } of steps)
    showNotice(
      () => i18next.t('edit:stack.maskOutside', { step: stepTitle(step, currentLanguage()) }),
      {
        tone: 'warning',
      },
    )
}

/** Stops the picture that is being made for a changed stack; the stack is as it was. */
export async function cancelStack(): Promise<void> {
  const { stackJob } = useEdit.getState()
  if (stackJob) await endJob(stackJob)
}

/** Gives a step of the stack other parameters. */
export function changeStep(id: string, values: FormValues): Promise<void> {
  return changeStack(
    (steps) =>
      steps.map((step) => (step.id === id ? { ...step, parameters: { ...values } } : step)),
    'edit:stack.edits.change',
  )
}

/** Gives a step another mask, which fits the picture as it is before the step. */
export function changeMask(id: string, mask: string): Promise<void> {
  return changeStack(
    (steps) => steps.map((step) => (step.id === id ? withMask(step, mask) : step)),
    'edit:stack.edits.mask',
  )
}

/** Switches a step off, or on again. */
export function toggleStep(id: string): Promise<void> {
  return changeStack(
    (steps) => steps.map((step) => (step.id === id ? { ...step, enabled: !step.enabled } : step)),
    'edit:stack.edits.toggle',
  )
}

export function removeStep(id: string): Promise<void> {
  return changeStack((steps) => steps.filter((step) => step.id !== id), 'edit:stack.edits.remove')
}

/** Puts a copy of a step after it. */
export function duplicateStep(id: string): Promise<void> {
  return changeStack(
    (steps) =>
      steps.length >= maximumEditSteps
        ? steps
        : steps.flatMap((step) =>
            step.id === id ? [step, { ...step, id: crypto.randomUUID() }] : [step],
          ),
    'edit:stack.edits.duplicate',
  )
}

/** Moves a step to a place, counted without it. Nothing happens where it is there already. */
export async function moveStep(id: string, place: number): Promise<void> {
  const { edit } = useDocument.getState()
  const steps = useEdit.getState().pending ?? edit?.steps ?? []
  if (steps.findIndex((step) => step.id === id) === place) return
  await changeStack((current) => movedStep(current, id, place), 'edit:stack.edits.move')
}

/** The steps with one at another place, which is counted without it. */
export function movedStep(
  steps: readonly EditStep[],
  id: string,
  place: number,
): readonly EditStep[] {
  const step = steps.find((one) => one.id === id)
  if (!step) return steps
  const others = steps.filter((one) => one.id !== id)
  return [...others.slice(0, place), step, ...others.slice(place)]
}

/** Back to the picture before all edits. */
export function clearStack(): Promise<void> {
  return changeStack(() => [], 'edit:stack.edits.clear')
}

/** Copies steps of the open picture: all that are switched on, or one of them. */
export async function copySteps(id?: string): Promise<void> {
  const steps = useDocument.getState().edit?.steps ?? []
  const size = sizeOfAsset(useDocument.getState().original)
  const copied = steps.flatMap((one): CopiedStep[] => {
    if (id === undefined ? !one.enabled : one.id !== id) return []
    if (!isStepId(one.step)) return []
    const { parameters, painted } = size ? withPainted(steps, one.id, size) : one
    return [{ step: one.step, parameters, ...(painted ? { painted } : {}) }]
  })
  await useStepClipboard.getState().copy(copied, size)
  showNotice(() => i18next.t('edit:stack.copied', { count: copied.length }), { tone: 'success' })
}

/** Puts the copied steps on top of the open picture's stack. */
export async function pasteSteps(): Promise<void> {
  const { steps, size } = useStepClipboard.getState()
  const own = sizeOfAsset(useDocument.getState().original)
  const sameSize = size?.width === own?.width && size?.height === own?.height
  // A mask fits a picture of the same size; other steps fit any.
  const usable = steps.filter(({ step }) => sameSize || isReusable(step))
  await addSteps(usable, steps.length, 'edit:stack.edits.paste')
}

/** Puts a preset's steps on top of the open picture's stack. */
export function applyPreset({ steps }: UsablePreset): Promise<void> {
  const usable = steps.filter(({ step }) => isReusable(step))
  return addSteps(usable, steps.length, 'edit:stack.edits.preset')
}

/** Puts steps on top of the open picture's stack, as many as it takes, and says of how many wanted ones that is less. */
async function addSteps(
  usable: readonly CopiedStep[],
  wanted: number,
  labelKey: string,
): Promise<void> {
  const room = maximumEditSteps - (useDocument.getState().edit?.steps.length ?? 0)
  const added = usable.slice(0, room).map(newStep)
  sayLeftOut(wanted - added.length)
  if (added.length > 0) await changeStack((current) => [...current, ...added], labelKey)
}

/**
 * Makes an edited picture of each of some pictures with the copied steps; theirs stay as they are. Painted masks go
 * along to pictures of the size that they come from.
 */
export async function pasteStepsOnto(ids: readonly string[]): Promise<void> {
  const { steps, size } = useStepClipboard.getState()
  const usable = steps.filter(({ step }) => isReusable(step))
  const fitting = usable.length < steps.length && size ? await picturesOfSize(ids, size) : []
  const [source] = fitting
  const others = ids.filter((id) => !fitting.some((one) => one.id === id))
  if (others.length > 0) sayLeftOut(steps.length - usable.length)
  const jobs: string[] = []
  const start = async (made: readonly StepRequest[], inputs: readonly string[]) => {
    if (made.length > 0 && inputs.length > 0) jobs.push((await submit(made, inputs)).id)
  }
  if (source)
    await start(
      await fittedRequests(steps, source),
      fitting.map(({ id }) => id),
    )
  await start(usable, others)
  if (jobs.length === 0) return
  showNotice(() => i18next.t('edit:stack.pasting', { count: ids.length }), { tone: 'success' })
  // Also what was made before it was cancelled or failed.
  await Promise.all(jobs.map((job) => waitForJob(job).catch(() => undefined)))
  recordMade(jobs)
}

async function picturesOfSize(ids: readonly string[], size: PixelSize): Promise<StackSource[]> {
  const assets = await Promise.all(
    ids.map((id) => knownAsset(id) ?? studio().calls.library.get({ id })),
  )
  return assets.flatMap((asset) => {
    const own = sizeOfAsset(asset)
    const fits = own?.width === size.width && own.height === size.height
    return own && fits ? [{ id: asset.id, name: asset.name, size: own }] : []
  })
}

/** Copied steps with their masks as they lie on pictures like one; those that lie outside are left out. */
async function fittedRequests(
  steps: readonly CopiedStep[],
  source: StackSource,
): Promise<StepRequest[]> {
  const fitted = await fitMasks([], steps.map(newStep), source)
  sayOutside(fitted.outside)
  return fitted.steps.flatMap(({ step, parameters, enabled }) =>
    enabled && isStepId(step) ? [{ step, parameters }] : [],
  )
}

/** A step that is new in a stack. */
function newStep({ parameters, ...others }: CopiedStep): EditStep {
  return { id: crypto.randomUUID(), ...others, parameters: { ...parameters }, enabled: true }
}

/** Lets the pictures of jobs be taken back as one. */
function recordMade(made: readonly string[]): void {
  const jobs = useJobs.getState().jobs.filter(({ id }) => made.includes(id))
  const ids = [...new Set(jobs.flatMap(({ outputs }) => outputs.map(({ asset }) => asset)))]
  if (ids.length === 0) return
  useHistory
    .getState()
    .record({ kind: 'trash', ids, trashed: false, labelKey: 'edit:stack.edits.paste', bytes: 4096 })
}

function sayLeftOut(count: number): void {
  if (count > 0) showNotice(() => i18next.t('edit:stack.leftOut', { count }), { tone: 'warning' })
}

/** Writes the stack as a recipe that `studio run` takes. */
export async function saveStackAsRecipe(): Promise<void> {
  const { edit, asset } = useDocument.getState()
  if (!edit) return
  const steps = edit.steps.map(recipeStepOf)
  const stem = asset?.name.replace(/\.[^.]+$/, '') ?? 'recipe'
  await studio().host.saveText({
    name: `${stem}.${recipeEnding}`,
    type: 'application/json',
    text: `${JSON.stringify({ version: 1, steps }, null, 2)}\n`,
  })
}
