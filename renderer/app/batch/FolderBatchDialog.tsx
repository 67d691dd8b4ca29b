import RunIcon from '@mui/icons-material/PlayArrow'
import { Button, MenuItem, Select, Switch, Typography } from '@mui/material'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../preload/contract/api'
import { findStep } from '../../../preload/contract/steps'
import { startFolderRun } from '../../actions/folderActions'
import { recipeOf, type StepRequest } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { useExportForm } from '../../state/exportStore'
import { useTasks } from '../../state/taskStore'
import { FieldRow } from '../../ui/FieldRow'
import { Frozen } from '../../ui/Frozen'
import { showError } from '../../ui/notices'
import { FormatFields } from '../../ui/saveAs/FormatFields'
import { TaskProgress } from '../tray/TaskProgress'
import { BatchFrame } from './BatchFrame'
import { BatchResults } from './BatchResults'
import { BatchSetup } from './BatchSetup'
import { batchRows, runsOf } from './batchRows'
import { exportTable } from './exportTable'
import { FolderField } from './FolderField'
import { FolderPicture } from './FolderPicture'
import { FolderPreviewPane } from './FolderPreviewPane'
import { outputsOf, reviewed } from './folderReview'
import { UnsavedTexts } from './UnsavedTexts'
import { keptRows, useBatchReview } from './useBatchReview'
import { useFolderDraft } from './useFolderDraft'
import { keptCount, useKeepWords } from './useKeepWords'

/**
 * One recipe over a folder of the disk, into another of the same layout. Pictures are made while the tray
 * follows it; texts are looked through here before they are saved, unless the user thinks better of that.
 */
export function FolderBatchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['batch', 'app'])
  const id = useId()
  const language = useLanguage()
  const [steps, setSteps] = useState<readonly StepRequest[]>([])
  const [from, setFrom] = useState<ChosenFolder>()
  const [to, setTo] = useState<ChosenFolder>()
  const [existing, setExisting] = useState<'skip' | 'replace'>('skip')
  const [isReviewed, setReviewed] = useState(true)
  const [busy, setBusy] = useState(false)
  /** What would lose texts that are not saved, until the user has said so. */
  const [asked, setAsked] = useState<'close' | 'run'>()
  const { form, change } = useExportForm()
  const { draft, start, save } = useFolderDraft()
  const review = useBatchReview()
  const keepWords = useKeepWords()
  const task = useTasks((state) => state.tasks.find((one) => one.id === draft?.task))
  const recipes = useMemo(() => runsOf(steps).map(recipeOf), [steps])
  const makesPictures = steps.some(({ step }) => findStep(step).output === 'images')
  const findings = draft?.findings
  const rows = useMemo(() => {
    const names = [...new Set(findings?.map(({ name }) => name))]
    return batchRows(names, outputsOf(findings ?? []), language)
  }, [findings, language])
  const kept = keptRows(rows, review.dropped)
  const running = draft?.running === true

  const run = async () => {
    if (!from) return
    const { format, quality } = form
    const choice = { from, to, format, quality, existing }
    if (isReviewed && !makesPictures) {
      review.reset()
      return start(recipes, choice)
    }
    setBusy(true)
    const begun = await startFolderRun(recipes, choice)
    setBusy(false)
    if (begun) onClose()
  }
  const keep = async () => {
    setBusy(true)
    try {
      await save(reviewed(findings ?? [], rows, review))
      onClose()
    } finally {
      setBusy(false)
    }
  }
  const unlessUnsaved = (what: 'close' | 'run') => {
    if (kept.length > 0) setAsked(what)
    else if (what === 'close') onClose()
    else void run().catch(showError)
  }

  const setup = (
    <>
      <Frozen when={busy || running}>
        <FolderField
          title={t('folder.from')}
          text={from ? t('folder.pictures', { name: from.name, count: from.pictures }) : ''}
          chosen={from}
          searched
          onChoose={setFrom}
        />
        <BatchSetup onChange={setSteps} />
        {makesPictures ? (
          <FormatFields form={form} change={change} isDeep={false} />
        ) : (
          <FieldRow
            inline
            title={t('folder.review')}
            help={t('folder.reviewHelp')}
            controlId={`${id}-review`}
          >
            <Switch
              id={`${id}-review`}
              checked={isReviewed}
              onChange={(_, checked) => setReviewed(checked)}
            />
          </FieldRow>
        )}
        <FolderField
          title={t('folder.to')}
          help={t('folder.toHelp')}
          text={to?.name ?? from?.beside ?? ''}
          chosen={to}
          onChoose={setTo}
        />
        <FieldRow title={t('folder.existing')} titleId={`${id}-existing`}>
          <Select
            fullWidth
            value={existing}
            labelId={`${id}-existing`}
            onChange={({ target }) => setExisting(target.value)}
          >
            <MenuItem value="skip">{t('folder.skip')}</MenuItem>
            <MenuItem value="replace">{t('folder.replace')}</MenuItem>
          </Select>
        </FieldRow>
      </Frozen>
      {task ? <TaskProgress task={task} /> : null}
    </>
  )
  const toTable =
    rows.length > 0 ? (
      <Button
        color="secondary"
        disabled={kept.length === 0}
        onClick={() => void exportTable(kept, (name) => name, review).catch(showError)}
      >
        {t('export')}
      </Button>
    ) : null
  const actions = (
    <>
      <Button
        variant={rows.length > 0 ? 'outlined' : 'contained'}
        startIcon={<RunIcon />}
        loading={busy && rows.length === 0}
        disabled={busy || running || !from || from.pictures === 0 || steps.length === 0}
        onClick={() => unlessUnsaved('run')}
      >
        {t('run', { count: from?.pictures ?? 0 })}
      </Button>
      {rows.length > 0 ? (
        <Button
          variant="contained"
          loading={busy}
          disabled={running || kept.length === 0}
          onClick={() => void keep().catch(showError)}
        >
          {keepWords(kept)}
        </Button>
      ) : null}
    </>
  )
  return (
    <>
      <BatchFrame
        title={t('folder.title')}
        setup={setup}
        start={toTable}
        actions={actions}
        onClose={() => unlessUnsaved('close')}
      >
        {draft && (running || rows.length > 0) ? (
          <div>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {t('folder.reviewing')}
            </Typography>
            <BatchResults
              rows={rows}
              texts={draft.recipes.length}
              nameOf={(name) => name}
              pictureOf={(name) => <FolderPicture folder={draft.choice.from.token} name={name} />}
              review={review}
            />
          </div>
        ) : (
          <div>
            {draft && draft.skipped > 0 ? (
              <Typography variant="body2" role="status" sx={{ mb: 1.5 }}>
                {t('folder.allThere', { count: draft.skipped })}
              </Typography>
            ) : null}
            <FolderPreviewPane folder={from} recipes={recipes} />
          </div>
        )}
      </BatchFrame>
      {asked ? (
        <UnsavedTexts
          count={keptCount(kept)}
          onLeave={() => void (asked === 'close' ? onClose() : run().catch(showError))}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </>
  )
}
