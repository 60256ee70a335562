#include "http/call.h"

#include <charconv>

#include "base/text.h"

namespace jishi::http {

std::string Call::text(std::string_view name) const {
  return std::string(trim(request.argument(name).value_or("")));
}

std::optional<int> Call::number(std::string_view name) const {
  const auto given = request.argument(name);
  if (!given) return std::nullopt;
  int out = 0;
  std::from_chars(given->data(), given->data() + given->size(), out);
  return out;
}

std::optional<Day> Call::day(std::string_view name) const {
  const auto given = request.argument(name);
  return given ? Day::from_iso(*given) : std::nullopt;
}

bool Call::flag(std::string_view name) const {
  return request.argument(name).value_or("") == "true";
}

std::string Call::format() const {
  const auto given = request.argument("format");
  return given ? std::string(*given) : "json";
}

int Call::year() const {
  return number("year").value_or(today().year());
}

const store::Reader& Call::reader() {
  if (!reader_) reader_ = office.data.store().read();
  return *reader_;
}

const Sight& Call::sight() {
  if (!sight_) sight_ = std::make_unique<Sight>(who(), office.organisations.of(reader()), today());
  return *sight_;
}

Shown Call::show(const RecordType& type, Record record) {
  const auto id = record.id;
  const auto by = has_confidential(type) ? office.entered_by(reader(), id) : std::string();
  auto out = sight().show(type, std::move(record), by);
  if (out.gives_confidential) looks.push_back(id);
  return out;
}

Outcome Call::begin_act(std::string_view kind) {
  accounts::AuditEvent event;
  event.kind = kind;
  event.account = who().account;
  event.object = request.path.substr(kBase.size());
  event.peer = request.peer;
  event.details = {{"request", request.id}};
  auto noted = office.audit.note(std::move(event));
  if (noted) has_begun = true;
  return noted;
}

std::vector<std::pair<std::string, std::string>> Call::body_values(std::string_view member) const {
  std::vector<std::pair<std::string, std::string>> out;
  const auto* given = body.if_contains(member);
  if (given == nullptr || !given->is_object()) return out;
  for (const auto& [name, value] : given->get_object())
    if (value.is_string()) out.emplace_back(name, value.get_string());
  return out;
}

}  // namespace jishi::http
