#pragma once
// A case as the API gives it, and whose turn it is.

#include "app/queries/cases.h"
#include "http/call.h"

namespace jishi::http {

// The members of cases/1 with what this one may do, since when it stands and for how long. Of confidential
// content that is withheld only the number is told.
JsonObject case_item(Call& call, const app::CaseView& view, const Organisation& organisation);
// case/1 with the same, and each field as people read it.
JsonObject case_whole(Call& call, const app::CaseView& view, const Organisation& organisation);

// The case this one may know of, by id or number.
Result<app::CaseView> find_case(Call& call, app::CaseReader& cases, std::string_view id_or_number);

enum class Box { todo, done, started, copied };
// Whether it stands in this box of the person. `organisation` is of today.
bool is_in_box(const ShelfRow& row, Box box, const std::string& person, Day today,
               const Organisation& organisation);

}  // namespace jishi::http
