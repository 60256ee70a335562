#include "store/memory/memory_store.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>

#include "store/forwarding.h"
#include "store/record_id.h"

namespace jishi::store {

namespace {

struct StoredEntry {
  EntryRow row;
  std::optional<std::uint64_t> previous;
};

// Everything of one unit.
struct UnitContent {
  std::map<RecordKey, HeadRow> heads;
  std::vector<StoredEntry> entries;
  std::map<std::pair<int, std::uint64_t>, std::string> tiles;
  std::map<std::uint64_t, std::string> checkpoints;
  std::map<Hash, ImportRow> imports;
  std::map<std::string, std::string> actors;
  std::map<Hash, EvidenceRow> evidence;
  std::map<std::string, int, std::less<>> counters;
};

struct Content {
  std::map<UnitId, UnitRow> units;
  std::map<UnitId, UnitContent> of;

  const UnitContent& at(UnitId unit) const {
    static const UnitContent nothing;
    const auto found = of.find(unit);
    return found == of.end() ? nothing : found->second;
  }
};

bool passes(const RecordFilter& filter, const HeadRow& head) {
  if (!filter.type.empty() && head.type != filter.type) return false;
  if (filter.year && head.year != *filter.year) return false;
  if (!filter.with_withdrawn && head.status > RecordStatus::filed) return false;
  return !filter.happened ||
         (head.happened_from <= filter.happened->to() && filter.happened->from() <= head.happened_to);
}

class MemoryReads : public Reader {
 public:
  explicit MemoryReads(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

  std::vector<UnitRow> units() const override {
    std::vector<UnitRow> out;
    for (const auto& [id, unit] : content_->units) out.push_back(unit);
    return out;
  }

  std::optional<HeadWithBody> record(UnitId unit, std::string_view id) const override {
    const auto* head = find(unit, id);
    if (head == nullptr) return std::nullopt;
    return HeadWithBody{*head, content_->at(unit).entries.at(head->entry).row};
  }

  void each_record(UnitId unit, const RecordFilter& filter,
                   const std::function<bool(const HeadWithBody&)>& visit) const override {
    const auto& of = content_->at(unit);
    for (const auto& [key, head] : of.heads)
      if (passes(filter, head) && !visit({head, of.entries.at(head.entry).row})) return;
  }

  void each_head_from(UnitId unit, std::string_view file,
                      const std::function<bool(const HeadRow&)>& visit) const override {
    const auto sheet_of = std::string(file) + "!";
    for (const auto& [key, head] : content_->at(unit).heads) {
      if (!passes({}, head) || (head.origin_file != file && !head.origin_file.starts_with(sheet_of)))
        continue;
      if (!visit(head)) return;
    }
  }

  std::vector<HeadRow> heads_by_key(UnitId unit, std::string_view type, int year,
                                    std::int64_t key) const override {
    std::vector<HeadRow> out;
    for (const auto& [id, head] : content_->at(unit).heads)
      if (head.type == type && head.year == year && head.key == key) out.push_back(head);
    return out;
  }

  std::uint64_t count_records(UnitId unit, const RecordFilter& filter) const override {
    const auto& heads = content_->at(unit).heads;
    return static_cast<std::uint64_t>(std::count_if(
        heads.begin(), heads.end(), [&](const auto& item) { return passes(filter, item.second); }));
  }

  std::optional<std::uint64_t> newest_entry(UnitId unit, std::string_view type) const override {
    std::optional<std::uint64_t> out;
    for (const auto& [key, head] : content_->at(unit).heads)
      if (head.type == type && (!out || head.entry > *out)) out = head.entry;
    return out;
  }

  std::vector<std::uint64_t> versions(UnitId unit, std::string_view id) const override {
    const auto* head = find(unit, id);
    std::vector<std::uint64_t> out;
    if (head == nullptr) return out;
    for (std::optional<std::uint64_t> at = head->entry; at; at = content_->at(unit).entries.at(*at).previous)
      out.push_back(*at);
    return {out.rbegin(), out.rend()};
  }

  std::uint64_t log_size(UnitId unit) const override { return content_->at(unit).entries.size(); }

  std::optional<EntryRow> entry(UnitId unit, std::uint64_t index) const override {
    const auto& entries = content_->at(unit).entries;
    if (index >= entries.size()) return std::nullopt;
    return entries[index].row;
  }

  void each_entry(UnitId unit, std::uint64_t from, std::uint64_t to,
                  const std::function<bool(const EntryRow&)>& visit) const override {
    const auto& entries = content_->at(unit).entries;
    for (std::uint64_t i = from; i < std::min<std::uint64_t>(to, entries.size()); ++i)
      if (!visit(entries[i].row)) return;
  }

  std::optional<std::string> tile(UnitId unit, int level, std::uint64_t index) const override {
    const auto& tiles = content_->at(unit).tiles;
    const auto found = tiles.find({level, index});
    if (found == tiles.end()) return std::nullopt;
    return found->second;
  }

  std::optional<CheckpointRow> latest_checkpoint(UnitId unit) const override {
    const auto& checkpoints = content_->at(unit).checkpoints;
    if (checkpoints.empty()) return std::nullopt;
    return CheckpointRow{checkpoints.rbegin()->first, checkpoints.rbegin()->second};
  }

  void each_checkpoint(UnitId unit, const std::function<bool(const CheckpointRow&)>& visit) const override {
    for (const auto& [size, note] : content_->at(unit).checkpoints)
      if (!visit({size, note})) return;
  }

  bool was_imported(UnitId unit, const Hash& file_digest) const override {
    return content_->at(unit).imports.contains(file_digest);
  }

  std::vector<ActorRow> actors(UnitId unit) const override {
    std::vector<ActorRow> out;
    for (const auto& [id, name] : content_->at(unit).actors) out.push_back({id, name});
    return out;
  }

  std::optional<EvidenceRow> evidence(UnitId unit, const Hash& digest) const override {
    const auto& evidence = content_->at(unit).evidence;
    const auto found = evidence.find(digest);
    if (found == evidence.end()) return std::nullopt;
    return found->second;
  }

  void each_evidence(UnitId unit, const std::function<bool(const EvidenceRow&)>& visit) const override {
    for (const auto& [digest, row] : content_->at(unit).evidence)
      if (!visit(row)) return;
  }

 private:
  const HeadRow* find(UnitId unit, std::string_view id) const {
    const auto key = parse_record_id(id);
    if (!key) return nullptr;
    const auto& heads = content_->at(unit).heads;
    const auto found = heads.find(*key);
    return found == heads.end() ? nullptr : &found->second;
  }

  std::shared_ptr<const Content> content_;
};

// What is published, and who may write.
struct Shared {
  std::mutex mutex;
  std::condition_variable free;
  bool is_writing = false;
  std::shared_ptr<const Content> content = std::make_shared<Content>();
};

class MemoryTransaction : public ForwardingReader<Transaction> {
 public:
  MemoryTransaction(Shared& shared, std::shared_ptr<Content> content)
      : shared_(shared), content_(std::move(content)), reads_(content_) {}
  ~MemoryTransaction() override {
    if (content_) end(nullptr);
  }

  void put_unit(const UnitRow& unit) override { content_->units[unit.id] = unit; }
  void put_head(UnitId unit, const HeadRow& head) override {
    content_->of[unit].heads[{head.type, head.year, head.sequence}] = head;
  }
  void append_entry(UnitId unit, const EntryRow& entry, std::string_view record, int version) override {
    auto& of = content_->of[unit];
    if (entry.index != of.entries.size()) {
      std::fputs("append_entry: the index is not the size of the log\n", stderr);
      std::abort();
    }
    std::optional<std::uint64_t> previous;
    const auto key = version > 1 ? parse_record_id(record) : std::nullopt;
    if (const auto head = key ? of.heads.find(*key) : of.heads.end(); head != of.heads.end())
      previous = head->second.entry;
    of.entries.push_back({entry, previous});
  }
  void put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) override {
    content_->of[unit].tiles[{level, index}] = hashes;
  }
  void put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) override {
    content_->of[unit].checkpoints[checkpoint.size] = checkpoint.note;
  }
  void put_import(UnitId unit, const ImportRow& import) override {
    content_->of[unit].imports.try_emplace(import.file_digest, import);
  }
  void put_actor(UnitId unit, const ActorRow& actor) override {
    content_->of[unit].actors[actor.id] = actor.name;
  }
  void put_evidence(UnitId unit, const EvidenceRow& evidence) override {
    content_->of[unit].evidence.try_emplace(evidence.digest, evidence);
  }
  void erase_body(UnitId unit, std::uint64_t index) override {
    auto& row = content_->of[unit].entries.at(index).row;
    row.body.reset();
    row.salt.clear();
  }
  int next_numbers(UnitId unit, std::string_view series, int how_many) override {
    int& next = content_->of[unit].counters.try_emplace(std::string(series), 1).first->second;
    const int first = next;
    next += how_many;
    return first;
  }
  void commit() override { end(content_); }

 protected:
  const Reader& source() const override { return reads_; }

 private:
  void end(std::shared_ptr<const Content> published) {
    content_.reset();
    {
      const std::lock_guard lock(shared_.mutex);
      if (published) shared_.content = std::move(published);
      shared_.is_writing = false;
    }
    shared_.free.notify_one();
  }

  Shared& shared_;
  std::shared_ptr<Content> content_;
  MemoryReads reads_;
};

class MemoryStore : public Store {
 public:
  std::unique_ptr<Reader> read() override {
    const std::lock_guard lock(shared_.mutex);
    return std::make_unique<MemoryReads>(shared_.content);
  }
  std::unique_ptr<Transaction> begin() override {
    std::unique_lock lock(shared_.mutex);
    shared_.free.wait(lock, [&] { return !shared_.is_writing; });
    shared_.is_writing = true;
    return std::make_unique<MemoryTransaction>(shared_, std::make_shared<Content>(*shared_.content));
  }

 private:
  Shared shared_;
};

}  // namespace

std::unique_ptr<Store> make_memory_store() {
  return std::make_unique<MemoryStore>();
}

}  // namespace jishi::store
