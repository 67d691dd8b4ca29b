import RunIcon from '@mui/icons-material/PlayArrow'
import { Box, Button, Stack } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { trashAssets } from '../../actions/libraryActions'
import { type StepRequest, submit } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { saveTexts } from '../../panels/caption/saveTexts'
import { isFinished } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { studio } from '../../state/studio'
import { JobStatus } from '../../ui/JobStatus'
import { showError, showNotice } from '../../ui/notices'
import { BatchFrame } from './BatchFrame'
import { BatchPictures } from './BatchPictures'
import { BatchResults } from './BatchResults'
import { BatchSetup } from './BatchSetup'
import {
  assetsOf,
  batchRows,
  batchTable,
  type CopyChoice,
  copyChoice,
  csvText,
  keptCopy,
  runsOf,
  textsOf,
} from './batchRows'
import { useAssets } from './useAssets'

interface BatchDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** One recipe over several pictures: tried on one first if wanted, and looked through before it is kept. */
export function BatchDialog({ ids, onClose }: BatchDialogProps) {
  const { t } = useTranslation(['batch', 'app'])
  const language = useLanguage()
  const [steps, setSteps] = useState<readonly StepRequest[]>([])
  const [run, setRun] = useState<{ jobs: readonly string[]; ids: readonly string[] }>()
  const [busy, setBusy] = useState(false)
  const [captions, setCaptions] = useState<Readonly<Record<string, string>>>({})
  const [copies, setCopies] = useState<Readonly<Record<string, CopyChoice>>>({})
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const jobs = useJobs(
    useShallow((state) => state.jobs.filter(({ id }) => run?.jobs.includes(id) === true)),
  )
  const rows = batchRows(run?.ids ?? [], jobs, language)
  const assets = useAssets([
    ...ids,
    ...rows.flatMap(({ result }) => (result?.kind === 'picture' ? [result.asset] : [])),
  ])
  const nameOf = (asset: string) => assets[asset]?.name ?? asset
  const going = jobs.some((job) => !isFinished(job) && job.state !== 'interrupted')
  const ready = rows.filter(({ result }) => result !== undefined)
  const kind = ready[0]?.result?.kind
  const isText = kind === 'caption' || kind === 'copy'
  const kept = ready.filter(({ input }) => !dropped.has(input))
  const texts = kept.flatMap(textsOf)

  const start = async (over: readonly string[]) => {
    setBusy(true)
    try {
      const started: string[] = []
      for (const one of runsOf(steps)) started.push((await submit(one, over)).id)
      setRun({ jobs: started, ids: over })
      setCaptions({})
      setCopies({})
      setDropped(new Set())
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
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
    for (const text of texts)
      await studio().calls.library.reviseText({
        id: text.asset,
        data: keptCopy(text.copy, copyChoice(text, copies[text.asset])),
      })
    if (kind === 'picture' || kind === 'copy')
      await trashAssets(ready.filter(({ input }) => dropped.has(input)).flatMap(assetsOf))
    showNotice(t('kept', { count: kind === 'copy' ? texts.length : kept.length }), {
      tone: 'success',
    })
    onClose()
  }

  const setup = (
    <>
      <BatchSetup disabled={going} bothLanguages onChange={setSteps} />
      <Stack direction="row" spacing={1}>
        <Button
          variant="contained"
          startIcon={<RunIcon />}
          loading={busy}
          disabled={going || steps.length === 0}
          onClick={() => void start(ids)}
        >
          {t('run', { count: ids.length })}
        </Button>
        {ids.length > 1 ? (
          <Button
            variant="outlined"
            disabled={going || busy || steps.length === 0}
            onClick={() => void start(ids.slice(0, 1))}
          >
            {t('tryOne')}
          </Button>
        ) : null}
      </Stack>
      <JobStatus
        job={jobs.find((job) => !isFinished(job)) ?? jobs.find(({ state }) => state === 'failed')}
        others={jobs}
      />
    </>
  )
  const actions = (
    <>
      <Button
        color="secondary"
        disabled={kept.length === 0}
        onClick={() => void exportTable().catch(showError)}
        sx={{ mr: 'auto', ml: -1.5 }}
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
              ? t('saveCopies', { count: texts.length })
              : t('discardOthers', { count: dropped.size })}
        </Button>
      ) : null}
    </>
  )
  return (
    <BatchFrame
      title={t('title', { count: ids.length })}
      setup={setup}
      actions={actions}
      onClose={onClose}
    >
      <Box sx={{ minWidth: 0 }}>
        {run ? (
          <BatchResults
            rows={rows}
            texts={run.jobs.length}
            nameOf={nameOf}
            captions={captions}
            copies={copies}
            onCopy={(asset, choice) => setCopies((known) => ({ ...known, [asset]: choice }))}
            dropped={dropped}
            onCaption={(input, text) => setCaptions({ ...captions, [input]: text })}
            onToggle={(input) => setDropped(toggled(dropped, input))}
          />
        ) : (
          <BatchPictures ids={ids} nameOf={nameOf} />
        )}
      </Box>
    </BatchFrame>
  )
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}
