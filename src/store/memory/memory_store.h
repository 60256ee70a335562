#pragma once
// The store in memory, for tests: each transaction works on a copy of everything, which commit() publishes.

#include <memory>

#include "store/store.h"

namespace jishi::store {

std::unique_ptr<Store> make_memory_store();

}  // namespace jishi::store
