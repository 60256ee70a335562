#pragma once
// docs/rights.md, made from the table of rights.

#include <string>

namespace jishi::accounts {

std::string rights_page();

}  // namespace jishi::accounts
