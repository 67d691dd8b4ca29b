import { useEffect, useMemo } from 'react'
import type { Edit } from '../../../preload/contract/edit'
import { parseParameters } from '../../../preload/contract/parameters'
import { findStep, type StepId } from '../../../preload/contract/steps'
import { renderSteps } from '../../actions/editDocument'
import { isPreviewable, type PicturePreview } from '../../canvas/preview/picturePreview'
import { useDocument } from '../../state/documentStore'
import { useForms } from '../../state/formStore'
import type { FormValues } from '../../ui/formValues'
import { showError } from '../../ui/notices'
import { useEdit } from './editStore'
import { planPreview } from './previewPlan'

/** Steps whose form is shown as soon as it says anything, and those that are shown while it is open. */
const shownWhenChanged: readonly StepId[] = ['transform.geometry', 'adjust.tone']
const shownWhenOpen: readonly StepId[] = ['adjust.monochrome', 'adjust.sharpen']

/**
 * Shows on the canvas what is not applied yet: a step of the stack that is being changed, in its place
 * among the others, or else the forms below it. Nothing stays when the panel goes.
 */
export function usePreview(): void {
  const assetId = useDocument((state) => state.asset?.id)
  const edit = useDocument((state) => state.edit)
  const changing = useEdit((state) => state.changing)
  const forms = useFormPreview()
  const plan = useMemo(() => edit && changing && changedPlan(edit, changing), [edit, changing])
  const base = plan?.base
  const changedId = changing?.id

  useEffect(() => {
    if (assetId === undefined) return
    const { setPreview, previewBase } = useDocument.getState()
    if (changedId === undefined) setPreview(forms)
    else if (plan) setPreview(plan.preview, previewBase)
    else setPreview(undefined)
  }, [assetId, changedId, plan, forms])

  // The picture that the changed step starts from, which may have to be made first.
  useEffect(() => {
    if (!edit || base === undefined || changedId === undefined) return
    let current = true
    renderSteps(edit.source, edit.steps.slice(0, base))
      .then(({ shown }) => {
        const { preview, setPreview, asset } = useDocument.getState()
        if (current && asset?.id === edit.shown) setPreview(preview, shown)
      })
      .catch((error: unknown) => {
        if (current) showError(error)
      })
    return () => {
      current = false
      const { preview, setPreview } = useDocument.getState()
      setPreview(preview)
    }
  }, [edit, base, changedId])

  useEffect(() => () => useDocument.getState().setPreview(undefined), [])
}

/** What the forms would do on top of the stack. */
function useFormPreview(): PicturePreview | undefined {
  const values = useForms((state) => state.values)
  const open = useEdit((state) => state.open)
  return useMemo(() => {
    const shown = [...shownWhenChanged, ...shownWhenOpen].filter((step) =>
      shownWhenOpen.includes(step) ? open[step] : Object.keys(values[step] ?? {}).length > 0,
    )
    return shown.length > 0 ? shown.flatMap((step) => previewStep(step, values[step])) : undefined
  }, [values, open])
}

function changedPlan(edit: Edit, changing: { readonly id: string; readonly values: FormValues }) {
  const steps = edit.steps.map((step) =>
    step.id === changing.id ? { ...step, parameters: { ...changing.values } } : step,
  )
  const plan = planPreview(steps, changing.id)
  if (!plan) return undefined
  return {
    base: plan.base,
    preview: plan.shown.flatMap(({ step, parameters }) => previewStep(step, parameters)),
  }
}

function previewStep(step: string, values: FormValues = {}): PicturePreview {
  if (!isPreviewable(step)) return []
  // The table of previewable steps and this pair of id and parameters go together.
  return [{ step, parameters: parseParameters(findStep(step), values) } as PicturePreview[number]]
}
