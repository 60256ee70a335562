import type { Words } from './table'

export default {
  title: ['佐证材料', 'Evidence'],
  not_attached: ['（未附文件）', '(named only, no file)'],
  preview: ['查看 {name}', 'Show {name}'],
  none: ['没有佐证材料', 'No evidence'],
  no_preview: ['这种文件不能在页面内查看，请下载。', 'This kind of file cannot be shown here. Please download it.'],
  limits: ['页面内只供查看，以下载的文件为准。', 'This is only a look; the file itself is what counts.'],
  digest: ['校验值 {sha256}', 'Digest {sha256}'],
} satisfies Words
