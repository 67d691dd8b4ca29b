import i18next from 'i18next'
import type { Asset } from '../../preload/contract/asset'
import type { JobOutput } from '../../preload/contract/job'
import { findStep, type StepId, type StepResult } from '../../preload/contract/steps'
import { importCurrentMask } from '../canvas/maskActions'
import { useEdit } from '../panels/edit/editStore'
import { useDocument } from '../state/documentStore'
import { useForms } from '../state/formStore'
import { studio } from '../state/studio'
import { type FormValues, parametersOf } from '../ui/formValues'
import { showError, showNotice } from '../ui/notices'
import { type StepRequest, submit, waitForJob } from './runStep'

/** Networks can surprise: what they make waits for a yes before it becomes the picture. */
function isStagedStep(step: StepId): boolean {
  return findStep(step).model !== undefined
}

/**
 * Runs an edit on the open picture; its result becomes the picture, or waits over the canvas. Throws
 * the job's error.
 */
export async function runEdit(step: StepId, parameters: FormValues): Promise<void> {
  await runSteps(step, [{ step, parameters }])
}

/**
 * Fills what the mask covers. Nothing happens where the mask is empty. The network fills the same hole
 * the same way each time; another variant takes a little more from around it.
 */
export async function runInpaint(parameters: FormValues): Promise<void> {
  const mask = await importCurrentMask()
  if (mask) await fill({ ...parameters, mask: { asset: mask } })
}

/** Pixels that the mask grows by for each further variant, and the most that the step takes. */
const variantGrowth = 5
const largestGrowth = 64

async function fill(parameters: FormValues): Promise<void> {
  const grow = Number(parameters.grow ?? formDefault('repair.inpaint', 'grow'))
  const wider = Math.min(largestGrowth, grow + variantGrowth)
  const another =
    wider > grow ? () => void fill({ ...parameters, grow: wider }).catch(showError) : undefined
  const step = 'repair.inpaint'
  if (useEdit.getState().running[step] === undefined)
    await runSteps(step, [{ step, parameters }], another)
}

function formDefault(step: StepId, name: string): unknown {
  return parametersOf(findStep(step)).find((parameter) => parameter.name === name)?.defaultValue
}

/**
 * Crops what the box on the canvas holds, then turns and resizes as the form says: the box is drawn on
 * the picture as it is now, so it is cut before anything turns.
 */
export async function runGeometry(parameters: FormValues): Promise<void> {
  const { crop } = useDocument.getState()
  const step = 'transform.geometry'
  const { aspect, ...others } = parameters
  const steps: StepRequest[] = crop
    ? [
        { step, parameters: { crop } },
        { step, parameters: others },
      ]
    : [{ step, parameters }]
  const needed = steps.filter((each) => Object.keys(each.parameters).length > 0)
  await runSteps(step, needed.length > 0 ? needed : steps)
}

/** Cuts the picture to the box on the canvas, and nothing else. */
export async function applyCrop(): Promise<void> {
  const { crop } = useDocument.getState()
  if (crop) await runEdit('transform.geometry', { crop })
}

/** Lets the studio choose the tone, and remembers what it chose. */
export async function runAuto(parameters: FormValues): Promise<void> {
  const source = useDocument.getState().asset?.id
  const output = await runSteps('adjust.auto', [{ step: 'adjust.auto', parameters }])
  if (!output || !source) return
  const { chosen } = output.data as StepResult<'adjust.auto'>
  useEdit.getState().setAutoChoice({ result: output.asset, source, chosen })
}

/** Takes the automatic result back and puts what it chose into the sliders, to go on from there. */
export function refineAuto(): void {
  const { autoChoice, setOpen } = useEdit.getState()
  const { asset, undo } = useDocument.getState()
  if (!autoChoice) return
  if (asset?.id === autoChoice.result) undo()
  useForms.getState().setValues('adjust.tone', autoChoice.chosen)
  setOpen('adjust.tone', true)
}

/** Stops what runs for a step. */
export async function cancelEdit(step: StepId): Promise<void> {
  const job = useEdit.getState().running[step]
  if (job) await studio().calls.jobs.cancel({ id: job })
}

async function runSteps(
  step: StepId,
  steps: readonly StepRequest[],
  retry?: () => void,
): Promise<JobOutput | undefined> {
  const asset = useDocument.getState().asset
  if (!asset) return undefined
  const { setRunning } = useEdit.getState()
  const job = await submit(steps, [asset.id])
  setRunning(step, job.id)
  try {
    const output = (await waitForJob(job.id)).outputs.at(-1)
    if (output) show(step, await studio().calls.library.get({ id: output.asset }), asset, retry)
    return output
  } finally {
    setRunning(step, undefined)
  }
}

function show(step: StepId, result: Asset, source: Asset, retry?: () => void): void {
  const { asset, showResult } = useDocument.getState()
  if (asset?.id !== source.id) {
    // Another picture is open by now: it is not taken away from the user.
    showNotice(i18next.t('edit:doneElsewhere', { name: source.name }), {
      tone: 'success',
      action: {
        title: i18next.t('edit:show'),
        run: () => useDocument.getState().open(result),
      },
    })
    return
  }
  if (isStagedStep(step)) stageVariant(step, result, retry)
  else showResult(result)
}

/** A result joins the variants that wait; one that is the same to the byte as another is put away. */
function stageVariant(step: StepId, result: Asset, retry: (() => void) | undefined): void {
  const { staged, stage, showStaged } = useDocument.getState()
  const same = staged?.assets.findIndex(({ sha256 }) => sha256 === result.sha256) ?? -1
  if (staged?.step !== step || same < 0) {
    stage([result], step, retry)
    return
  }
  showStaged(same)
  studio()
    .calls.library.trash({ ids: [result.id] })
    .catch(showError)
  showNotice(i18next.t('edit:sameVariant', { number: same + 1 }))
}
