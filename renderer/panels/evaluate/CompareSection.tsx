import EvaluateIcon from '@mui/icons-material/StraightenOutlined'
import { Box, Button, Stack, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import type { Job } from '../../../preload/contract/job'
import { imageReferenceSchema } from '../../../preload/contract/references'
import { definition } from '../../../preload/contract/steps/evaluate.image'
import { submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { sizeOfAsset, useDocument } from '../../state/documentStore'
import { useJobs } from '../../state/jobStore'
import { newestJob, useStepOutcomes } from '../../state/stepResults'
import { AssetPickerDialog } from '../../ui/AssetPickerDialog'
import { JobStatus } from '../../ui/JobStatus'
import { NeedsPicture } from '../../ui/NeedsPicture'
import { showError } from '../../ui/notices'
import { RunButton } from '../../ui/RunButton'
import { useEvaluate } from './evaluateStore'
import { QualityFigures } from './QualityFigures'

/** How much the open picture differs from a reference of the same size. */
export function CompareSection() {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const asset = useDocument((state) => state.asset)
  const original = useDocument((state) => state.original)
  const chosen = useEvaluate((state) => state.reference)
  const setChosen = useEvaluate((state) => state.setReference)
  const [picking, setPicking] = useState(false)
  const [busy, setBusy] = useState(false)
  const job = useJobs((state) => newestJob(state.jobs, definition.id, asset?.id))
  const [newest] = useStepOutcomes(definition.id, asset?.id)
  if (!asset) return <NeedsPicture text={t('empty')} />

  const sameSize = (other: Asset | undefined) =>
    other !== undefined && other.width === asset.width && other.height === asset.height
  // The picture before it was edited is what one mostly wants to compare with.
  const before = original && original.id !== asset.id && sameSize(original) ? original : undefined
  const reference = sameSize(chosen) ? chosen : before

  // Figures of another reference would be read as those of this one.
  const measured = referenceOf(job)
  const current = measured === undefined || reference === undefined || measured === reference.id

  const run = () => {
    if (!reference) return
    setBusy(true)
    submit(
      [{ step: definition.id, parameters: { reference: { asset: reference.id } } }],
      [asset.id],
    )
      .catch(showError)
      .finally(() => setBusy(false))
  }
  const compare = () => {
    useDocument.getState().setCompareWith(reference)
    useDocument.getState().setCompareMode('split')
  }

  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {definition.summary[language]}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <PictureCard title={t('picture')} asset={asset} />
        <PictureCard title={t('reference')} asset={reference} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" onClick={() => setPicking(true)}>
          {t('choose')}
        </Button>
        <Button disabled={!reference} onClick={compare}>
          {t('compare')}
        </Button>
      </Box>
      <RunButton
        title={t('run')}
        icon={<EvaluateIcon />}
        busy={busy}
        disabled={!reference}
        onRun={run}
      />
      <JobStatus job={job} />
      {newest && current ? <QualityFigures result={newest.result} /> : null}
      <AssetPickerDialog
        open={picking}
        title={t('choose')}
        size={sizeOfAsset(asset)}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          setPicking(false)
          setChosen(picked)
        }}
      />
    </Stack>
  )
}

/** The reference that a job measured against. */
function referenceOf(job: Job | undefined): string | undefined {
  const parsed = imageReferenceSchema.safeParse(job?.recipe.steps.at(-1)?.parameters.reference)
  return parsed.success && 'asset' in parsed.data ? parsed.data.asset : undefined
}

function PictureCard({
  title,
  asset,
}: {
  readonly title: string
  readonly asset: Asset | undefined
}) {
  const { t } = useTranslation('evaluate')
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" color="textSecondary">
        {title}
      </Typography>
      {asset ? (
        <>
          <Box
            component="img"
            alt={asset.name}
            src={assetUrl(asset.id, 'thumbnail')}
            sx={{
              width: '100%',
              aspectRatio: '1',
              objectFit: 'contain',
              display: 'block',
              borderRadius: 1,
              bgcolor: 'surface.canvas',
            }}
          />
          <Typography variant="caption" noWrap sx={{ display: 'block' }}>
            {asset.name}
          </Typography>
        </>
      ) : (
        <Box
          sx={{
            aspectRatio: '1',
            borderRadius: 1,
            border: '1px dashed',
            borderColor: 'divider',
            display: 'grid',
            placeContent: 'center',
            p: 1,
            textAlign: 'center',
          }}
        >
          <Typography variant="caption" color="textSecondary">
            {t('noReference')}
          </Typography>
        </Box>
      )}
    </Box>
  )
}
