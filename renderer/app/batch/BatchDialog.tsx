import RunIcon from '@mui/icons-material/PlayArrow'
import { Box, Button, Stack, Switch } from '@mui/material'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { altTextProposal } from '../../../preload/contract/text/altTextProposal'
import { trashAssets } from '../../actions/libraryActions'
import { type StepRequest, submit } from '../../actions/runStep'
import { keepCopy, keepTexts } from '../../actions/textActions'
import { useLanguage } from '../../i18n/useLanguage'
import { isFinished } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { FieldRow } from '../../ui/FieldRow'
import { Frozen } from '../../ui/Frozen'
import { JobStatus } from '../../ui/JobStatus'
import { showError, showNotice } from '../../ui/notices'
import { BatchFrame } from './BatchFrame'
import { BatchPictures } from './BatchPictures'
import { BatchResults } from './BatchResults'
import { BatchSetup } from './BatchSetup'
import { assetsOf, batchRows, copyChoice, keptCopy, runsOf, textsOf } from './batchRows'
import { exportTable } from './exportTable'
import { UnsavedTexts } from './UnsavedTexts'
import { useAssets } from './useAssets'
import { keptRows, useBatchReview } from './useBatchReview'
import { keptCount, useKeepWords } from './useKeepWords'

interface BatchDialogProps {
  readonly ids: readonly string[]
  /** What its form begins with. */
  readonly first?: StepRequest | undefined
  readonly onClose: () => void
}

/** One recipe over several pictures: tried on one first if wanted, and looked through before it is kept. */
export function BatchDialog({ ids, first, onClose }: BatchDialogProps) {
  const { t } = useTranslation(['batch', 'app'])
  const language = useLanguage()
  const [steps, setSteps] = useState<readonly StepRequest[]>([])
  const [run, setRun] = useState<{ jobs: readonly string[]; ids: readonly string[] }>()
  const [busy, setBusy] = useState(false)
  const [isAlternative, setAlternative] = useState(false)
  const alternativeId = useId()
  const review = useBatchReview()
  const keepWords = useKeepWords()
  const { captions, copies, dropped } = review
  const jobs = useJobs(
    useShallow((state) => state.jobs.filter(({ id }) => run?.jobs.includes(id) === true)),
  )
  const rows = useMemo(
    () =>
      batchRows(
        run?.ids ?? [],
        jobs.flatMap(({ outputs }) => outputs),
        language,
      ),
    [run, jobs, language],
  )
  const assets = useAssets([
    ...ids,
    ...rows.flatMap(({ result }) => (result?.kind === 'picture' ? [result.asset] : [])),
  ])
  const nameOf = (asset: string) => assets[asset]?.name ?? asset
  const going = jobs.some((job) => !isFinished(job) && job.state !== 'interrupted')
  const ready = rows.filter(({ result }) => result !== undefined)
  const kind = ready[0]?.result?.kind
  const isText = kind === 'caption' || kind === 'copy'
  const kept = keptRows(rows, dropped)
  const texts = kept.flatMap(textsOf)
  // Ad copy is in the library already, but for what was changed of it; captions are nowhere yet.
  const unsaved = kind === 'caption' ? keptCount(kept) : Object.keys(copies).length
  /** What was wanted when there were texts to save first. */
  const [asked, setAsked] = useState<() => void>()
  const unlessUnsaved = (action: () => void) => (unsaved > 0 ? setAsked(() => action) : action())

  const start = async (over: readonly string[]) => {
    setBusy(true)
    try {
      const started: string[] = []
      for (const one of runsOf(steps)) {
        // A caption that is left out here would otherwise be the picture's all the same.
        const review = one.some(({ step }) => step === 'describe.caption')
        started.push((await submit(one, over, { review })).id)
      }
      setRun({ jobs: started, ids: over })
      review.reset()
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
  const keep = async () => {
    await keepTexts(
      kept.flatMap(({ input, result }) => {
        if (result?.kind !== 'caption') return []
        const caption = captions[input] ?? result.text
        const altText =
          isAlternative && !assets[input]?.altText ? altTextProposal(caption) : undefined
        return [{ id: input, caption, ...(altText ? { altText } : {}) }]
      }),
    )
    const leftOut = ready.filter(({ input }) => dropped.has(input)).flatMap(assetsOf)
    if (kind === 'copy')
      await keepCopy(
        texts.map((text) => ({
          id: text.asset,
          before: text.copy,
          after: keptCopy(text.copy, copyChoice(text, copies[text.asset])),
        })),
        leftOut,
      )
    if (kind === 'picture') await trashAssets(leftOut)
    showNotice(() => t('kept', { count: keptCount(kept) }), {
      tone: 'success',
    })
    onClose()
  }

  const setup = (
    <>
      <Frozen when={going || busy}>
        <BatchSetup first={first} onChange={setSteps} />
      </Frozen>
      <Stack direction="row" spacing={1}>
        <Button
          variant="contained"
          startIcon={<RunIcon />}
          loading={busy}
          disabled={going || steps.length === 0}
          onClick={() => unlessUnsaved(() => void start(ids))}
        >
          {t('run', { count: ids.length })}
        </Button>
        {ids.length > 1 ? (
          <Button
            variant="outlined"
            disabled={going || busy || steps.length === 0}
            onClick={() => unlessUnsaved(() => void start(ids.slice(0, 1)))}
          >
            {t('tryOne')}
          </Button>
        ) : null}
      </Stack>
      <JobStatus
        job={jobs.find((job) => !isFinished(job)) ?? jobs.find(({ state }) => state === 'failed')}
        others={jobs}
      />
      {kind === 'caption' ? (
        <FieldRow
          inline
          title={t('alternative')}
          help={t('alternativeHelp')}
          controlId={alternativeId}
        >
          <Switch
            id={alternativeId}
            checked={isAlternative}
            onChange={(_, checked) => setAlternative(checked)}
          />
        </FieldRow>
      ) : null}
    </>
  )
  const toTable = (
    <Button
      color="secondary"
      disabled={kept.length === 0}
      onClick={() => void exportTable(kept, nameOf, review).catch(showError)}
    >
      {t('export')}
    </Button>
  )
  const actions =
    isText || (kind === 'picture' && dropped.size > 0) ? (
      <Button
        variant="contained"
        disabled={going || (isText && kept.length === 0)}
        onClick={() => void keep().catch(showError)}
      >
        {isText ? keepWords(kept) : t('discardOthers', { count: dropped.size })}
      </Button>
    ) : null
  return (
    <>
      <BatchFrame
        title={t('title', { count: ids.length })}
        setup={setup}
        start={toTable}
        actions={actions}
        onClose={() => unlessUnsaved(onClose)}
      >
        <Box sx={{ minWidth: 0 }}>
          {run ? (
            <BatchResults rows={rows} texts={run.jobs.length} nameOf={nameOf} review={review} />
          ) : (
            <BatchPictures ids={ids} nameOf={nameOf} />
          )}
        </Box>
      </BatchFrame>
      {asked ? (
        <UnsavedTexts count={unsaved} onLeave={asked} onClose={() => setAsked(undefined)} />
      ) : null}
    </>
  )
}
