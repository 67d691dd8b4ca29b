import { Box, Button, LinearProgress, Paper, Typography } from '@mui/material'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tourSteps } from '../../../../preload/contract/settings'
import { runCommand } from '../../../actions/manager/commandManager'
import { useDocument } from '../../../state/documentStore'
import { useJobs } from '../../../state/jobStore'
import { useLayout } from '../../../state/layoutStore'
import { useSaved } from '../../../state/savedStore'
import { useSettings } from '../../../state/settingsStore'
import {
  setTour,
  type TourStep,
  tourStepAfter,
  tourStepOf,
  useTour,
} from '../../../state/tourStore'
import { showError } from '../../../ui/notices'
import { Spotlight } from './Spotlight'
import { isStepDone, performTourStep, type TourSight } from './tourActions'
import { useTourWords } from './useTourWords'

/** Panels in which the steps happen. */
const panelOf: Partial<Record<TourStep, string>> = {
  generate: 'generate',
  choose: 'generate',
  caption: 'caption',
}

function sightNow(): TourSight {
  return {
    jobs: useJobs.getState().jobs,
    asset: useDocument.getState().asset,
    saves: useSaved.getState().times,
  }
}

/** The tour, where one is under way. */
export function Tour() {
  const step = useSettings((state) => tourStepOf(state.settings))
  const hidden = useTour((state) => state.hidden)
  if (step === undefined || hidden) return null
  return <TourCard step={step} />
}

/**
 * A card that says what comes next and does it on a press; doing it oneself counts as well. It covers
 * nothing that the step needs and takes no key from the window.
 */
function TourCard({ step }: { readonly step: TourStep }) {
  const { t } = useTranslation('tour')
  const words = useTourWords()(step)
  const titleId = useId()
  const card = useRef<HTMLDivElement>(null)
  const action = useRef<HTMLButtonElement>(null)
  const asked = useTour((state) => state.asked)
  /** Whether the last press was on the card; a button that waits loses the focus by itself. */
  const ownFocus = useRef(false)
  const [busy, setBusy] = useState(false)
  const place = tourSteps.indexOf(step)
  const last = step === 'finish'

  useEffect(() => {
    const panel = panelOf[step]
    if (panel) useLayout.getState().showPanel(panel)
    const before = sightNow()
    const look = () => {
      if (isStepDone(step, before, sightNow())) setTour(tourStepAfter(step)).catch(showError)
    }
    const stops = [useJobs.subscribe(look), useDocument.subscribe(look), useSaved.subscribe(look)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [step])

  useEffect(() => {
    if (asked > 0) action.current?.focus()
  }, [asked])

  // Who goes on by the card's own button stays on it; who works elsewhere is not pulled away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the step or the button changes
  useEffect(() => {
    if (busy || !ownFocus.current) return
    if (document.activeElement === document.body) action.current?.focus()
  }, [step, busy])

  const perform = async () => {
    if (last) {
      await setTour('off').catch(showError)
      runCommand('help.manual')
      return
    }
    ownFocus.current = true
    setBusy(true)
    try {
      await performTourStep(step, useJobs.getState().jobs)
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {words.part ? <Spotlight part={words.part} /> : null}
      <Paper
        ref={card}
        elevation={8}
        role="region"
        aria-labelledby={titleId}
        sx={{
          position: 'fixed',
          left: 16,
          bottom: 52,
          width: 'min(22rem, calc(100vw - 32px))',
          maxHeight: 'calc(100vh - 120px)',
          overflowY: 'auto',
          zIndex: 'fab',
          p: 2,
        }}
      >
        <Typography variant="caption" color="textSecondary">
          {t('progress', { number: place + 1, count: tourSteps.length })}
        </Typography>
        <LinearProgress
          variant="determinate"
          value={(place / (tourSteps.length - 1)) * 100}
          aria-hidden
          sx={{ my: 0.75, borderRadius: 2 }}
        />
        <Box role="status">
          <Typography id={titleId} variant="h2">
            {words.title}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
            {words.text}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <Button
            ref={action}
            variant="contained"
            loading={busy}
            onClick={() => void perform()}
            sx={{ mr: 'auto' }}
          >
            {words.action}
          </Button>
          {last ? null : (
            <Button color="secondary" onClick={() => useTour.setState({ hidden: true })}>
              {t('later')}
            </Button>
          )}
          <Button color="secondary" onClick={() => void setTour('off').catch(showError)}>
            {last ? t('close') : t('skip')}
          </Button>
        </Box>
      </Paper>
    </>
  )
}
