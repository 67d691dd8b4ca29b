import { Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { isWithinLimits, maximumPixels } from '../../../preload/contract/pixels/pictureLimits'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import { planStack } from '../../../preload/contract/pixels/stackPlan'
import type { StepId } from '../../../preload/contract/steps'
import { errorText } from '../../../preload/contract/text/errorText'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import type { FormValues } from '../../ui/formValues'

/** The size that a step makes of the open picture, where it is another; undefined where it is not. */
export function useResultSize(step: StepId, values: FormValues): PixelSize | undefined {
  const { width, height } = useDocument((state) => state.asset) ?? {}
  if (!width || !height) return undefined
  const { size } = planStack({ width, height }, [{ step, parameters: values, enabled: true }])
  return size.width === width && size.height === height ? undefined : size
}

/** Whether a step would be refused for the size of what it makes. */
export function isTooLarge(size: PixelSize | undefined): boolean {
  return size !== undefined && !isWithinLimits(size)
}

/** Says how large the result becomes, or why it cannot be made, before anybody waits for it. */
export function ResultSize({ size }: { size: PixelSize }) {
  const { t } = useTranslation('edit')
  const language = useLanguage()
  const fits = isWithinLimits(size)
  return (
    <Typography
      variant="body2"
      role="status"
      sx={{ color: fits ? 'text.secondary' : 'error.main', mt: 1.5 }}
    >
      {fits
        ? t('resultSize', { ...size })
        : errorText('image-too-large', { ...size, limitMegapixels: maximumPixels / 1e6 }, language)}
    </Typography>
  )
}
