#pragma once
// Catalogue: everything the rules require, read from YAML: the program's own files, then those of an installation
// (DIR/catalogue), which override by id or add. Loaded whole or not at all; immutable afterwards and safe to share.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/duty.h"
#include "domain/outline.h"
#include "domain/record_type.h"

namespace jishi::catalogue {

// What the checker must know of offices in general (catalogue/organisation.yaml and catalogue/vocabulary/*.yaml).
struct Vocabulary {
  // Kinds of bodies by the last character(s) of their name: 局 馆 校 院 …, with the words that only fit such a body:
  // how it speaks of itself (我馆 全馆), its head (馆长 馆长办公会) and its places (库房 展厅).
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

struct SourceFile {
  std::string path;  // records/meeting.yaml, or the installation's file
  std::string text;
};

class Catalogue {
 public:
  // Every fault of every file: file, line, what, remedy.
  static Result<Catalogue> load(const std::vector<SourceFile>& files);
  // The program's own files followed by those of a folder (may be empty or absent).
  static Result<Catalogue> load_with(const std::string& override_folder);

  const std::vector<RecordType>& records() const { return records_; }  // by file name
  const std::vector<Duty>& duties() const { return duties_; }
  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<Outline>& reports() const { return reports_; }
  const Lights& lights() const { return lights_; }
  const OrganisationWords& organisation() const { return organisation_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  const RecordType* record(std::string_view id) const;
  const Duty* duty(std::string_view id) const;
  const Indicator* indicator(std::string_view id) const;
  const Outline* report(std::string_view id) const;
  // The YAML text of one item as loaded, for `catalogue show`; empty when there is none.
  std::string_view source(std::string_view id) const;

 private:
  friend class Loader;
  std::vector<RecordType> records_;
  std::vector<Duty> duties_;
  std::vector<Indicator> indicators_;
  std::vector<Outline> reports_;
  Lights lights_;
  OrganisationWords organisation_;
  Vocabulary vocabulary_;
  std::map<std::string, std::string, std::less<>> sources_;
};

}  // namespace jishi::catalogue
