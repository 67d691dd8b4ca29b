import FolderIcon from '@mui/icons-material/FolderOpenOutlined'
import RunIcon from '@mui/icons-material/PlayArrow'
import { Button, MenuItem, Select, Typography } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../preload/contract/api'
import { findStep } from '../../../preload/contract/steps'
import { startFolderRun } from '../../actions/folderActions'
import type { StepRequest } from '../../actions/runStep'
import { useExportForm } from '../../state/exportStore'
import { studio } from '../../state/studio'
import { FieldRow } from '../../ui/FieldRow'
import { showError } from '../../ui/notices'
import { FormatFields } from '../../ui/saveAs/FormatFields'
import { BatchFrame } from './BatchFrame'
import { BatchSetup } from './BatchSetup'
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

  const choose = (take: (folder: ChosenFolder) => void) => {
    studio()
      .host.chooseFolder?.()
      .then((folder) => folder && take(folder))
      .catch(showError)
  }
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
        placeholder={t('folder.choose')}
        onChoose={() => choose(setFrom)}
      />
      <BatchSetup disabled={busy} onChange={setSteps} />
      {makesPictures ? <FormatFields form={form} change={change} isDeep={false} /> : null}
      <FolderField
        title={t('folder.to')}
        help={t('folder.toHelp')}
        text={to?.name ?? from?.beside ?? ''}
        placeholder={t('folder.choose')}
        onChoose={() => choose(setTo)}
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
    <BatchFrame title={t('command.batchFolder')} setup={setup} actions={actions} onClose={onClose}>
      <FolderPreviewPane folder={from} steps={steps} />
    </BatchFrame>
  )
}

interface FolderFieldProps {
  readonly title: string
  readonly help?: string
  readonly text: string
  readonly placeholder: string
  readonly onChoose: () => void
}

function FolderField({ title, help, text, placeholder, onChoose }: FolderFieldProps) {
  const id = useId()
  return (
    <FieldRow title={title} help={help} titleId={id}>
      <Button
        fullWidth
        variant="outlined"
        color="secondary"
        startIcon={<FolderIcon />}
        onClick={onChoose}
        aria-label={`${title}: ${text || placeholder}`}
        sx={{ justifyContent: 'flex-start', textAlign: 'left' }}
      >
        <Typography variant="body2" noWrap>
          {text || placeholder}
        </Typography>
      </Button>
    </FieldRow>
  )
}
