#pragma once
// Words of offices and of those who sell texts to them; data of catalogue/vocabulary.

#include <string>
#include <vector>

namespace jishi {

// What the checker must know of offices in general.
struct Vocabulary {
  // Kinds of bodies by the last character(s) of their name: 局 馆 校 院 …, with the words that only fit such
  // a body: how it speaks of itself (我馆 全馆), its head (馆长 馆长办公会) and its places (库房 展厅).
  struct BodyKind {
    std::string suffix;
    std::vector<std::string> self;
    std::vector<std::string> heads;
    std::vector<std::string> places;
  };
  std::vector<BodyKind> body_kinds;
  std::vector<std::string> advertising;   // words of sellers of texts: 代笔 素材库 网盘群 …
  std::vector<std::string> contact;       // words before a contact: 微信 客服 公众号 …
  std::vector<std::string> placeholders;  // 【单位名称】 XX ×× …, literal
  std::vector<std::string> page_residue;  // 【字号： 下载 打印 …
};

}  // namespace jishi
