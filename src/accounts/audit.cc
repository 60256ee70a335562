#include "accounts/audit.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/audit_log.h"
#include "app/durable_file.h"
#include "app/record_writer.h"
#include "ledger/entry.h"

namespace jishi::accounts {

namespace {

constexpr std::uint64_t kChunk = 512;
constexpr std::string_view kSystem = "系统";

std::string read_key(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Result<std::unique_ptr<ledger::Signer>> signer_at(const std::filesystem::path& folder,
                                                  const std::string& origin) {
  if (!std::filesystem::exists(folder / app::kAuditKeyFile)) {
    const auto key = ledger::generate_key(origin);
    if (!key) return key.error();
    app::write_new_file(folder / app::kAuditKeyFile, *key + "\n", 0600);
    app::sync_folder(folder / "keys");
  }
  auto signer = ledger::signer_from_key(read_key(folder / app::kAuditKeyFile));
  if (!signer) return signer.error();
  if ((*signer)->name() != origin) return refuse("data.other-key", {(*signer)->name(), origin});
  if (!std::filesystem::exists(folder / app::kAuditVkeyFile)) {
    app::write_new_file(folder / app::kAuditVkeyFile, (*signer)->vkey() + "\n");
    app::sync_folder(folder / "keys");
  }
  return signer;
}

store::UnitRow make_unit(app::DataDirectory& data) {
  const auto tx = data.store().begin();
  store::UnitId last = 0;
  for (const auto& unit : tx->units()) last = std::max(last, unit.id);
  store::UnitRow row{last + 1, data.unit().name, std::string(app::kAuditKind),
                     app::audit_origin(data.unit().origin), Instant::now()};
  tx->put_unit(row);
  tx->commit();
  return row;
}

JsonObject body_of(AuditEvent event) {
  JsonObject body = {{"account", event.account}, {"event", event.kind}, {"success", event.success}};
  if (!event.object.empty()) body["object"] = event.object;
  if (!event.peer.empty()) body["peer"] = event.peer;
  if (!event.details.empty()) body["details"] = std::move(event.details);
  return body;
}

AuditLine line_of(const store::EntryRow& row, const ledger::Entry& entry) {
  AuditLine line;
  line.index = row.index;
  line.at = entry.at;
  line.event.kind = entry.kind;
  line.event.account = entry.id;
  const auto json = row.body ? parse_json(*row.body) : Result<Json>(refuse("json.invalid", {"-"}));
  if (!json || !json->is_object()) return line;
  const auto& body = json->get_object();
  line.event.object = text_of(body, "object");
  line.event.peer = text_of(body, "peer");
  if (const auto* success = body.if_contains("success"); success != nullptr && success->is_bool())
    line.event.success = success->get_bool();
  if (const auto* details = body.if_contains("details"); details != nullptr && details->is_object())
    line.event.details = details->get_object();
  return line;
}

bool is_known(std::string_view kind) {
  const auto& rows = audit_kinds();
  return std::any_of(rows.begin(), rows.end(), [&](const AuditKindRow& row) { return row.kind == kind; });
}

}  // namespace

const std::vector<AuditKindRow>& audit_kinds() {
  static const std::vector<AuditKindRow> rows = {
      {"signed.in", "登录", "signed in"},
      {"signed.out", "退出", "signed out"},
      {"signin.refused", "登录失败", "sign-in refused"},
      {"session.ended", "结束会话", "session ended"},
      {"account.made", "建立账号", "account made"},
      {"account.opened", "启用账号", "account opened by its invitation"},
      {"account.invited", "重新邀请", "account invited anew"},
      {"account.locked", "停用账号", "account locked"},
      {"account.unlocked", "恢复账号", "account unlocked"},
      {"account.shut", "失败锁定", "account shut after failures"},
      {"grant.changed", "变更授权", "roles changed"},
      {"password.changed", "更换密码", "password changed"},
      {"factor.set", "启用动态口令", "second factor set"},
      {"factor.ended", "停用动态口令", "second factor ended"},
      {"token.made", "建立令牌", "token made"},
      {"token.ended", "删除令牌", "token ended"},
      {"policy.changed", "修改安全策略", "security policy changed"},
      {"record.viewed", "查看保密记录", "confidential record looked at"},
      {"content.viewed", "查看保密材料", "confidential file looked at"},
      {"erasure.begun", "着手删除内容", "erasure begun"},
      {"content.erased", "依法删除内容", "content erased by right"},
      {"export.made", "导出", "export made"},
      {"import.begun", "着手导入", "import begun"},
      {"import.made", "导入", "import made"},
      {"issue.begun", "着手签发报告", "issue of a report begun"},
      {"report.issued", "签发报告", "report issued"},
      {"backup.made", "备份", "backup made"},
      {"access.refused", "越权请求", "request without the right"},
      {"ledger.verified", "核验存证", "ledger verified"},
  };
  return rows;
}

struct AuditTrail::State {
  State(app::DataDirectory& data_in, store::UnitRow unit_in, std::unique_ptr<ledger::Signer> signer_in)
      : data(data_in),
        unit(std::move(unit_in)),
        signer(std::move(signer_in)),
        desk(data.store(), unit.id, *signer, data.evidence_folder(), no_types()) {}

  static const std::vector<RecordType>& no_types() {
    static const std::vector<RecordType> none;
    return none;
  }

  app::DataDirectory& data;
  const store::UnitRow unit;
  const std::unique_ptr<ledger::Signer> signer;
  app::Desk desk;
};

AuditTrail::AuditTrail() = default;
AuditTrail::~AuditTrail() = default;

Result<std::unique_ptr<AuditTrail>> AuditTrail::open(app::DataDirectory& data) {
  auto signer = signer_at(data.path(), app::audit_origin(data.unit().origin));
  if (!signer) return signer.error();
  auto unit = app::audit_unit(*data.store().read(), data.unit().origin);
  if (!unit) unit = make_unit(data);
  std::unique_ptr<AuditTrail> out(new AuditTrail());
  out->state_ = std::make_unique<State>(data, *unit, std::move(*signer));
  if (data.store().read()->log_size(unit->id) == 0) {
    const auto begun =
        out->state_->desk.note(app::kUnitCreated, unit->origin, app::unit_body(*unit), kSystem);
    if (!begun) return begun.error();
  }
  return out;
}

Outcome AuditTrail::note(AuditEvent event) {
  if (!is_known(event.kind)) return refuse("audit.kind", {event.kind});
  const auto kind = event.kind;
  const auto account = event.account;
  const auto noted = state_->desk.note(kind, account, body_of(std::move(event)), account);
  if (!noted) return noted.error();
  return Done{};
}

void AuditTrail::note(AuditEvent event, app::WhenDone when_done) {
  if (!is_known(event.kind))
    return when_done(app::Answer(Result<app::Receipt>(refuse("audit.kind", {event.kind}))));
  const auto kind = event.kind;
  const auto account = event.account;
  state_->desk.note(kind, account, body_of(std::move(event)), account, std::move(when_done));
}

void AuditTrail::note_later(AuditEvent event) {
  note(std::move(event), [](app::Answer answer) {
    try {
      const auto noted = std::move(answer).get();
      if (!noted) std::clog << "audit: " << noted.error()[0].line(Lang::en) << "\n";
    } catch (const std::exception& failure) {
      std::clog << "audit: " << failure.what() << "\n";
    }
  });
}

AuditPage AuditTrail::query(const AuditQuery& query) const {
  const auto reader = state_->data.store().read();
  AuditPage page;
  std::uint64_t end = std::min(query.before.value_or(~std::uint64_t{0}), reader->log_size(state_->unit.id));
  bool is_over = query.limit == 0;
  while (end > 0 && !is_over) {
    const auto from = end > kChunk ? end - kChunk : 0;
    std::vector<store::EntryRow> rows;
    reader->each_entry(state_->unit.id, from, end, [&](const store::EntryRow& row) {
      rows.push_back(row);
      return true;
    });
    for (auto row = rows.rbegin(); row != rows.rend() && !is_over; ++row) {
      const auto entry = ledger::parse_entry(row->bytes);
      if (!entry) continue;  // what verification is for
      if (query.from && entry->at.day() < *query.from) {
        is_over = true;
        break;
      }
      const bool fits = is_known(entry->kind) && (query.kind.empty() || entry->kind == query.kind) &&
                        (query.account.empty() || entry->id == query.account) &&
                        (!query.to || entry->at.day() <= *query.to);
      if (!fits) continue;
      if (page.lines.size() == query.limit) {
        page.next = page.lines.back().index;
        is_over = true;
      } else {
        page.lines.push_back(line_of(*row, *entry));
      }
    }
    end = from;
  }
  return page;
}

const store::UnitRow& AuditTrail::unit() const {
  return state_->unit;
}

std::string AuditTrail::vkey() const {
  return state_->signer->vkey();
}

}  // namespace jishi::accounts
