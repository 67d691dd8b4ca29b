import { Stack } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { useLanguage } from '../../i18n/useLanguage'
import { Figure } from '../../ui/Figure'
import { colourVerdict, psnrVerdict, ssimVerdict, type Verdict } from './qualityVerdict'

/** The three measures, each with what it means in plain words. */
export function QualityFigures({ result }: { readonly result: StepResult<'evaluate.image'> }) {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value)
  const verdicts: Readonly<Record<Verdict, string>> = {
    identical: t('verdict.identical'),
    invisible: t('verdict.invisible'),
    small: t('verdict.small'),
    visible: t('verdict.visible'),
    large: t('verdict.large'),
  }
  const colours: Readonly<Record<Verdict, string>> = {
    identical: 'success.main',
    invisible: 'success.main',
    small: 'text.primary',
    visible: 'warning.main',
    large: 'error.main',
  }
  const figure = (name: string, value: string, verdict: Verdict, text: string) => (
    <Figure
      name={name}
      value={value}
      verdict={verdicts[verdict]}
      colour={colours[verdict]}
      text={text}
    />
  )
  return (
    <Stack spacing={2}>
      {figure(
        'PSNR',
        result.psnr === 'Infinity' ? '∞' : `${number(result.psnr, 2)} dB`,
        psnrVerdict(result.psnr),
        t('psnr'),
      )}
      {figure('SSIM', number(result.ssim, 4), ssimVerdict(result.ssim), t('ssim'))}
      {figure(
        'ΔE (CIEDE2000)',
        number(result.deltaE, 2),
        colourVerdict(result.deltaE),
        t('deltaE', { maximum: number(result.deltaEMaximum, 1) }),
      )}
    </Stack>
  )
}
