// How fast does the server answer over HTTP, with 100,000 records: reads by id, filtered pages of 50 and
// durable writes by 1, 8 and 64 clients, beside raw SQLite on the same rows; how soon after its start, and
// with how much memory? The clients run on the same machine.

#include <signal.h>
#include <sys/wait.h>

#include <fstream>
#include <thread>

#include "accounts/accounts.h"
#include "app/data_directory.h"
#include "bench/figure.h"
#include "bench/http_load.h"
#include "bench/office.h"
#include "bench/raw_sqlite.h"
#include "import/import.h"

namespace jishi::bench {
namespace {

constexpr int kRecords = 100'000;
constexpr int kYear = 2023;
constexpr double kSeconds = 3;
constexpr std::array kClients = {1, 8, 64};
constexpr const char* kPassword = "Bench-2026-of-one";

// What only the benchmark may do: it makes the accounts it needs and notes nothing.
class NoAudit : public accounts::AuditSink {
 public:
  Outcome note(accounts::AuditEvent) override { return Done{}; }
};

template <class T>
T must(Result<T> result) {
  if (!result) Connection::fail("refused", result.error()[0].line(Lang::en));
  return std::move(*result);
}

Record meeting(int i) {
  auto record = row(i);
  record.fields = {
      {"date", record.happened.iso()},
      {"name", "局党组（扩大）会议第" + std::to_string(i) + "次"},
      {"kind", "党组会"},
      {"chair", "王海燕"},
      {"expected", 12},
      {"present", 11},
      {"summary",
       "学习贯彻上级会议精神，研究审计项目安排、干部选拔任用和机关财务事项，听取巡察整改进展情况汇报，"
       "议定事项由办公室督办，于月底前报告落实情况"}};
  return record;
}

// A data directory with the records, one chief, and a token for all his rights.
std::string make_office(const std::filesystem::path& path) {
  auto data = must(app::DataDirectory::create(path, "区审计局", "audit-bureau"));
  {
    app::Desk desk(*data);
    const auto session = desk.import("王海燕");
    Record post;
    post.type = "post";
    post.year = kYear;
    post.happened = Span::of_day(*Day::from_ymd(2020, 1, 1));
    post.fields = {{"person", "王海燕"}, {"title", "局长"}, {"section", "局领导"}, {"from", "2020-01-01"}};
    session->add(post);
    for (int i = 0; i < kRecords; ++i) session->add(meeting(i));
    session->end_file("会议.csv", sha256("会议.csv"));
    session->commit();
  }
  NoAudit audit;
  const auto accounts = must(accounts::Accounts::open(path, audit));
  const auto code = must(accounts->new_setup_code());
  using accounts::Role;
  must(accounts->set_up(code,
                        {{Role::system_admin, "system", "甲", kPassword},
                         {Role::security_admin, "security", "乙", kPassword},
                         {Role::auditor, "auditor", "丙", kPassword}},
                        "127.0.0.1"));
  const auto system = must(accounts->sign_in("system", kPassword, "", "127.0.0.1"));
  const auto security = must(accounts->sign_in("security", kPassword, "", "127.0.0.1"));
  const auto invited = must(accounts->make(system.who, "chief", "王海燕", "127.0.0.1"));
  must(accounts->grant(security.who, invited.account.id, invited.account.version, {Role::chief}, {},
                       Organisation(), "127.0.0.1"));
  must(accounts->accept_invitation(invited.code, kPassword, "127.0.0.1"));
  const auto chief = must(accounts->sign_in("chief", kPassword, "", "127.0.0.1"));
  std::vector<accounts::Right> rights;
  for (const auto& right : accounts::right_rows())
    if (chief.who.may(right.right) && right.right != accounts::Right::session) rights.push_back(right.right);
  return must(accounts->make_token(chief.who, "bench", rights, 1, "127.0.0.1")).token;
}

// The program itself, so that its memory is its own.
class Served {
 public:
  explicit Served(const std::filesystem::path& directory) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    const auto begin = std::chrono::steady_clock::now();
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(127);
      execl(JISHI_PROGRAM, "jishi", "serve", directory.c_str(), "--listen", "127.0.0.1:0", "--no-tls",
            nullptr);
      _exit(127);
    }
    close(ends[1]);
    std::string said;
    char byte = 0;
    while (port == 0 && read(ends[0], &byte, 1) == 1) {
      said += byte;
      const auto at = said.find("127.0.0.1:");
      if (byte == '\n' && at != std::string::npos)
        port = static_cast<std::uint16_t>(std::atoi(said.c_str() + at + 10));
    }
    if (port == 0) Connection::fail("it did not start", said);
    Connection line(port);
    line.send("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (!line.receive()) {
    }
    start_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    if (line.status() != 200) Connection::fail("it is not ready", line.body());
  }
  ~Served() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  double resident_mb() const {
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
  }

  std::uint16_t port = 0;
  double start_ms = 0;

 private:
  pid_t process_ = 0;
};

// Raw SQLite over the same rows: one by id, pages of 50, and commits of as many as there are clients.
class Floor {
 public:
  Floor() : raw_(folder_.path / "floor.sqlite") {
    for (int i = 0; i < kRecords; ++i) rows_.push_back(canonical(Json(meeting(i).fields)));
    raw_.insert(rows_, 1'000);
    if (sqlite3_open((folder_.path / "floor.sqlite").c_str(), &database_) != SQLITE_OK) std::abort();
  }
  ~Floor() { sqlite3_close(database_); }
  double reads() { return repeated("SELECT bytes FROM floor WHERE unit = 1 AND idx = ?1", 1); }
  double pages() {
    return repeated("SELECT bytes FROM floor WHERE unit = 1 AND idx > ?1 ORDER BY idx LIMIT 50", 50);
  }
  double commits(int clients) {
    const Folder folder;
    RawSqlite raw(folder.path / "commits.sqlite");
    const std::vector<std::string> some(rows_.begin(), rows_.begin() + std::min(kRecords, clients * 400));
    return static_cast<double>(some.size()) /
           seconds_of([&] { raw.insert(some, static_cast<std::size_t>(clients)); });
  }

 private:
  double repeated(const char* sql, int rows) {
    sqlite3_stmt* query = nullptr;
    sqlite3_prepare_v2(database_, sql, -1, &query, nullptr);
    constexpr int kTimes = 20'000;
    const auto seconds = seconds_of([&] {
      for (int i = 0; i < kTimes; ++i) {
        sqlite3_bind_int64(query, 1, i * 7919L % (kRecords - 100));
        int got = 0;
        while (sqlite3_step(query) == SQLITE_ROW) ++got;
        if (got != rows) std::abort();
        sqlite3_reset(query);
      }
    });
    sqlite3_finalize(query);
    return kTimes / seconds;
  }

  Folder folder_;
  RawSqlite raw_;
  std::vector<std::string> rows_;
  sqlite3* database_ = nullptr;
};

void print_load(const std::string& name, const Load& load, double floor) {
  print_figure(name, load.per_second, "requests/s", floor);
  print_figure(name + ", p50", load.p50_ms, "ms");
  print_figure(name + ", p99", load.p99_ms, "ms");
}

}  // namespace
}  // namespace jishi::bench

// Words choose the questions whose name holds one of them; without any all are asked.
int main(int argc, char** argv) {
  using namespace jishi::bench;
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto ask = [&](const std::string& name, const auto& measure, double floor = 0) {
    if (words.empty() || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
          return name.find(word) != std::string::npos;
        }))
      print_load(name, measure(), floor);
  };
  const Folder folder;
  const auto directory = folder.path / "data";
  const auto token = make_office(directory);
  Floor floor;
  Served served(directory);
  print_figure("serve: start to first answer, 100,000 records", served.start_ms, "ms");
  print_figure("serve: resident memory, idle", served.resident_mb(), "MB");
  const std::string after = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
  const auto get = [&](const std::string& path) { return "GET " + path + after + "\r\n"; };
  for (const int clients : kClients) {
    const auto with = ", " + std::to_string(clients) + " clients";
    ask("serve: health" + with,
        [&] { return load(served.port, clients, kSeconds, 200, [&](int) { return get("/healthz"); }); });
    ask(
        "serve: read by id" + with,
        [&] {
          return load(served.port, clients, kSeconds, 200, [&](int n) {
            return get("/api/v1/records/meeting-2023-" + std::to_string(n * 7919L % kRecords + 1));
          });
        },
        floor.reads());
    ask(
        "serve: filtered page of 50" + with,
        [&] {
          return load(served.port, clients, kSeconds, 200, [&](int n) {
            const auto month = std::to_string(n % 9 + 1);
            return get("/api/v1/records?type=meeting&year=2023&from=2023-0" + month + "-01&to=2023-0" +
                       month + "-28&limit=50");
          });
        },
        floor.pages());
    ask("serve: search of two characters" + with, [&] {
      return load(served.port, clients, kSeconds, 200,
                  [&](int) { return get("/api/v1/search?q=%E5%B9%B2%E9%83%A8"); });
    });
    int written = 0;
    ask(
        "serve: durable write" + with,
        [&] {
          return load(served.port, clients, kSeconds, 201, [&](int) {
            const auto name = std::to_string(clients) + "-" + std::to_string(++written);
            const std::string body = R"({"type":"meeting","fields":{"date":"2024-03-05","name":"例会)" +
                                     name +
                                     R"(","kind":"党组会","chair":"王海燕","expected":12,"present":11}})";
            return "POST /api/v1/records" + after + "Idempotency-Key: bench-" + name +
                   "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + body;
          });
        },
        floor.commits(clients));
  }
  print_figure("serve: resident memory, after the load", served.resident_mb(), "MB");
}
