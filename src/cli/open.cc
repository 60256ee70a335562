#include "cli/open.h"

#include "cli/output.h"

namespace jishi::cli {

std::unique_ptr<app::DataDirectory> open_data(const Given& given, const std::string& path,
                                              app::DataDirectory::Access access) {
  auto data = app::DataDirectory::open(path, access);
  if (!data) {
    refused(data.error(), given.lang);
    return nullptr;
  }
  return std::move(*data);
}

std::optional<app::UnitYear> load_year(const Given& given, app::DataDirectory& data) {
  const auto year = year_of(given);
  if (!year) return std::nullopt;
  const auto day = as_of(given, *year);
  if (!day) return std::nullopt;
  const auto reader = data.store().read();
  auto loaded =
      app::load_unit_year(*reader, data.unit().id, data.catalogue(), *year, *day, Instant::now().day());
  if (!loaded) {
    refused(loaded.error(), given.lang);
    return std::nullopt;
  }
  return std::move(*loaded);
}

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {init_command(),
                                             import_command(),
                                             duties_command(),
                                             register_command(),
                                             record_show_command(),
                                             record_file_command(),
                                             record_amend_command(),
                                             record_withdraw_command(),
                                             record_erase_command(),
                                             case_command(),
                                             xray_command(),
                                             remind_command(),
                                             report_command(),
                                             check_command(),
                                             ledger_verify_command(),
                                             ledger_export_command(),
                                             ledger_receipt_command(),
                                             verify_command(),
                                             catalogue_list_command(),
                                             catalogue_show_command(),
                                             catalogue_page_command(),
                                             catalogue_rules_command(),
                                             catalogue_check_command(),
                                             serve_command(),
                                             backup_key_command(),
                                             open_backup_command(),
                                             account_list_command(),
                                             account_setup_code_command(),
                                             account_lock_command(),
                                             account_unlock_command(),
                                             account_invite_command(),
                                             rights_command(),
                                             man_command()};
  return table;
}

}  // namespace jishi::cli
