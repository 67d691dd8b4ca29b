import { Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { studio } from '../../state/studio'
import { showError } from '../notices'

/** Says that content credentials stay behind, where pictures or their originals carry any: files are written anew. */
export function CredentialsNote({ assets }: { readonly assets: readonly Asset[] }) {
  const { t } = useTranslation('export')
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (assets.length === 0) return
    let isOld = false
    studio()
      .calls.library.exportCredentials({ ids: assets.map(({ id }) => id) })
      .then((found) => isOld || setCount(found.count))
      .catch(showError)
    return () => {
      isOld = true
    }
  }, [assets])
  if (count === 0) return null
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>
      {assets.length === 1 ? t('credentials.one') : t('credentials.some', { count })}
    </Typography>
  )
}
