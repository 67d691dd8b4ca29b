import GenerateIcon from '@mui/icons-material/AutoAwesomeOutlined'
import EditIcon from '@mui/icons-material/AutoFixHighOutlined'
import CaptionIcon from '@mui/icons-material/ShortTextOutlined'
import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { importChosen } from '../../actions/importActions'
import { openAsset } from '../../actions/libraryActions'
import { submit } from '../../actions/runStep'
import { useJobs } from '../../state/jobStore'
import { useLayout } from '../../state/layoutStore'
import { useSettings } from '../../state/settingsStore'
import { askForTour } from '../../state/tourStore'
import { showError } from '../../ui/notices'
import { useJobWords } from '../tray/useJobWords'

const pictureCount = 6
const places = Array.from({ length: pictureCount }, (_, index) => index)

/** The first run: what can be done here, shown with pictures that the studio draws on the spot. */
export function WelcomePage() {
  const { t } = useTranslation('app')
  const words = useJobWords()
  const [jobId, setJobId] = useState<string>()
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId))
  const outputs = job?.outputs ?? []
  const finished = job !== undefined && job.state !== 'queued' && job.state !== 'running'

  const leave = (panel: string) => {
    useLayout.getState().showPanel(panel)
    useSettings.getState().update({ welcomed: true }).catch(showError)
  }
  const draw = async () => {
    setBusy(true)
    try {
      const started = await submit([{ step: 'generate.gan', parameters: { count: pictureCount } }])
      setJobId(started.id)
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
  const choose = async (asset: string) => {
    await openAsset(asset)
    leave('edit')
  }
  const bring = async () => {
    const assets = await importChosen()
    if (assets.length > 0) leave('edit')
  }

  const point = (icon: ReactNode, title: string, text: string) => (
    <Box sx={{ display: 'flex', gap: 1.5 }}>
      <Box sx={{ color: 'primary.main', pt: 0.25 }}>{icon}</Box>
      <Box>
        <Typography variant="h3" component="p">
          {title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {text}
        </Typography>
      </Box>
    </Box>
  )

  return (
    <Box component="main" sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex' }}>
      <Box
        sx={{
          m: 'auto',
          p: 4,
          width: '100%',
          maxWidth: 1040,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
          gap: 6,
          alignItems: 'center',
        }}
      >
        <Stack spacing={2.5}>
          <Typography variant="h1" component="h2">
            {t('welcome.title')}
          </Typography>
          <Typography color="textSecondary">{t('welcome.text')}</Typography>
          <Stack spacing={2}>
            {point(<GenerateIcon />, t('welcome.generateTitle'), t('welcome.generateText'))}
            {point(<EditIcon />, t('welcome.editTitle'), t('welcome.editText'))}
            {point(<CaptionIcon />, t('welcome.captionTitle'), t('welcome.captionText'))}
          </Stack>
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, max-content)' },
              gap: 1,
            }}
          >
            <Button
              size="medium"
              variant="contained"
              onClick={() => void askForTour().catch(showError)}
            >
              {t('welcome.tour')}
            </Button>
            <Button
              size="medium"
              variant="outlined"
              startIcon={<GenerateIcon />}
              loading={busy || (job !== undefined && !finished)}
              onClick={() => void draw()}
            >
              {finished ? t('welcome.drawAgain') : t('welcome.draw')}
            </Button>
            <Button size="medium" variant="outlined" onClick={() => void bring().catch(showError)}>
              {t('welcome.import')}
            </Button>
            <Button size="medium" color="secondary" onClick={() => leave('generate')}>
              {outputs.length > 0 ? t('welcome.start') : t('welcome.skip')}
            </Button>
          </Box>
        </Stack>
        <Box>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 1 }}>
            {places.map((place) => {
              const output = outputs[place]
              return output ? (
                <Box
                  key={place}
                  component="button"
                  type="button"
                  aria-label={t('welcome.use', { number: place + 1 })}
                  onClick={() => void choose(output.asset).catch(showError)}
                  sx={{
                    p: 0,
                    border: 0,
                    borderRadius: 2,
                    overflow: 'hidden',
                    cursor: 'pointer',
                    aspectRatio: '1',
                    bgcolor: 'surface.raised',
                  }}
                >
                  <Box
                    component="img"
                    alt=""
                    src={assetUrl(output.asset, 'thumbnail')}
                    sx={{
                      width: '100%',
                      height: '100%',
                      objectFit: 'cover',
                      display: 'block',
                      transition: 'transform 160ms',
                      '&:hover': { transform: 'scale(1.04)' },
                    }}
                  />
                </Box>
              ) : (
                <Box
                  key={place}
                  sx={{
                    borderRadius: 2,
                    aspectRatio: '1',
                    border: '1px dashed',
                    borderColor: 'divider',
                    bgcolor: 'surface.panel',
                  }}
                />
              )
            })}
          </Box>
          <Box sx={{ height: 40, mt: 1.5 }} role="status">
            {job && !finished ? (
              <>
                <LinearProgress
                  variant={job.progress > 0 ? 'determinate' : 'indeterminate'}
                  value={job.progress * 100}
                  aria-label={words.title(job)}
                  sx={{ borderRadius: 2, mb: 0.5 }}
                />
                <Typography variant="caption" color="textSecondary">
                  {words.title(job)} · {words.state(job)}
                </Typography>
              </>
            ) : (
              <Typography
                variant="caption"
                color={job?.state === 'failed' ? 'error' : 'textSecondary'}
              >
                {job?.state === 'failed'
                  ? words.state(job)
                  : outputs.length > 0
                    ? t('welcome.choose')
                    : t('welcome.here')}
              </Typography>
            )}
          </Box>
        </Box>
      </Box>
    </Box>
  )
}
