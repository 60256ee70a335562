#include "http/api/api_office.h"

#include <fstream>

#include "base/text.h"

namespace jishi::http {

namespace {

constexpr const char* kPassword = "Correct-Horse-9";
const std::string kExample = std::string(JISHI_SOURCE_DIR) + "/examples/linjiang-2025";

std::optional<accounts::Role> role_named(std::string_view id) {
  return accounts::role_of(id);
}

bool is_json(const Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "content-type") return value.find("json") != std::string::npos;
  return false;
}

// Not of its schema: told with the route.
void judge(const Route& route, const Said& said) {
  const auto& named = named_schemas();
  const auto schema = said.status < 300 ? (route.gives.empty() ? JsonObject{} : answer_schema(route))
                                        : schema_of_type("problem");
  const auto reasons = why_not_of(schema, said.json, named);
  for (const auto& reason : reasons)
    ADD_FAILURE() << route.method << " " << route.path
                  << " answered outside its schema: " << reason.line(Lang::en) << "\n"
                  << said.text.substr(0, 600);
}

}  // namespace

const std::vector<RolePerson>& role_people() {
  static const std::vector<RolePerson> rows = {
      {"clerk", "董晓禾"},        {"head", "汪堃"},
      {"leader", "沈喆"},         {"chief", "俞静川"},
      {"supervisor", "顾祎"},     {"inspector", "钟岩（区委巡察组）"},
      {"system-admin", "管理一"}, {"security-admin", "管理二"},
      {"auditor", "管理三"}};
  return rows;
}

ApiOffice& ApiOffice::shared() {
  static ApiOffice office;
  return office;
}

ApiOffice::ApiOffice() : ApiOffice(std::vector<std::string>{""}) {}

ApiOffice::ApiOffice(const std::vector<std::string>& registers) {
  auto data = app::DataDirectory::create(folder_ / "data", "临江区统计局", "statistics-bureau");
  EXPECT_TRUE(data) << data.error()[0].line(Lang::en);
  data_ = std::move(*data);
  desk_ = std::make_unique<app::Desk>(*data_);
  std::vector<std::filesystem::path> paths;
  for (const auto& name : registers) paths.emplace_back(kExample + "/" + name);
  importing::ImportOptions options;
  options.actor = "裴雨桐";
  if (!paths.empty()) {
    const auto report = importing::import_files(*data_, *desk_, paths, options);
    EXPECT_TRUE(report && report->problem_count == 0);
  }
  audit_ = std::move(*accounts::AuditTrail::open(*data_));
  accounts_ = std::move(*accounts::Accounts::open(folder_ / "data", *audit_, Instant::now, {1, 8u << 20}));
  std::filesystem::create_directory(folder_ / "uploads");
  office_ = std::make_unique<Office>(*data_, *desk_, *accounts_, *audit_, folder_ / "uploads");
  api_ = std::make_unique<Api>(*office_);
  set_up();
}

void ApiOffice::set_up() {
  const auto code = accounts_->new_setup_code();
  std::vector<accounts::FirstAccount> three;
  for (const auto* id : {"system-admin", "security-admin", "auditor"})
    for (const auto& [role, person] : role_people())
      if (role == id) three.push_back({*role_named(id), id, std::string(person), kPassword});
  const auto made = accounts_->set_up(*code, three, "127.0.0.1");
  ASSERT_TRUE(made) << made.error()[0].line(Lang::en);
  auto policy = accounts_->policy();
  policy.sessions_per_account = 10;
  for (const auto* id : {"system-admin", "security-admin", "auditor"}) {
    const auto signed_in = accounts_->sign_in(id, kPassword, "", "127.0.0.1");
    ASSERT_TRUE(signed_in) << signed_in.error()[0].line(Lang::en);
    if (std::string_view(id) == "system-admin") system_admin_ = signed_in->who;
    if (std::string_view(id) == "security-admin") security_admin_ = signed_in->who;
    askers_[id] = {signed_in->secret, signed_in->who.csrf, signed_in->who.account};
  }
  ASSERT_TRUE(accounts_->set_policy(security_admin_, policy, accounts_->policy_version(), "127.0.0.1"));
}

Asker ApiOffice::make(const std::string& login, const std::string& person,
                      const std::vector<accounts::Role>& roles, const accounts::Scope& scope) {
  const auto invited = accounts_->make(system_admin_, login, person, "127.0.0.1");
  EXPECT_TRUE(invited) << invited.error()[0].line(Lang::en);
  const auto taken = accounts_->accept_invitation(invited->code, kPassword, "127.0.0.1");
  EXPECT_TRUE(taken) << taken.error()[0].line(Lang::en);
  const auto now = accounts_->find(invited->account.id);
  const auto organisation = office_->organisations.of(*data_->store().read());
  const auto granted =
      accounts_->grant(security_admin_, now->id, now->version, roles, scope, *organisation, "127.0.0.1");
  EXPECT_TRUE(granted) << granted.error()[0].line(Lang::en);
  const auto signed_in = accounts_->sign_in(login, kPassword, "", "127.0.0.1");
  EXPECT_TRUE(signed_in) << signed_in.error()[0].line(Lang::en);
  return {signed_in->secret, signed_in->who.csrf, signed_in->who.account};
}

const Asker& ApiOffice::as(std::string_view role) {
  const auto found = askers_.find(role);
  if (found != askers_.end()) return found->second;
  accounts::Scope scope;
  if (role == "inspector") {
    scope.from = Day::from_iso("2026-01-01");
    scope.to = Day::from_iso("2199-12-31");
  }
  for (const auto& [id, person] : role_people())
    if (id == role)
      return askers_[std::string(role)] =
                 make(std::string(role), std::string(person), {*role_named(id)}, scope);
  ADD_FAILURE() << "no such role: " << role;
  return askers_["system-admin"];
}

Request ApiOffice::request_of(const Asker& asker, const Ask& ask) {
  Request out;
  out.method = ask.method;
  out.id = "r-" + std::to_string(++requests_);
  out.peer = "127.0.0.1";
  const auto mark = ask.target.find('?');
  out.path = std::string(kBase) + ask.target.substr(0, mark);
  if (mark != std::string::npos)
    for (const auto& pair : split(ask.target.substr(mark + 1), "&")) {
      const auto equals = pair.find('=');
      out.query.emplace_back(pair.substr(0, equals),
                             equals == std::string::npos ? "" : pair.substr(equals + 1));
    }
  if (!asker.secret.empty()) out.headers.emplace_back("cookie", "jishi=" + asker.secret);
  if (ask.method != "GET") {
    if (!asker.csrf.empty() && !ask.without_csrf) out.headers.emplace_back("x-csrf-token", asker.csrf);
    if (!ask.without_key)
      out.headers.emplace_back("idempotency-key", ask.key.empty() ? to_hex(random_bytes(12)) : ask.key);
  }
  if (!ask.if_match.empty()) out.headers.emplace_back("if-match", ask.if_match);
  if (!ask.body.empty()) {
    out.headers.emplace_back("content-type", "application/json");
    out.body = boost::json::serialize(ask.body);
  }
  if (!ask.upload.empty()) out.body = ask.upload;
  return out;
}

Said ApiOffice::ask(const Asker& asker, Ask ask) {
  const auto request = request_of(asker, ask);
  auto response = api_->answer(request);
  Said out{response.status, response.headers, {}, {}};
  if (const auto* text = std::get_if<std::string>(&response.body)) out.text = *text;
  const auto match = match_route(request.method, request.path);
  if (is_json(response)) {
    out.json = boost::json::parse(out.text);
    if (match.route != nullptr) judge(*match.route, out);
  }
  EXPECT_NE(out.status, 500U) << ask.method << " " << ask.target << "\n" << out.text;
  return out;
}

std::vector<accounts::AuditLine> ApiOffice::audit_lines(const std::string& kind) {
  accounts::AuditQuery query;
  query.kind = kind;
  query.limit = 100;
  return audit_->query(query).lines;
}

}  // namespace jishi::http
