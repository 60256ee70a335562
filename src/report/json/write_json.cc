#include "base/digest.h"
#include "base/json.h"
#include "report/flow.h"
#include "report/writers.h"

namespace jishi::report {

namespace {

JsonArray strings(const std::vector<std::string>& list) {
  return JsonArray(list.begin(), list.end());
}

JsonArray sentences_json(const Document& document) {
  JsonArray out;
  for (const auto& placed : placed_sentences(document))
    out.push_back(JsonObject{
        {"start", placed.start}, {"end", placed.end}, {"records", strings(placed.sentence->records)}});
  return out;
}

JsonArray claims_json(const Document& document) {
  JsonArray out;
  for (const auto& placed : placed_claims(document)) {
    const auto& claim = *placed.claim;
    out.push_back(JsonObject{{"id", "c" + std::to_string(out.size() + 1)},
                             {"start", placed.start},
                             {"end", placed.end},
                             {"kind", claim.kind},
                             {"value", claim.value},
                             {"records", strings(claim.records)}});
  }
  return out;
}

}  // namespace

std::string write_json(const Document& document) {
  const auto text = plain_text(document);
  const JsonObject out{{"jishi", "report/1"},
                       {"title", document.title},
                       {"unit", document.unit},
                       {"year", document.year},
                       {"as_of", document.as_of.iso()},
                       {"dated", document.dated.iso()},
                       {"text", text},
                       {"sha256", to_hex(sha256(text))},
                       {"sentences", sentences_json(document)},
                       {"claims", claims_json(document)}};
  return pretty(out) + "\n";
}

}  // namespace jishi::report
