import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import RenameIcon from '@mui/icons-material/EditOutlined'
import {
  Box,
  IconButton,
  ListSubheader,
  MenuItem,
  Select,
  Tooltip,
  Typography,
} from '@mui/material'
import i18next from 'i18next'
import { useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findStep, isStepId, listSteps } from '../../../preload/contract/steps'
import { isReusable } from '../../actions/presetActions'
import type { StepRequest } from '../../actions/runStep'
import { useLanguage } from '../../i18n/useLanguage'
import { CopyLanguages } from '../../panels/caption/CopyLanguages'
import { type CopyLanguage, copyRuns } from '../../panels/caption/copyRuns'
import { type UsablePreset, usePresets } from '../../state/presetStore'
import { useStepClipboard } from '../../state/stepClipboard'
import { FieldRow } from '../../ui/FieldRow'
import type { FormValues } from '../../ui/formValues'
import { showError, showNotice } from '../../ui/notices'
import { RecipeText } from '../../ui/RecipeText'
import { StepForm } from '../../ui/StepForm'
import { PresetDialog } from './PresetDialog'

const copyStep = 'describe.adcopy'
const looks = ['recognise.classify', 'describe.caption', copyStep]
const steps = listSteps().filter(({ id }) => looks.includes(id) || isReusable(id))

/**
 * Maps that only the canvas can draw, and a box that only it can hold, have no place in a batch; languages are
 * chosen below, one or both.
 */
const hidden = ['saliency', 'crop', 'language']

/** Stands for the steps on the clipboard among the presets. */
const copiedId = 'copied'

/** Deletes a preset, and offers to take that back. */
async function removePreset(preset: UsablePreset) {
  const { remove, save } = usePresets.getState()
  await remove(preset.id)
  showNotice(() => i18next.t('batch:preset.removed', { name: preset.name }), {
    action: {
      title: () => i18next.t('batch:preset.restore'),
      run: () => void save(preset.name, preset.steps).catch(showError),
    },
  })
}

interface BatchSetupProps {
  /** What the form begins with; otherwise the newest preset, or captions. */
  readonly first?: StepRequest | undefined
  readonly onChange: (steps: readonly StepRequest[]) => void
}

/**
 * What a batch does: a step with its form, or a preset. Ad copy in both languages is two steps that each run for
 * themselves.
 */
export function BatchSetup({ first, onChange }: BatchSetupProps) {
  const { t } = useTranslation('batch')
  const id = useId()
  const language = useLanguage()
  const kept = usePresets((state) => state.presets)
  const copied = useStepClipboard((state) => state.steps)
  const presets = useMemo(() => {
    const steps = copied.filter((one) => isReusable(one.step))
    return steps.length > 0 ? [{ id: copiedId, name: t('copied'), steps }, ...kept] : kept
  }, [copied, kept, t])
  const [chosen, setChosen] = useState(first?.step ?? presets[0]?.id ?? 'describe.caption')
  const [values, setValues] = useState<FormValues>(first?.parameters ?? {})
  const [renaming, setRenaming] = useState(false)
  const [languages, setLanguages] = useState<CopyLanguage>(language)
  const preset = presets.find((one) => one.id === chosen)
  const step = isStepId(chosen) ? chosen : undefined

  useEffect(() => {
    if (preset) onChange(preset.steps)
    else if (step === copyStep) onChange(copyRuns(values, languages, language))
    else onChange(step ? [{ step, parameters: values }] : [])
  }, [preset, step, values, languages, language, onChange])

  const recipe = preset && {
    version: 1 as const,
    steps: preset.steps.map((one) => ({
      ...one,
      parameters: { ...one.parameters },
      enabled: true,
    })),
  }
  return (
    <>
      <FieldRow title={t('what')} titleId={id}>
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          <Select
            fullWidth
            value={preset || step ? chosen : ''}
            labelId={id}
            sx={{ minWidth: 0 }}
            onChange={(event) => {
              setChosen(event.target.value)
              setValues({})
            }}
          >
            {presets.length > 0 ? <ListSubheader>{t('presets')}</ListSubheader> : null}
            {presets.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {one.name}
              </MenuItem>
            ))}
            {presets.length > 0 ? <ListSubheader>{t('steps')}</ListSubheader> : null}
            {steps.map((definition) => (
              <MenuItem key={definition.id} value={definition.id}>
                {definition.title[language]}
              </MenuItem>
            ))}
          </Select>
          {preset && preset.id !== copiedId ? (
            <Tooltip title={t('preset.renameTitle')}>
              <IconButton aria-label={t('preset.renameTitle')} onClick={() => setRenaming(true)}>
                <RenameIcon />
              </IconButton>
            </Tooltip>
          ) : null}
          {preset && preset.id !== copiedId ? (
            <Tooltip title={t('preset.remove')}>
              <IconButton
                aria-label={t('preset.remove')}
                onClick={() => {
                  removePreset(preset).catch(showError)
                  setChosen('describe.caption')
                }}
              >
                <DeleteIcon />
              </IconButton>
            </Tooltip>
          ) : null}
        </Box>
      </FieldRow>
      {recipe ? <RecipeText recipe={recipe} /> : null}
      {preset && renaming ? (
        <PresetDialog steps={preset.steps} renamed={preset} onClose={() => setRenaming(false)} />
      ) : null}
      {step ? (
        <>
          <Typography variant="body2" color="textSecondary">
            {findStep(step).summary[language]}
          </Typography>
          <StepForm
            definition={findStep(step)}
            values={values}
            onChange={setValues}
            hidden={[
              ...hidden,
              ...(values.method === 'sample' ? ['beams'] : ['seed', 'temperature']),
            ]}
          />
          {step === copyStep ? <CopyLanguages value={languages} onChange={setLanguages} /> : null}
        </>
      ) : null}
    </>
  )
}
