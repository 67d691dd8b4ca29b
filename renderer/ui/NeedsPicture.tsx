import ImageIcon from '@mui/icons-material/ImageOutlined'
import { Button } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { runCommand } from '../actions/manager/commandManager'
import { EmptyState } from './EmptyState'

/** What a panel says that works on a picture while none is open. */
export function NeedsPicture({ text }: { readonly text: string }) {
  const { t } = useTranslation('app')
  return (
    <EmptyState icon={ImageIcon} title={t('needsPicture.title')} text={text}>
      <Button variant="contained" onClick={() => runCommand('file.open')}>
        {t('needsPicture.import')}
      </Button>
      <Button variant="outlined" onClick={() => runCommand('panel.generate')}>
        {t('needsPicture.generate')}
      </Button>
    </EmptyState>
  )
}
