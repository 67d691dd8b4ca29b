import { Button, LinearProgress, Stack, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { textOf } from '../../i18n/i18n'
import { useMaskWork } from '../../state/maskWorkStore'
import { useLasting } from '../../ui/useLasting'
import { cancelMaskWork } from '../mask/work/maskTurn'

/** What is being done to the mask as a whole, once it takes a while; undefined otherwise. */
export function useLongMaskWork() {
  const working = useMaskWork((state) => state.working)
  return useLasting(working !== undefined) ? working : undefined
}

/** Names a change of the mask that takes a while, with how far it is and a way to give it up. */
export function MaskWorkStatus() {
  const { t } = useTranslation('canvas')
  const working = useLongMaskWork()
  if (!working) return null
  const { titleKey, share } = working
  const title = textOf(titleKey)
  return (
    <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
      <Typography variant="body2" role="status" noWrap>
        {title}
      </Typography>
      <LinearProgress
        aria-label={title}
        sx={{ width: 120, flex: 1 }}
        {...(share === undefined ? {} : { variant: 'determinate', value: 100 * share })}
      />
      <Tooltip title={t('maskWork.cancelHelp')}>
        <Button color="secondary" size="small" onClick={cancelMaskWork}>
          {t('maskWork.cancel')}
        </Button>
      </Tooltip>
    </Stack>
  )
}
