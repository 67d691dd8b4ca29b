import type { Asset } from '../../../../preload/contract/asset'
import type { Job } from '../../../../preload/contract/job'
import { definition as describe } from '../../../../preload/contract/steps/describe.caption'
import { openAsset } from '../../../actions/libraryActions'
import { submit, waitForJob } from '../../../actions/runStep'
import { keepTexts } from '../../../actions/textActions'
import { useDialogs } from '../../../state/dialogStore'
import { useDocument } from '../../../state/documentStore'
import { useForms } from '../../../state/formStore'
import { useLayout } from '../../../state/layoutStore'
import { modelFor, useModels } from '../../../state/modelStore'
import type { TourStep } from '../../../state/tourStore'

/** Labels that show well what the generator can do, the first one that it has is drawn. */
const showpieces = ['dress', 'orange', 'shoes', 'wood']

/** The newest finished run of the generator, whose pictures can be chosen. */
function newestPictures(jobs: readonly Job[]): Job | undefined {
  return jobs
    .filter(
      ({ recipe, outputs }) => recipe.steps.at(-1)?.step === 'generate.gan' && outputs.length > 0,
    )
    .reduce<Job | undefined>(
      (newest, job) => (newest && newest.created > job.created ? newest : job),
      undefined,
    )
}

/** Does what a step of the tour asks for. Throws what the studio throws. */
export async function performTourStep(step: TourStep, jobs: readonly Job[]): Promise<void> {
  if (step === 'generate') await drawShowpiece()
  else if (step === 'choose') await openFirst(jobs)
  else if (step === 'caption') await captionOpen()
  else if (step === 'save') saveOpen()
}

async function drawShowpiece(): Promise<void> {
  useLayout.getState().showPanel('generate')
  useForms.getState().showStep('generate', 'generate.gan')
  const known = modelFor(useModels.getState().models, 'generate')?.labels ?? []
  const label = showpieces.find((id) => known.some((one) => one.id === id)) ?? known[0]?.id
  const parameters = { ...(label ? { labels: [label] } : {}), count: 4 }
  useForms.getState().setValues('generate.gan', parameters)
  const job = await submit([{ step: 'generate.gan', parameters }])
  await waitForJob(job.id)
}

async function openFirst(jobs: readonly Job[]): Promise<void> {
  const [first] = newestPictures(jobs)?.outputs ?? []
  if (first) await openAsset(first.asset)
}

async function captionOpen(): Promise<void> {
  const { asset } = useDocument.getState()
  if (!asset) return
  useLayout.getState().showPanel('caption')
  useForms.getState().showStep('caption', 'describe.caption')
  const job = await submit([{ step: 'describe.caption', parameters: {} }], [asset.id])
  const { outputs } = await waitForJob(job.id)
  const found = describe.result.safeParse(outputs[0]?.data)
  const best = found.data?.captions[0]?.text
  if (best !== undefined && asset.caption === '') await keepTexts([{ id: asset.id, caption: best }])
}

function saveOpen(): void {
  const { asset } = useDocument.getState()
  if (asset) useDialogs.getState().open({ kind: 'saveAs', ids: [asset.id] })
}

/** What the window shows of the tour's progress: any way of doing a step counts. */
export interface TourSight {
  readonly jobs: readonly Job[]
  readonly asset: Asset | undefined
  readonly saves: number
}

/** Whether a step is done, compared with how things stood when it began. */
export function isStepDone(step: TourStep, before: TourSight, now: TourSight): boolean {
  switch (step) {
    case 'generate':
      return now.jobs.some(
        (job) =>
          job.recipe.steps.at(-1)?.step === 'generate.gan' &&
          job.state === 'done' &&
          !before.jobs.some(({ id, state }) => id === job.id && state === 'done'),
      )
    case 'choose':
      return now.asset !== undefined && now.asset.id !== before.asset?.id
    case 'caption':
      return now.jobs.some(
        (job) =>
          job.state === 'done' &&
          job.outputs.some(
            ({ step: made, input }) => made === 'describe.caption' && input === now.asset?.id,
          ) &&
          !before.jobs.some(({ id, state }) => id === job.id && state === 'done'),
      )
    case 'save':
      return now.saves > before.saves
    case 'finish':
      return false
  }
}
