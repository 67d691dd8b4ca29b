import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import EditIcon from '@mui/icons-material/EditOutlined'
import { Box, Button, IconButton, Tooltip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelStatus, ModelTask } from '../../../preload/contract/model'
import { currentLanguage } from '../../i18n/i18n'
import { useLanguage } from '../../i18n/useLanguage'
import { useModels } from '../../state/modelStore'
import { studio } from '../../state/studio'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { showError, showNotice } from '../../ui/notices'
import { RenameModelDialog } from './RenameModelDialog'

interface OwnModelsProps {
  readonly task: ModelTask
  /** What goes with a model that is deleted. */
  readonly deleteText: string
  /** What can be done with one. */
  readonly actions: readonly { readonly title: string; readonly run: (model: string) => void }[]
}

/** The models of a task that were trained here: to be used, renamed and deleted. */
export function OwnModels({ task, deleteText, actions }: OwnModelsProps) {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const all = useModels((state) => state.models)
  const own = all.filter((model) => model.source === 'user' && model.task === task)
  const [doomed, setDoomed] = useState<ModelStatus>()
  const [renamed, setRenamed] = useState<ModelStatus>()
  if (own.length === 0) return null

  const remove = ({ id, title }: ModelStatus) =>
    void studio()
      .calls.models.remove({ id })
      .then(() => showNotice(() => t('models.deleted', { name: title[currentLanguage()] })))
      .catch(showError)

  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {t('models.title')}
      </Typography>
      {own.map((model) => (
        <Box key={model.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.25 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="body2" noWrap title={model.summary[language]}>
              {model.title[language]}
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {t('models.labels', { count: model.labels?.length ?? 0 })}
            </Typography>
          </Box>
          {actions.map(({ title, run }) => (
            <Button key={title} onClick={() => run(model.id)}>
              {title}
            </Button>
          ))}
          <Tooltip title={t('models.rename')}>
            <IconButton
              aria-label={`${t('models.rename')}: ${model.title[language]}`}
              onClick={() => setRenamed(model)}
            >
              <EditIcon fontSize="small" />
            </IconButton>
          </Tooltip>
          <Tooltip title={t('models.delete')}>
            <IconButton
              aria-label={`${t('models.delete')}: ${model.title[language]}`}
              onClick={() => setDoomed(model)}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        </Box>
      ))}
      {renamed ? <RenameModelDialog model={renamed} onClose={() => setRenamed(undefined)} /> : null}
      {doomed ? (
        <ConfirmDialog
          title={t('models.deleteTitle', { name: doomed.title[language] })}
          text={deleteText}
          confirm={t('models.delete')}
          dangerous
          onConfirm={() => remove(doomed)}
          onClose={() => setDoomed(undefined)}
        />
      ) : null}
    </Box>
  )
}
