import CheckIcon from '@mui/icons-material/Check'
import DeleteOutlinedIcon from '@mui/icons-material/DeleteOutlined'
import ReplayIcon from '@mui/icons-material/Replay'
import { Box, Button, ButtonBase, Paper } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { anotherVariant } from '../../actions/editActions'
import { hasVariants } from '../../actions/stepVariants'
import { useDocument } from '../../state/documentStore'
import { showError } from '../../ui/notices'
import { atWindowFoot } from '../../ui/windowFoot'
import { acceptStagedResult, discardStagedResults } from '../stagingActions'

/** Keep, retry or discard results that wait over the canvas; several show as thumbnails. */
export function StagingBar() {
  const { t } = useTranslation('canvas')
  const staged = useDocument((state) => state.staged)
  if (!staged) return null
  return (
    <Paper
      ref={atWindowFoot}
      elevation={6}
      role="group"
      aria-label={t('staging.label')}
      sx={{
        position: 'absolute',
        bottom: 16,
        left: '50%',
        transform: 'translateX(-50%)',
        width: 'max-content',
        maxWidth: 'calc(100% - 24px)',
        p: 1,
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'center',
        alignItems: 'center',
        gap: 1,
      }}
    >
      {staged.assets.length > 1 ? (
        <Box sx={{ display: 'flex', gap: 0.5, overflowX: 'auto', p: 0.5, width: '100%' }}>
          {staged.assets.map((asset, index) => (
            <ButtonBase
              key={asset.id}
              aria-pressed={index === staged.shown}
              aria-label={t('staging.variant', { number: index + 1 })}
              onClick={() => useDocument.getState().showStaged(index)}
              sx={{
                flex: 'none',
                borderRadius: 1,
                outline: index === staged.shown ? 2 : 0,
                outlineStyle: 'solid',
                outlineColor: 'primary.main',
              }}
            >
              <Box
                component="img"
                src={assetUrl(asset.id, 'thumbnail')}
                alt=""
                sx={{
                  width: 56,
                  height: 56,
                  objectFit: 'cover',
                  borderRadius: 1,
                  display: 'block',
                  bgcolor: 'surface.canvas',
                }}
              />
              {/* A thumbnail of many megapixels takes seconds: until then this alone tells them apart. */}
              <Box
                aria-hidden
                sx={{
                  position: 'absolute',
                  left: 4,
                  bottom: 4,
                  minWidth: 16,
                  px: 0.5,
                  borderRadius: 0.75,
                  fontSize: 11,
                  lineHeight: 1.45,
                  bgcolor: 'rgba(0,0,0,0.65)',
                  color: '#fff',
                }}
              >
                {index + 1}
              </Box>
            </ButtonBase>
          ))}
        </Box>
      ) : null}
      <Button variant="contained" startIcon={<CheckIcon />} onClick={acceptStagedResult}>
        {t('staging.accept')}
      </Button>
      {hasVariants(staged.step) ? (
        <Button
          color="secondary"
          startIcon={<ReplayIcon />}
          onClick={() => void anotherVariant().catch(showError)}
        >
          {t('staging.retry')}
        </Button>
      ) : null}
      <Button color="secondary" startIcon={<DeleteOutlinedIcon />} onClick={discardStagedResults}>
        {t('staging.discard')}
      </Button>
    </Paper>
  )
}
