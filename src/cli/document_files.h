#pragma once
// A document into the files that -o names, one for each format, with the office's own fonts.

#include <string>
#include <vector>

#include "app/data_directory.h"
#include "cli/command.h"
#include "report/writers.h"

namespace jishi::cli {

struct DocumentFile {
  std::string path;
  std::string bytes;
};

// --fonts FILE; by default the data directory's fonts.conf.
Option fonts_option();
// Refused: a map that cannot be read or is none.
Result<report::WriteOptions> write_options(const Given& given, const app::DataDirectory& data);

// Every file of --output is made before the first is written: a wrong name among them leaves none. Says on
// stdout what was written, on stderr which characters no font has.
Result<std::vector<DocumentFile>> write_documents(const Given& given, const report::Document& document,
                                                  const report::WriteOptions& options);

}  // namespace jishi::cli
