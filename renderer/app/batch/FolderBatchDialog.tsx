import RunIcon from '@mui/icons-material/PlayArrow'
import { Button, MenuItem, Select } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../preload/contract/api'
import { findStep } from '../../../preload/contract/steps'
import { startFolderRun } from '../../actions/folderActions'
import type { StepRequest } from '../../actions/runStep'
import { useExportForm } from '../../state/exportStore'
import { FieldRow } from '../../ui/FieldRow'
import { showError } from '../../ui/notices'
import { FormatFields } from '../../ui/saveAs/FormatFields'
import { BatchFrame } from './BatchFrame'
import { BatchSetup } from './BatchSetup'
import { FolderField } from './FolderField'
import { FolderPreviewPane } from './FolderPreviewPane'

/** One recipe over a folder of the disk, into another of the same layout; the tray follows it. */
export function FolderBatchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['batch', 'app'])
  const id = useId()
  const [steps, setSteps] = useState<readonly StepRequest[]>([])
  const [from, setFrom] = useState<ChosenFolder>()
  const [to, setTo] = useState<ChosenFolder>()
  const [existing, setExisting] = useState<'skip' | 'replace'>('skip')
  const [busy, setBusy] = useState(false)
  const { form, change } = useExportForm()
  const makesPictures = steps.some(({ step }) => findStep(step).output === 'images')

  const start = async () => {
    if (!from) return
    setBusy(true)
    const { format, quality } = form
    const begun = await startFolderRun(steps, { from, to, format, quality, existing })
    setBusy(false)
    if (begun) onClose()
  }

  const setup = (
    <>
      <FolderField
        title={t('folder.from')}
        text={from ? t('folder.pictures', { name: from.name, count: from.pictures }) : ''}
        chosen={from}
        searched
        onChoose={setFrom}
      />
      <BatchSetup disabled={busy} onChange={setSteps} />
      {makesPictures ? <FormatFields form={form} change={change} isDeep={false} /> : null}
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
    </>
  )
  const actions = (
    <>
      <Button color="secondary" onClick={onClose}>
        {t('app:close')}
      </Button>
      <Button
        variant="contained"
        startIcon={<RunIcon />}
        loading={busy}
        disabled={!from || from.pictures === 0 || steps.length === 0}
        onClick={() => void start().catch(showError)}
      >
        {t('run', { count: from?.pictures ?? 0 })}
      </Button>
    </>
  )
  return (
    <BatchFrame title={t('folder.title')} setup={setup} actions={actions} onClose={onClose}>
      <FolderPreviewPane folder={from} steps={steps} />
    </BatchFrame>
  )
}
