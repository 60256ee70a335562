#include <gtest/gtest.h>

#include "catalogue/catalogue.h"

namespace jishi::catalogue {
TEST(Catalogue, the_shipped_catalogue_loads_without_fault) {
  const auto loaded = Catalogue::load_with("");
  if (!loaded)
    for (const auto& fault : loaded.error()) ADD_FAILURE() << fault.line(Lang::zh);
}
}  // namespace jishi::catalogue
