#pragma once
// A handed-in text judged, with a unit's data when there is any.

#include "app/data_directory.h"
#include "checker/check.h"

namespace jishi::app {

struct CheckRequest {
  std::string name;
  std::string text;  // UTF-8, decoded
  std::optional<std::string> unit;
  std::optional<int> year;  // with data: by default the year the text's title names
};

// Without data only defects are judged, and claims stay unchecked. The directory may be null.
Result<checker::CheckReport> check_text(const CheckRequest& request, const catalogue::Catalogue& catalogue,
                                        DataDirectory* data);

}  // namespace jishi::app
