import { Alert, Button } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useModels } from '../../state/modelStore'

interface MadeModelProps {
  readonly model: string
  /** What the button that goes on with it says, and does. */
  readonly use: string
  readonly onUse: (model: string) => void
}

/** Says that a model is made, by the name that it has by now, and leads to its use; nothing once it is deleted. */
export function MadeModel({ model, use, onUse }: MadeModelProps) {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const made = useModels((state) => state.models.find(({ id }) => id === model))
  if (!made) return null
  return (
    <Alert
      severity="success"
      variant="outlined"
      action={
        <Button color="inherit" onClick={() => onUse(model)}>
          {use}
        </Button>
      }
    >
      {t('result.made', { name: made.title[language] })}
    </Alert>
  )
}
