#pragma once
// Office: what all handlers share. Built once; everything in it may be used from any thread.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "accounts/accounts.h"
#include "accounts/audit.h"
#include "accounts/oidc.h"
#include "app/case_desk.h"
#include "app/case_facts.h"
#include "app/data_directory.h"
#include "app/desk.h"
#include "app/evidence_folder.h"
#include "app/queries/unit_year.h"
#include "app/queries/xray.h"
#include "http/item_texts.h"
#include "http/kept.h"
#include "http/listeners.h"
#include "http/shelf.h"
#include "report/document.h"

namespace jishi::http {

// Long work, so many at a time in all and of one account; a place is given back when it goes.
class LongWork {
 public:
  LongWork(int places, int per_account, std::chrono::milliseconds patience = std::chrono::seconds(2))
      : places_(places), per_account_(per_account), patience_(patience) {}
  class Place {
   public:
    Place(LongWork* of, std::string account) : of_(of), account_(std::move(account)) {}
    Place(Place&& other) noexcept
        : of_(std::exchange(other.of_, nullptr)), account_(std::move(other.account_)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(of_, other.of_);
      std::swap(account_, other.account_);
      return *this;
    }
    ~Place() {
      if (of_ != nullptr) of_->give_back(account_);
    }

   private:
    LongWork* of_;
    std::string account_;
  };
  // Waits a moment for one; when too many wait already, not even that. Refused: request.busy,
  // request.busy-yours (by what the account itself has begun).
  Result<Place> take(const std::string& account);

 private:
  struct Use {
    int running = 0;
    int waiting = 0;
  };
  void give_back(const std::string& account);

  const int places_;
  const int per_account_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int running_ = 0;
  int waiting_ = 0;
  std::map<std::string, Use> accounts_;
};

// Workbooks that went back with errors, until their sender fetches them; the oldest go first.
class ReturnedBooks {
 public:
  void put(const std::string& id, const std::string& account, std::filesystem::path path);
  std::optional<std::filesystem::path> find(const std::string& id, const std::string& account);

 private:
  struct Item {
    std::string id, account;
    std::filesystem::path path;
  };
  std::mutex mutex_;
  std::deque<Item> items_;
};

struct Office {
  // `uploads`: where bodies came to the disk; files of refused imports wait there to be fetched.
  Office(app::DataDirectory& data, app::Desk& desk, accounts::Accounts& accounts, accounts::AuditTrail& audit,
         std::filesystem::path uploads);

  app::DataDirectory& data;
  app::Desk& desk;
  accounts::Accounts& accounts;
  accounts::AuditTrail& audit;
  const std::filesystem::path uploads;
  const store::UnitRow& unit;
  const catalogue::Catalogue& catalogue;
  const app::EvidenceFolder evidence;
  app::CaseDesk cases;
  app::OrganisationCache organisations;
  Shelf shelf;
  Listeners listeners;
  std::unique_ptr<accounts::Oidc> oidc;  // null: sign-in is only here
  ItemTexts items{8u << 20};
  LongWork long_work{2, 1};
  LongWork looks_into_files{4, 2};
  ReturnedBooks returned_books;
  Kept<std::vector<app::XrayFinding>> xrays{4};
  Kept<Result<report::Document>> documents{8};
  std::string feedback;  // where people complain, for a link on every page; empty: nowhere
  std::function<Day()> today = [] { return Instant::now().day(); };

  // The year as of a day; kept until something is written.
  std::shared_ptr<const app::UnitYear> year(int year, Day as_of);
  // Other dear answers, under a key of their own.
  Kept<Json> answers{64};
  std::shared_ptr<const Json> answer(const std::string& key,
                                     const std::function<Json(const store::Reader&)>& make);

  // The name behind an actor's id; the id when it is not known.
  std::string actor_name(const store::Reader& reader, const std::string& id);
  // Who entered a record's first version.
  std::string entered_by(const store::Reader& reader, std::string_view id);
  // Files an account uploaded in this run of the server, which it may read before any record names them.
  void remember_upload(const std::string& account, const Hash& digest, const std::string& name);
  std::optional<std::string> uploads_of(const std::string& account, const Hash& digest);

 private:
  struct FreshUpload {
    std::string account;
    Hash digest;
    std::string name;
  };
  std::mutex fresh_mutex_;
  std::deque<FreshUpload> fresh_;
  Kept<app::UnitYear> years_{6};
  std::mutex names_mutex_;
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace jishi::http
