import type { StepParameters } from '../../../preload/contract/steps'
import type { Tool } from '../../state/documentStore'
import type { FormValues } from '../../ui/formValues'

/** One press of a button that flips or turns. */
export type Turn = { readonly rotate: '90' | '270' } | { readonly flip: 'horizontal' | 'vertical' }

type Crop = StepParameters<'transform.geometry'>['crop']

const maskTools: readonly Tool[] = ['brush', 'eraser', 'rectangle', 'lasso', 'wand']

/** Whether a tool paints on the mask, which lies on the picture as it is and not as a form turns it. */
export function isMaskTool(tool: Tool): boolean {
  return maskTools.includes(tool)
}

/**
 * What the canvas shows of the geometry form: under the crop box the picture as it is turned, whole; a mask is
 * painted on the picture as it is; otherwise all of it, the box included. Undefined where that is nothing.
 */
export function shownGeometry(
  values: FormValues,
  tool: Tool,
  crop: Crop | undefined,
): FormValues | undefined {
  if (isMaskTool(tool)) return undefined
  if (tool !== 'crop' && crop) return croppedForm(values, crop)
  if (Object.keys(values).length === 0) return undefined
  if (tool !== 'crop') return values
  const { aspect: _, width: _width, height: _height, ...turned } = values
  return turned
}

/** The form with a box, which has a ratio of its own. */
export function croppedForm({ aspect: _, ...others }: FormValues, crop: Crop): FormValues {
  return { ...others, crop }
}

/** The form after the picture under it was turned, so that what it shows is turned and otherwise the same. */
export function turnedForm(values: FormValues, turn: Turn): FormValues {
  if ('flip' in turn) {
    const { straighten, ...others } = values
    // In a mirror a horizon falls to the other side.
    return typeof straighten === 'number' ? { ...others, straighten: -straighten } : values
  }
  const { width, height, aspect, ...others } = values
  return {
    ...others,
    ...(width === undefined ? {} : { height: width }),
    ...(height === undefined ? {} : { width: height }),
    ...(typeof aspect === 'string' ? { aspect: aspect.split(':').reverse().join(':') } : {}),
  }
}
