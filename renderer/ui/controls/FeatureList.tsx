import { Autocomplete, Chip, TextField } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../FieldRow'

interface FeatureListProps {
  readonly features: readonly string[]
  readonly onChange: (features: string[]) => void
}

/** What the product is praised for: up to eight short points, Enter adds one. */
export function FeatureList({ features, onChange }: FeatureListProps) {
  const { t } = useTranslation('caption')
  const id = useId()
  return (
    <FieldRow title={t('brief.features')} controlId={id}>
      <Autocomplete
        id={id}
        multiple
        freeSolo
        autoSelect
        size="small"
        options={[] as string[]}
        value={[...features]}
        onChange={(_, next) =>
          onChange(
            next
              .map((feature) => feature.trim().slice(0, 120))
              .filter(Boolean)
              .slice(0, 8),
          )
        }
        renderValue={(chosen, getItemProps) =>
          chosen.map((feature, index) => {
            const { key, ...itemProps } = getItemProps({ index })
            return <Chip key={key} label={feature} size="small" {...itemProps} />
          })
        }
        renderInput={(parameters) => (
          <TextField
            {...parameters}
            placeholder={features.length === 0 ? t('brief.featuresExample') : ''}
          />
        )}
      />
    </FieldRow>
  )
}
