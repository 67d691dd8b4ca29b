import CheckIcon from '@mui/icons-material/Check'
import CloseIcon from '@mui/icons-material/Close'
import { Button, Paper, Tooltip, Typography } from '@mui/material'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { applyRepainting, cancelRepainting } from '../../actions/repaintActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { stepTitle } from '../../ui/formats'
import { showError } from '../../ui/notices'
import { atWindowFoot } from '../../ui/windowFoot'
import { isEmptyMask } from '../mask/mask'
import { isRepainted } from '../mask/repainting'

/** Names the step whose mask is painted anew, with a way to apply the mask and a way to leave it as it was. */
export function RepaintBar() {
  const { t } = useTranslation('canvas')
  const language = useLanguage()
  const repainting = useDocument((state) => state.repainting)
  const steps = useDocument((state) => state.edit?.steps)
  const changed = useMemo(() => repainting !== undefined && isRepainted(repainting), [repainting])
  if (!repainting) return null
  const number = (steps?.findIndex(({ id }) => id === repainting.step) ?? -1) + 1
  const step = steps?.[number - 1]?.step
  const empty = isEmptyMask(repainting.mask)
  const why = empty ? t('repaint.empty') : changed ? t('repaint.applyHelp') : t('repaint.unchanged')
  return (
    <Paper
      ref={atWindowFoot}
      elevation={6}
      role="group"
      aria-label={t('repaint.label')}
      sx={{
        position: 'absolute',
        bottom: 16,
        left: '50%',
        transform: 'translateX(-50%)',
        width: 'max-content',
        maxWidth: 'calc(100% - 24px)',
        px: 1.5,
        py: 1,
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'center',
        alignItems: 'center',
        gap: 1,
      }}
    >
      <Typography variant="body2" role="status">
        {step ? t('repaint.title', { number, step: stepTitle(step, language) }) : null}
      </Typography>
      <Tooltip describeChild title={why}>
        <span>
          <Button
            variant="contained"
            startIcon={<CheckIcon />}
            disabled={empty || !changed}
            onClick={() => void applyRepainting().catch(showError)}
          >
            {t('repaint.apply')}
          </Button>
        </span>
      </Tooltip>
      <Tooltip describeChild title={t('repaint.cancelHelp')}>
        <Button color="secondary" startIcon={<CloseIcon />} onClick={cancelRepainting}>
          {t('repaint.cancel')}
        </Button>
      </Tooltip>
    </Paper>
  )
}
