/** A colour as people call it, with sRGB values that are typical of it (0..255). */
export interface ColourName {
  readonly id: string
  readonly en: string
  readonly zh: string
  readonly typical: readonly (readonly [number, number, number])[]
}

/** The colours that copy speaks of. A measured colour has the name of the nearest typical value. */
export const colourNames: readonly ColourName[] = [
  {
    id: 'black',
    en: 'black',
    zh: '黑色',
    typical: [
      [18, 18, 20],
      [42, 41, 43],
    ],
  },
  { id: 'charcoal', en: 'charcoal', zh: '炭灰色', typical: [[72, 73, 76]] },
  {
    id: 'grey',
    en: 'grey',
    zh: '灰色',
    typical: [
      [125, 126, 128],
      [155, 155, 157],
    ],
  },
  { id: 'light-grey', en: 'light grey', zh: '浅灰色', typical: [[192, 193, 195]] },
  {
    id: 'white',
    en: 'white',
    zh: '白色',
    typical: [
      [226, 226, 226],
      [250, 250, 250],
    ],
  },
  { id: 'cream', en: 'cream', zh: '米白色', typical: [[240, 232, 214]] },
  {
    id: 'beige',
    en: 'beige',
    zh: '米色',
    typical: [
      [218, 200, 172],
      [194, 172, 142],
    ],
  },
  { id: 'camel', en: 'camel', zh: '驼色', typical: [[176, 134, 92]] },
  {
    id: 'brown',
    en: 'brown',
    zh: '棕色',
    typical: [
      [122, 80, 52],
      [146, 98, 64],
    ],
  },
  { id: 'dark-brown', en: 'dark brown', zh: '深棕色', typical: [[78, 54, 40]] },
  {
    id: 'red',
    en: 'red',
    zh: '红色',
    typical: [
      [200, 32, 36],
      [222, 52, 48],
    ],
  },
  { id: 'burgundy', en: 'burgundy', zh: '酒红色', typical: [[110, 26, 40]] },
  { id: 'coral', en: 'coral', zh: '珊瑚色', typical: [[236, 118, 98]] },
  {
    id: 'pink',
    en: 'pink',
    zh: '粉色',
    typical: [
      [238, 168, 184],
      [224, 96, 142],
    ],
  },
  {
    id: 'orange',
    en: 'orange',
    zh: '橙色',
    typical: [
      [236, 128, 36],
      [212, 98, 40],
    ],
  },
  {
    id: 'yellow',
    en: 'yellow',
    zh: '黄色',
    typical: [
      [242, 212, 64],
      [214, 178, 48],
    ],
  },
  { id: 'olive', en: 'olive', zh: '橄榄绿', typical: [[106, 106, 56]] },
  {
    id: 'green',
    en: 'green',
    zh: '绿色',
    typical: [
      [58, 138, 60],
      [116, 166, 62],
    ],
  },
  { id: 'dark-green', en: 'dark green', zh: '墨绿色', typical: [[34, 68, 46]] },
  { id: 'light-green', en: 'light green', zh: '浅绿色', typical: [[172, 212, 136]] },
  { id: 'teal', en: 'teal', zh: '蓝绿色', typical: [[28, 120, 124]] },
  { id: 'light-blue', en: 'light blue', zh: '浅蓝色', typical: [[152, 192, 226]] },
  {
    id: 'blue',
    en: 'blue',
    zh: '蓝色',
    typical: [
      [50, 96, 190],
      [76, 118, 168],
    ],
  },
  {
    id: 'navy',
    en: 'navy',
    zh: '藏青色',
    typical: [
      [32, 40, 80],
      [46, 56, 78],
    ],
  },
  {
    id: 'purple',
    en: 'purple',
    zh: '紫色',
    typical: [
      [106, 60, 136],
      [146, 104, 176],
    ],
  },
  { id: 'lilac', en: 'lilac', zh: '淡紫色', typical: [[196, 178, 218]] },
]
