#pragma once
// Small records for tests.

#include "domain/organisation.h"
#include "domain/record.h"

namespace jishi::test {

inline Day day(std::string_view iso) {
  return Day::from_iso(iso).value();
}
inline Span span(std::string_view iso) {
  return Span::from_iso(iso).value();
}

inline Record record(std::string_view type, int n, std::string_view when, JsonObject fields) {
  Record out;
  out.type = type;
  out.happened = span(when);
  out.year = out.happened.from().year();
  out.sequence = n;
  out.id = Record::make_id(type, out.year, n);
  out.fields = std::move(fields);
  return out;
}

inline Record post(int n, std::string_view person, std::string_view title, std::string_view section,
                   std::string_view from, JsonObject more = {}) {
  more["person"] = person;
  more["title"] = title;
  more["section"] = section;
  more["from"] = from;
  return record("post", n, from, std::move(more));
}

inline OrganisationWords words() {
  return {{"局领导"}, {"科长", "主任"}, {"局领导班子", "领导班子"}, {"党支部"}, {"办公室"},
          {"人事科"}, {"纪检"}};
}

}  // namespace jishi::test
