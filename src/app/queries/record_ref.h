#pragma once
// Which record is meant: by its id, as programs write it (meeting-2023-3), or by the number people see
// (会议〔2023〕3号).

#include <string>
#include <string_view>

#include "base/result.h"
#include "catalogue/catalogue.h"
#include "store/store.h"

namespace jishi::app {

// The id. Of a number the brackets may be 〔〕 [] () 【】 of any width, digits and spaces too; 号 may be left
// out, and 更正 in brackets may follow. Refused: record.none; record.ambiguous when registers share the
// number's word.
Result<std::string> record_id_of(const store::Reader& reader, store::UnitId unit,
                                 const catalogue::Catalogue& catalogue, std::string_view text);

}  // namespace jishi::app
