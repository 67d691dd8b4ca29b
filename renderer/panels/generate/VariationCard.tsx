import CloseIcon from '@mui/icons-material/Close'
import { Box, IconButton, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { definition } from '../../../preload/contract/steps/generate.gan'
import { Control } from '../../ui/controls/Control'
import { type FormValues, formValue, parametersOf, withValue } from '../../ui/formValues'
import { useGenerate } from './generateStore'

const strength = parametersOf(definition).find(({ name }) => name === 'variation')

interface VariationCardProps {
  readonly values: FormValues
  readonly onChange: (values: FormValues) => void
}

/** The picture that the next run varies, and how far. */
export function VariationCard({ values, onChange }: VariationCardProps) {
  const { t } = useTranslation('generate')
  const around = useGenerate((state) => state.around)
  const stop = useGenerate((state) => state.stopVarying)
  if (values.around === undefined || !strength) return null
  // Settings that were taken again name a point whose picture is not at hand.
  const picture = around?.place.point === values.around ? around.place.asset : undefined
  return (
    <Box
      role="group"
      aria-label={t('vary.title')}
      sx={{
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1.5,
        p: 1,
        display: 'flex',
        gap: 1,
        alignItems: 'flex-start',
      }}
    >
      {picture ? (
        <Box
          component="img"
          alt=""
          src={assetUrl(picture, 'thumbnail')}
          sx={{ width: 64, height: 64, borderRadius: 1, objectFit: 'cover', flex: 'none' }}
        />
      ) : null}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {t('vary.title')}
        </Typography>
        {picture ? null : (
          <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {t('vary.point', { point: String(values.around) })}
          </Typography>
        )}
        <Control
          parameter={strength}
          definition={definition}
          value={formValue(strength, values)}
          onChange={(value) => onChange(withValue(values, strength.name, value))}
          lastSeed={undefined}
        />
      </Box>
      <Tooltip title={t('vary.stop')}>
        <IconButton aria-label={t('vary.stop')} onClick={stop} sx={{ minWidth: 28, minHeight: 28 }}>
          <CloseIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
    </Box>
  )
}
