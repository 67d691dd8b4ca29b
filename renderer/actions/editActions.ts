import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import type { Edit, EditStep } from '../../preload/contract/edit'
import type { JobOutput } from '../../preload/contract/job'
import { findStep, type StepId, type StepResult } from '../../preload/contract/steps'
import { isWholeCrop } from '../canvas/crop'
import { importCurrentMask } from '../canvas/maskActions'
import { isColourStep } from '../canvas/preview/picturePreview'
import { useEdit } from '../panels/edit/editStore'
import { type Turn, turnedForm } from '../panels/edit/geometryForm'
import { useDocument } from '../state/documentStore'
import { useForms } from '../state/formStore'
import { studio } from '../state/studio'
import type { FormValues } from '../ui/formValues'
import { showNotice } from '../ui/notices'
import { commitReady, currentEdit, renderSteps } from './editDocument'
import { undo } from './historyActions'
import type { StepRequest } from './runStep'
import { hasVariants, nextVariant } from './stepVariants'

/** Networks can surprise: what they make waits for a yes before it becomes the picture. */
function isStagedStep(step: StepId): boolean {
  return findStep(step).model !== undefined
}

/**
 * Puts a step on top of the open picture's stack; its result becomes the picture, or waits over the
 * canvas. Throws the job's error.
 */
export async function runEdit(step: StepId, parameters: FormValues): Promise<void> {
  await runSteps(step, [{ step, parameters }])
}

/** Fills what the mask covers. Nothing happens where the mask is empty. */
export async function runInpaint(parameters: FormValues): Promise<void> {
  const mask = await importCurrentMask()
  if (mask) await runEdit('repair.inpaint', { ...parameters, mask: { asset: mask } })
}

/**
 * Makes another variant of what waits over the canvas, from the newest of them: they carry what they were made with,
 * so that this works after a restart, too. Nothing happens while one is being made.
 */
export async function anotherVariant(): Promise<void> {
  const { staged } = useDocument.getState()
  const made = staged?.tried ?? staged?.edits.at(-1)?.steps.at(-1)
  if (!made || !hasVariants(made.step)) return
  const step = made.step as StepId
  if (useEdit.getState().running[step] !== undefined) return
  await runEdit(step, nextVariant(step, made.parameters))
}

/**
 * Turns, crops to the box on the canvas and resizes, as one step: the box is drawn on the picture as the form
 * has turned it.
 */
export async function runGeometry(parameters: FormValues): Promise<void> {
  const { crop, leaveCrop } = useDocument.getState()
  const { aspect: _, ...others } = parameters
  const boxed = crop && !isWholeCrop(crop) ? { ...others, crop } : others
  // A box that leaves nothing out, and nothing beside it, is no step.
  if (crop && Object.keys(boxed).length === 0) leaveCrop()
  else await runEdit('transform.geometry', crop ? boxed : parameters)
}

/** Does what the canvas shows while the crop tool is in hand: cuts to the box, and turns where the form says so. */
export async function applyCrop(): Promise<void> {
  const { crop, preview } = useDocument.getState()
  if (!crop || useEdit.getState().running['transform.geometry'] !== undefined) return
  const turns = preview?.some((step) => !isColourStep(step)) === true
  await runGeometry(turns ? (useForms.getState().values['transform.geometry'] ?? {}) : {})
}

/** Flips or turns by a quarter; what the form says beside it goes on as it looks. */
export async function runTurn(turn: Turn): Promise<void> {
  const step = 'transform.geometry'
  const { [step]: values = {} } = useForms.getState().values
  const before = useDocument.getState()
  await runEdit(step, { ...turn })
  const { original, asset } = useDocument.getState()
  if (original?.id === before.original?.id && asset?.id !== before.asset?.id)
    useForms.getState().setValues(step, turnedForm(values, turn))
}

/** Lets the studio choose the tone, and remembers what it chose. */
export async function runAuto(parameters: FormValues): Promise<void> {
  const source = useDocument.getState().asset?.id
  await runSteps('adjust.auto', [{ step: 'adjust.auto', parameters }])
  const result = useDocument.getState().asset?.id
  if (!source || !result || result === source) return
  const { data } = await studio().calls.library.get({ id: result })
  const chosen = findStep('adjust.auto').result.safeParse(data)
  if (chosen.success)
    useEdit.getState().setAutoChoice({
      result,
      source,
      chosen: (chosen.data as StepResult<'adjust.auto'>).chosen,
    })
}

/** Takes the automatic result back and puts what it chose into the sliders, to go on from there. */
export async function refineAuto(): Promise<void> {
  const { autoChoice, setOpen } = useEdit.getState()
  if (!autoChoice) return
  if (useDocument.getState().asset?.id === autoChoice.result) await undo()
  useForms.getState().setValues('adjust.tone', autoChoice.chosen)
  setOpen('adjust.tone', true)
}

/** Stops what runs for a step. */
export async function cancelEdit(step: StepId): Promise<void> {
  const job = useEdit.getState().running[step]
  if (job) await studio().calls.jobs.cancel({ id: job })
}

/** Puts steps on top of the open picture's stack. */
async function runSteps(
  step: StepId,
  steps: readonly StepRequest[],
): Promise<JobOutput | undefined> {
  const before = await currentEdit()
  if (!before) return undefined
  const added = steps.map(
    (one): EditStep => ({
      step: one.step,
      parameters: { ...one.parameters },
      enabled: true,
      id: crypto.randomUUID(),
    }),
  )
  const { setRunning } = useEdit.getState()
  const rendered = await renderSteps(before.source, [...before.steps, ...added], (job) =>
    setRunning(step, job),
  )
  const { shown } = rendered
  const after: Edit = { ...before, steps: [...rendered.steps], shown: shown.id }
  if (useDocument.getState().edit === before && isStagedStep(step)) stageVariant(step, shown, after)
  else commitReady(before, after, shown, 'canvas:edits.result')
  return rendered.output
}

/** A result joins the variants that wait; one that is the same to the byte as another is not shown twice. */
function stageVariant(step: StepId, result: Asset, edit: Edit): void {
  const { staged, stage, showStaged } = useDocument.getState()
  const same = staged?.assets.findIndex(({ sha256 }) => sha256 === result.sha256) ?? -1
  if (staged?.step !== step || same < 0) {
    stage(result, edit, step)
    return
  }
  // The next one goes on from here, and not from what gave this.
  showStaged(same, edit.steps.at(-1))
  showNotice(() => i18next.t('edit:sameVariant', { number: same + 1 }))
}
