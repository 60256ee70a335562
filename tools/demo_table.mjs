// The last lines of `./dev demo`: where the office is served, and who signs in with what, in Chinese and English.
//   node tools/demo_table.mjs ADDRESS < accounts.json
import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'

const roles = {
  clerk: ['经办人', 'clerk'],
  head: ['科室负责人', 'section head'],
  leader: ['班子成员', 'leader'],
  chief: ['主要负责人', 'chief'],
  supervisor: ['纪检监督', 'supervisor'],
  inspector: ['检查组', 'inspector'],
  'system-admin': ['系统管理员', 'system administrator'],
  'security-admin': ['安全管理员', 'security administrator'],
  auditor: ['安全审计员', 'security auditor']
}

const width = (text) => [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 2 : 1), 0)
const padded = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)))

const accounts = JSON.parse(readFileSync(0, 'utf8'))
const rows = [
  ['角色', 'role', '姓名 name', '登录名 login', '密码 password'],
  ...accounts
    .sort((a, b) => Object.keys(roles).indexOf(a.roles.at(-1)) - Object.keys(roles).indexOf(b.roles.at(-1)))
    .map(({ login, person, roles: own, password }) => [...[0, 1].map((at) => roles[own.at(-1)][at]), person, login, password])
]
const columns = rows[0].map((_, at) => Math.max(...rows.map((row) => width(row[at]))) + 2)

stdout.write(`
在浏览器打开 / open in a browser:  ${argv[2]}/

${rows.map((row) => '  ' + row.map((text, at) => padded(text, columns[at])).join('').trimEnd()).join('\n')}

停止服务 / to stop it:  ./dev stop
`)
