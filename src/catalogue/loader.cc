// Order of work: file limits → trees → which file holds which item (a later root replaces by id) → values,
// kind by kind, each kind relying on those before it.

#include <algorithm>

#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{256} * 1024;
constexpr std::size_t kMaxFiles = 2000;

// Where a path stands: /srv/x/catalogue/records/meeting.yaml is root “/srv/x/catalogue/”, folder “records”.
struct Place {
  std::string root;
  std::string folder;  // empty: the file stands in the root
  std::string stem;
};

struct Item {
  const SourceFile* file;
  Place place;
  std::string id;  // empty for the files of the root
  Node tree;
};

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() != '-' && text.back() != '-' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

}  // namespace

class Loader {
 public:
  Result<Catalogue> load(const std::vector<SourceFile>& files);

 private:
  struct Kind {
    std::string_view folder;  // or the file of the root
    bool is_file;
    void (*read)(const Node&, Catalogue&, Reading&);
  };
  template <auto Member, auto Read>
  static void add(const Node& node, Catalogue& catalogue, Reading& reading);
  template <auto Member, auto Read>
  static void fill(const Node& node, Catalogue& catalogue, Reading& reading) {
    Read(node, catalogue.*Member, reading);
  }
  // In the order of reliance.
  static const std::array<Kind, 12>& kinds();

  static const Kind* kind_of(std::string_view folder, std::string_view stem);
  static std::optional<Place> place_of(const std::string& path);
  void take_file(const SourceFile& file);
  void take_item(Item item);
  void require_root_files();

  std::vector<Item> items_;
  Refusals faults_;
};

template <auto Member, auto Read>
void Loader::add(const Node& node, Catalogue& catalogue, Reading& reading) {
  auto& list = catalogue.*Member;
  typename std::remove_reference_t<decltype(list)>::value_type value;
  Read(node, value, reading);
  list.push_back(std::move(value));
}

const std::array<Loader::Kind, 12>& Loader::kinds() {
  static const std::array<Kind, 12> table = {{
      {"lights", true, fill<&Catalogue::lights_, read_lights>},
      {"organisation", true, fill<&Catalogue::organisation_, read_organisation>},
      {"ranks", true, fill<&Catalogue::ranks_, read_ranks>},
      {"settings", false, add<&Catalogue::settings_, read_setting>},
      {"calendars", false, add<&Catalogue::calendars_, read_calendar>},
      {"vocabulary", false, fill<&Catalogue::vocabulary_, read_vocabulary>},
      {"records", false, add<&Catalogue::records_, read_record_type>},
      {"duties", false, add<&Catalogue::duties_, read_duty>},
      {"procedures", false, add<&Catalogue::procedures_, read_procedure>},
      {"checks", false, add<&Catalogue::checks_, read_standing_check>},
      {"indicators", false, add<&Catalogue::indicators_, read_indicator>},
      {"reports", false, add<&Catalogue::reports_, read_outline>},
  }};
  return table;
}

const Loader::Kind* Loader::kind_of(std::string_view folder, std::string_view stem) {
  for (const auto& kind : kinds())
    if (kind.is_file ? folder.empty() && stem == kind.folder : folder == kind.folder) return &kind;
  return nullptr;
}

std::optional<Place> Loader::place_of(const std::string& path) {
  const auto slash = path.rfind('/');
  const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
  Place place;
  place.stem = name.substr(0, name.rfind('.'));
  const auto parent = slash == std::string::npos ? std::string() : path.substr(0, slash);
  const auto before = parent.rfind('/');
  place.folder = before == std::string::npos ? parent : parent.substr(before + 1);
  place.root = before == std::string::npos ? std::string() : parent.substr(0, before + 1);
  if (kind_of(place.folder, place.stem) != nullptr) return place;
  place.root = parent.empty() ? parent : parent + "/";
  place.folder.clear();
  if (kind_of(place.folder, place.stem) != nullptr) return place;
  return std::nullopt;
}

void Loader::take_file(const SourceFile& file) {
  if (file.text.size() > kMaxFileBytes) {
    faults_.push_back(refuse("catalogue.too-large", {std::to_string(kMaxFileBytes)}, file.path));
    return;
  }
  auto place = place_of(file.path);
  if (!place) {
    faults_.push_back(refuse("catalogue.folder", {}, file.path));
    return;
  }
  auto tree = parse_yaml(file.path, file.text, faults_);
  if (!tree) return;
  Item item{&file, std::move(*place), {}, std::move(*tree)};
  if (!item.place.folder.empty()) {
    const auto* id = item.tree.find("id");
    const auto line = file.path + ":" + std::to_string(id == nullptr ? 1 : id->line);
    if (id == nullptr) {
      faults_.push_back(refuse("catalogue.missing-key", {"id"}, line));
      return;
    }
    if (!is_id(id->text)) faults_.push_back(refuse("catalogue.id", {id->text}, line));
    item.id = id->text;
  }
  take_item(std::move(item));
}

void Loader::take_item(Item item) {
  for (auto& other : items_) {
    const bool is_same =
        other.place.folder == item.place.folder &&
        (item.place.folder.empty() ? other.place.stem == item.place.stem : other.id == item.id);
    if (!is_same) continue;
    if (other.place.root == item.place.root)
      faults_.push_back(
          refuse("catalogue.duplicate-id", {item.id, other.file->path}, item.file->path + ":1"));
    other = std::move(item);
    return;
  }
  items_.push_back(std::move(item));
}

void Loader::require_root_files() {
  for (const auto& kind : kinds()) {
    const bool is_there = !kind.is_file || std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
      return item.place.folder.empty() && item.place.stem == kind.folder;
    });
    if (!is_there) faults_.push_back(refuse("catalogue.no-file", {std::string(kind.folder) + ".yaml"}));
  }
}

Result<Catalogue> Loader::load(const std::vector<SourceFile>& files) {
  if (files.size() > kMaxFiles) return refuse("catalogue.too-many", {std::to_string(kMaxFiles)});
  for (const auto& file : files) take_file(file);
  require_root_files();
  Catalogue catalogue;
  for (const auto& kind : kinds())
    for (const auto& item : items_) {
      if (kind_of(item.place.folder, item.place.stem) != &kind) continue;
      Reading reading{item.file->path, catalogue, faults_};
      kind.read(item.tree, catalogue, reading);  // NOLINT: kind is no null
      const auto name = item.id.empty() ? item.place.stem : item.id;
      catalogue.sources_.emplace(name, item.file->text);
      catalogue.sources_.emplace(std::string(kind.folder) + "/" + name, item.file->text);
    }
  if (!faults_.empty()) return faults_;
  return catalogue;
}

Result<Catalogue> Catalogue::load(const std::vector<SourceFile>& files) {
  return Loader().load(files);
}

}  // namespace jishi::catalogue
