import type { ComponentType } from 'react'
import type { FieldControl } from '../../../preload/contract/field'
import type { ParameterKind } from '../../../preload/contract/parameters'
import { BriefControl } from './BriefControl'
import { ChoiceControl } from './ChoiceControl'
import { ColourControl } from './ColourControl'
import type { ControlProps } from './controlProps'
import { ImageControl } from './ImageControl'
import { LabelsControl } from './LabelsControl'
import { ListControl } from './ListControl'
import { ModelControl } from './ModelControl'
import { NewModelControl } from './NewModelControl'
import { NumberControl } from './NumberControl'
import { PromptControl } from './PromptControl'
import { SeedControl } from './SeedControl'
import { SliderControl } from './SliderControl'
import { TextControl } from './TextControl'
import { ToggleControl } from './ToggleControl'

/** Controls that a definition asks for by name. The canvas sets masks and crop boxes itself. */
const named: Readonly<Record<FieldControl, ComponentType<ControlProps> | undefined>> = {
  slider: SliderControl,
  seed: SeedControl,
  labels: LabelsControl,
  prompt: PromptControl,
  multiline: TextControl,
  colour: ColourControl,
  image: ImageControl,
  brief: BriefControl,
  model: ModelControl,
  newModel: NewModelControl,
  mask: undefined,
  crop: undefined,
}

const byKind: Readonly<Record<ParameterKind, ComponentType<ControlProps> | undefined>> = {
  number: NumberControl,
  integer: NumberControl,
  boolean: ToggleControl,
  choice: ChoiceControl,
  text: TextControl,
  textList: ListControl,
  integerList: ListControl,
  image: ImageControl,
  object: undefined,
}

/** The control of one parameter: the one its definition names, or the one of its type. */
export function Control(props: ControlProps) {
  const { meta, kind } = props.parameter
  const Chosen = meta.control ? named[meta.control] : byKind[kind]
  return Chosen ? <Chosen {...props} /> : null
}
