// Does memory stay flat as rows grow? Peak resident memory of an import session and of a verification, each
// in a process of its own, at 10,000, 100,000 and 1,000,000 rows. The floor is the figure at 10,000.

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "app/ledger_verify.h"
#include "bench/figure.h"
#include "bench/office.h"

namespace {

using namespace jishi;

double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

// What the work's process had at its peak.
template <class Work>
double peak_of(Work work) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    work();
    const double peak = peak_megabytes();
    const bool ok = write(pipe_ends[1], &peak, sizeof peak) == sizeof peak;
    _exit(ok ? 0 : 1);
  }
  double peak = 0;
  int state = 0;
  if (read(pipe_ends[0], &peak, sizeof peak) != sizeof peak || waitpid(child, &state, 0) != child ||
      state != 0)
    std::abort();
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  return peak;
}

}  // namespace

int main() {
  double first_import = 0;
  double first_verify = 0;
  for (const int rows : {10'000, 100'000, 1'000'000}) {
    const bench::Folder folder;
    const auto path = folder.path / "store.sqlite";
    const std::string key = *ledger::generate_key("log.example/bench");
    const double import = peak_of([&] {
      const auto store = std::move(*store::open_sqlite(path.string(), store::sqlite::OpenMode::create));
      const auto signer = std::move(*ledger::signer_from_key(key));
      {
        const auto tx = store->begin();
        tx->put_unit({1, "区审计局", "audit-bureau", "log.example/bench", Instant::now()});
        tx->commit();
      }
      app::Desk desk(*store, 1, *signer, folder.path, bench::types());
      const auto session = desk.import("王海燕");
      for (int i = 0; i < rows; ++i) session->add(bench::row(i));
      session->end_file("会议.csv", sha256("会议.csv"));
      session->commit();
    });
    const double verify = peak_of([&] {
      const auto store = std::move(*store::open_sqlite(path.string(), store::sqlite::OpenMode::read));
      const auto unit = store->read()->units()[0];
      ledger::VerifyOptions options;
      options.keys.push_back(*ledger::VerifierKey::from_text((*ledger::signer_from_key(key))->vkey()));
      if (!app::verify_unit(*store, unit, folder.path, bench::types(), options).ok) std::abort();
    });
    if (first_import == 0) first_import = import;
    if (first_verify == 0) first_verify = verify;
    bench::print_figure("import memory, " + std::to_string(rows) + " rows", import, "MB", first_import);
    bench::print_figure("verify memory, " + std::to_string(rows) + " rows", verify, "MB", first_verify);
  }
}
