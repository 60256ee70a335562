#include "catalogue/catalogue.h"
#include "domain/case.h"

namespace jishi::catalogue {

namespace {

void add_fields(const std::vector<Field>& fields, EnglishWords& out) {
  for (const auto& field : fields) {
    out.emplace(field.zh, field.en);
    add_fields(field.columns, out);
  }
}

}  // namespace

EnglishWords Catalogue::english_words() const {
  // A name that is a field's and a step's is the field's: the first stays.
  EnglishWords out;
  for (const auto& type : records_) add_fields(type.fields, out);
  for (const auto& procedure : procedures_)
    for (const auto& state : procedure.states) out.emplace(state.zh, state.en);
  for (const auto& type : records_) out.emplace(type.zh, type.en);
  for (const auto& procedure : procedures_) {
    out.emplace(procedure.zh, procedure.en);
    const auto* type = record(procedure.of.type);
    for (const auto& step : procedure.steps) {
      out.emplace(step.zh, step.en);
      if (type != nullptr)
        out.emplace(takers_text(step, *type, Lang::zh), takers_text(step, *type, Lang::en));
    }
  }
  return out;
}

}  // namespace jishi::catalogue
