#pragma once
// A row of a register as it stood on an earlier day. It has no steps to tell, so the days it holds do
// (docs/formats/procedures.md).

#include "catalogue/catalogue.h"
#include "domain/record.h"

namespace jishi::app {

// Days of acts that had not come are taken out, and with them the state they led to; the row then happened
// when what is left says. False: nothing of it had come, so there was no such row. What no procedure holds,
// and cases of this system, stay as they are.
bool take_back_row(const catalogue::Catalogue& catalogue, Day as_of, Record& record);

}  // namespace jishi::app
