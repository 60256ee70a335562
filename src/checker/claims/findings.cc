// 3个大类、18个问题, 8个科室认领: the findings of an inspection by number, class and section.

#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"
#include "checker/claims/finding_words.h"

namespace jishi::checker {

namespace {

struct FindingFields {
  const RecordType* type = nullptr;
  const Topic* topic = nullptr;
  std::string class_field;
  std::string section_field;
};

FindingFields finding_fields(const Facts& facts) {
  FindingFields found;
  for (const auto& type : facts.types())
    for (const auto& topic : type.topics) {
      if (topic.kind != "finding" || found.type != nullptr) continue;
      found.type = &type;
      found.topic = &topic;
      for (const auto& field : type.fields) {
        if (found.class_field.empty() && field.zh.find("类") != std::string::npos)
          found.class_field = field.id;
        if (found.section_field.empty() &&
            (field.kind == FieldKind::section || field.kind == FieldKind::sections))
          found.section_field = field.id;
      }
    }
  return found;
}

std::size_t distinct(const RecordList& records, const std::string& field) {
  std::set<std::string> values;
  for (const auto* record : records)
    for (const auto& value : record->texts(field)) values.insert(value);
  return values.size();
}

Judgement judge(const Passage& passage, const Figure& figure, FindingCount what) {
  if (!passage.facts.known()) return unchecked("");
  const auto fields = finding_fields(passage.facts);
  if (fields.type == nullptr) return unchecked("没有可对应的记录类型");
  const auto records = passage.facts.of_type(fields.type->id);
  if (what == FindingCount::items)
    return compare(passage, figure, static_cast<double>(records.size()), records, "巡察问题");
  const auto& field = what == FindingCount::classes ? fields.class_field : fields.section_field;
  if (field.empty()) return unchecked("记录中没有相应的分类");
  return compare(passage, figure, static_cast<double>(distinct(records, field)), records, "巡察问题");
}

}  // namespace

void read_findings(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::count || passage.is_taken(*figure)) continue;
    const auto what = finding_count(passage.scene.draft, passage.sentence, *figure);
    if (what == FindingCount::none || passage.is_outlook(figure->range.start)) continue;
    passage.take(*figure);
    auto value = count_value(*figure);
    value["object"] = what == FindingCount::classes ? "问题大类"
                      : what == FindingCount::items ? "巡察问题"
                                                    : "认领科室";
    out.add(passage, figure->range, "count", std::move(value), judge(passage, *figure, what));
  }
}

}  // namespace jishi::checker
