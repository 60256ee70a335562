#pragma once
// An office with its accounts and the API over it, asked in this process. Every answer is judged by the
// schema of its route: one outside it fails the test that asked.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <map>

#include "accounts/accounts.h"
#include "app/data_directory.h"
#include "app/desk.h"
#include "http/api.h"
#include "http/openapi.h"
#include "http/router.h"
#include "http/schemas.h"
#include "http/shape.h"
#include "import/import.h"
#include "store/builders.h"

namespace jishi::http {

struct Asker {
  std::string secret;  // of the cookie
  std::string csrf;
  std::string account;
};

struct Ask {
  std::string method = "GET";
  std::string target;  // path and query after /api/v1, plain
  JsonObject body = {};
  std::string key = {};       // Idempotency-Key; empty: a new one
  std::string if_match = {};  // with its quotes
  std::string upload = {};    // bytes
  bool without_key = false;
  bool without_csrf = false;
};

struct Said {
  unsigned status = 0;
  Headers headers;
  std::string text;
  Json json;

  std::string header(std::string_view name) const {
    for (const auto& [key, value] : headers)
      if (key == name) return value;
    return {};
  }
  const JsonObject& object() const { return json.as_object(); }
  const JsonArray& items() const { return json.at("items").as_array(); }
  // Of a problem's first reason.
  std::string code() const {
    return json.is_object() && json.as_object().contains("code") ? std::string(json.at("code").as_string())
                                                                 : "";
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const auto& reason : json.at("reasons").as_array()) out.emplace_back(reason.at("code").as_string());
    return out;
  }
};

class ApiOffice {
 public:
  // With the registers of the example's year 2025.
  static ApiOffice& shared();
  ApiOffice();
  explicit ApiOffice(const std::vector<std::string>& registers);

  Said ask(const Asker& asker, Ask ask);
  Said get(const Asker& asker, const std::string& target) { return ask(asker, {.target = target}); }
  Said post(const Asker& asker, const std::string& target, JsonObject body) {
    return ask(asker, {.method = "POST", .target = target, .body = std::move(body)});
  }
  // Without judging the answer by its schema; for bytes.
  Response raw(const Request& request) { return api_->answer(request); }
  Request request_of(const Asker& asker, const Ask& ask);

  // Signed in; the account is made the first time.
  const Asker& as(std::string_view role);
  Asker make(const std::string& login, const std::string& person, const std::vector<accounts::Role>& roles,
             const accounts::Scope& scope = {});

  Office& office() { return *office_; }
  app::DataDirectory& data() { return *data_; }
  accounts::AuditTrail& audit() { return *audit_; }
  std::uint64_t log_size() { return data_->store().read()->log_size(data_->unit().id); }
  std::vector<accounts::AuditLine> audit_lines(const std::string& kind);

 private:
  void set_up();

  store::TemporaryFolder folder_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<app::Desk> desk_;
  std::unique_ptr<accounts::AuditTrail> audit_;
  std::unique_ptr<accounts::Accounts> accounts_;
  std::unique_ptr<Office> office_;
  std::unique_ptr<Api> api_;
  std::map<std::string, Asker, std::less<>> askers_;
  accounts::Who system_admin_;
  accounts::Who security_admin_;
  std::atomic<int> requests_ = 0;
};

// A person of the example for each role.
struct RolePerson {
  std::string_view role;
  std::string_view person;
};
const std::vector<RolePerson>& role_people();

}  // namespace jishi::http
