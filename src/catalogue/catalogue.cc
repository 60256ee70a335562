#include "catalogue/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catalogue/embedded.h"

namespace jishi::catalogue {

namespace {

namespace fs = std::filesystem;

// An installation's file is read no further than the loader's limit needs to see that it is too large.
constexpr std::size_t kMostReadBytes = (256u << 10) + 1;

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(kMostReadBytes, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || (in.fail() && !in.eof())) return refuse("catalogue.not-read", {}, path.string());
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

bool is_yaml(const fs::directory_entry& entry) {
  const auto extension = entry.path().extension();
  return entry.is_regular_file() && (extension == ".yaml" || extension == ".yml");
}

std::vector<fs::path> yaml_files(const std::string& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  if (folder.empty() || !fs::exists(folder, none)) return out;
  if (!fs::is_directory(folder)) return {folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (is_yaml(entry)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

template <class T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
  const auto it = std::find_if(list.begin(), list.end(), [&](const T& item) { return item.id == id; });
  return it == list.end() ? nullptr : &*it;
}

}  // namespace

Result<Catalogue> Catalogue::load_with(const std::string& override_folder) {
  std::vector<SourceFile> files;
  for (const auto& file : embedded_files()) files.push_back({std::string(file.path), std::string(file.text)});
  Refusals faults;
  for (const auto& path : yaml_files(override_folder)) {
    auto text = read_file(path);
    if (text) {
      files.push_back({path.string(), std::move(*text)});
    } else {
      faults.insert(faults.end(), text.error().begin(), text.error().end());
    }
  }
  auto loaded = load(files);
  if (loaded) set_english_words(loaded->english_words());
  if (faults.empty()) return loaded;
  if (!loaded) faults.insert(faults.end(), loaded.error().begin(), loaded.error().end());
  return faults;
}

const RecordType* Catalogue::record(std::string_view id) const {
  return find_by_id(records_, id);
}
const Duty* Catalogue::duty(std::string_view id) const {
  return find_by_id(duties_, id);
}
const Indicator* Catalogue::indicator(std::string_view id) const {
  return find_by_id(indicators_, id);
}
const Outline* Catalogue::report(std::string_view id) const {
  return find_by_id(reports_, id);
}

const Procedure* Catalogue::procedure(std::string_view id) const {
  return find_by_id(procedures_, id);
}
const Setting* Catalogue::setting(std::string_view id) const {
  return find_by_id(settings_, id);
}

WorkCalendar Catalogue::work_calendar() const {
  std::vector<WorkYear> years;
  for (const auto& file : calendars_) years.push_back(file.year);
  return WorkCalendar(std::move(years));
}

std::string_view Catalogue::source(std::string_view id) const {
  const auto it = sources_.find(id);
  return it == sources_.end() ? std::string_view() : std::string_view(it->second);
}

}  // namespace jishi::catalogue
