import RunIcon from '@mui/icons-material/PlayArrow'
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { trashAssets } from '../../actions/libraryActions'
import { type StepRequest, submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { saveTexts } from '../../panels/caption/saveTexts'
import { isFinished } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { knownAsset } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { JobStatus } from '../../ui/JobStatus'
import { showError, showNotice } from '../../ui/notices'
import { BatchResults } from './BatchResults'
import { BatchSetup } from './BatchSetup'
import { batchRows, batchTable, type CopyChoice, copyChoice, csvText, keptCopy } from './batchRows'

interface BatchDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** One recipe over several pictures: tried on one first if wanted, and looked through before it is kept. */
export function BatchDialog({ ids, onClose }: BatchDialogProps) {
  const { t } = useTranslation(['batch', 'app'])
  const id = useId()
  const language = useLanguage()
  const [steps, setSteps] = useState<readonly StepRequest[]>([])
  const [run, setRun] = useState<{ job: string; ids: readonly string[] }>()
  const [busy, setBusy] = useState(false)
  const [captions, setCaptions] = useState<Readonly<Record<string, string>>>({})
  const [copies, setCopies] = useState<Readonly<Record<string, CopyChoice>>>({})
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const job = useJobs((state) => state.jobs.find((one) => one.id === run?.job))
  const rows = batchRows(run?.ids ?? [], job, language)
  const assets = useAssets([
    ...ids,
    ...rows.flatMap(({ result }) => (result?.kind === 'picture' ? [result.asset] : [])),
  ])
  const nameOf = (asset: string) => assets[asset]?.name ?? asset
  const going = job !== undefined && !isFinished(job) && job.state !== 'interrupted'
  const ready = rows.filter(({ result }) => result !== undefined)
  const kind = ready[0]?.result?.kind
  const isText = kind === 'caption' || kind === 'copy'
  const kept = ready.filter(({ input }) => !dropped.has(input))

  const start = (over: readonly string[]) => {
    setBusy(true)
    submit(steps, over)
      .then((started) => {
        setRun({ job: started.id, ids: over })
        setCaptions({})
        setCopies({})
        setDropped(new Set())
      })
      .catch(showError)
      .finally(() => setBusy(false))
  }
  const exportTable = async () => {
    const text = csvText(batchTable(kept, nameOf, captions, copies))
    const saved = await studio().host.saveText({ name: t('fileName'), type: 'text/csv', text })
    if (saved) showNotice(t('exported'), { tone: 'success' })
  }
  const keep = async () => {
    for (const { input, result } of kept)
      if (result?.kind === 'caption')
        await saveTexts(input, { caption: captions[input] ?? result.text })
    for (const { input, result } of kept)
      if (result?.kind === 'copy')
        await studio().calls.library.reviseText({
          id: result.asset,
          data: keptCopy(result.copy, copyChoice(result.copy, copies[input])),
        })
    if (kind === 'picture' || kind === 'copy')
      await trashAssets(
        ready.flatMap(({ input, result }) =>
          dropped.has(input) && (result?.kind === 'picture' || result?.kind === 'copy')
            ? [result.asset]
            : [],
        ),
      )
    showNotice(t('kept', { count: kept.length }), { tone: 'success' })
    onClose()
  }

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} sx={{ pb: 1 }}>
        {t('title', { count: ids.length })}
      </DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '300px 1fr' },
            gap: 3,
            minHeight: 360,
          }}
        >
          <Stack spacing={1.5}>
            <BatchSetup disabled={going} onChange={setSteps} />
            <Stack direction="row" spacing={1}>
              <Button
                variant="contained"
                startIcon={<RunIcon />}
                loading={busy}
                disabled={going || steps.length === 0}
                onClick={() => start(ids)}
              >
                {t('run', { count: ids.length })}
              </Button>
              {ids.length > 1 ? (
                <Button
                  variant="outlined"
                  disabled={going || busy || steps.length === 0}
                  onClick={() => start(ids.slice(0, 1))}
                >
                  {t('tryOne')}
                </Button>
              ) : null}
            </Stack>
            <JobStatus job={job} />
          </Stack>
          <Box sx={{ minWidth: 0 }}>
            {run ? (
              <BatchResults
                rows={rows}
                nameOf={nameOf}
                captions={captions}
                copies={copies}
                onCopy={(input, choice) => setCopies((known) => ({ ...known, [input]: choice }))}
                dropped={dropped}
                onCaption={(input, text) => setCaptions({ ...captions, [input]: text })}
                onToggle={(input) => setDropped(toggled(dropped, input))}
              />
            ) : (
              <Typography color="textSecondary">{t('hint')}</Typography>
            )}
          </Box>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button
          color="secondary"
          disabled={kept.length === 0}
          onClick={() => void exportTable().catch(showError)}
          sx={{ mr: 'auto' }}
        >
          {t('export')}
        </Button>
        <Button color="secondary" onClick={onClose}>
          {t('app:close')}
        </Button>
        {isText || (kind === 'picture' && dropped.size > 0) ? (
          <Button
            variant="contained"
            disabled={going || (isText && kept.length === 0)}
            onClick={() => void keep().catch(showError)}
          >
            {kind === 'caption'
              ? t('saveCaptions', { count: kept.length })
              : kind === 'copy'
                ? t('saveCopies', { count: kept.length })
                : t('discardOthers', { count: dropped.size })}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  )
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

/** Assets by id: those that the gallery knows at once, the others as they are looked up. */
function useAssets(ids: readonly string[]): Readonly<Record<string, Asset>> {
  const [assets, setAssets] = useState<Readonly<Record<string, Asset>>>({})
  const wanted = ids.join()
  useEffect(() => {
    let current = true
    const take = (asset: Asset) =>
      current && setAssets((known) => ({ ...known, [asset.id]: asset }))
    for (const id of wanted.split(',').filter(Boolean)) {
      const known = knownAsset(id)
      if (known) take(known)
      else studio().calls.library.get({ id }).then(take).catch(showError)
    }
    return () => {
      current = false
    }
  }, [wanted])
  return assets
}
