#pragma once
// The receipts of the records a document rests on, so that its reader can prove each of them.

#include "base/result.h"
#include "report/document.h"
#include "store/store.h"

namespace jishi::app {

// At the log's present size, in one pass over the tiles: neighbouring records share them. Nothing is added
// while the log has no checkpoint. Refused: a log that is damaged.
Outcome add_receipts(report::Document& document, const store::Reader& reader, store::UnitId unit);

}  // namespace jishi::app
