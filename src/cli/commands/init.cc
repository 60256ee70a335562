#include <iostream>

#include "cli/open.h"

namespace jishi::cli {

namespace {

int run(const Given& given) {
  const auto path = given.one("DIR");
  auto made = app::DataDirectory::create(path, given.one("--unit"), given.one("--kind"));
  if (!made) return refused(made.error(), given.lang);
  const bool zh = given.lang == Lang::zh;
  std::cout << (zh ? "已建立数据目录 " : "made the data directory ") << path << (zh ? "（" : " (")
            << given.one("--unit") << (zh ? "）\n" : ")\n")
            << (zh ? "存证公钥（请另存一份，供日后核验）：\n  "
                   : "key of its ledger (keep a copy elsewhere, for verifying):\n  ")
            << (*made)->vkey() << "\n";
  return kDone;
}

}  // namespace

Command init_command() {
  return {
      "init",
      {"建立一个单位的数据目录", "make a unit's data directory"},
      {{"DIR", {"数据目录，须为空或不存在", "the data directory; must be empty or absent"}, true}},
      {{"--unit", "NAME", {"单位名称", "the unit's name"}, true, false, {}},
       {"--kind", "KIND", {"单位类型，如 audit-bureau", "kind of unit, as audit-bureau"}, false, false, {}}},
      "jishi init 数据 --unit 区审计局",
      run};
}

}  // namespace jishi::cli
