#pragma once
// What most commands begin with: the data directory, and a unit's year out of it.

#include <memory>
#include <optional>

#include "app/data_directory.h"
#include "app/queries/unit_year.h"
#include "cli/command.h"

namespace jishi::cli {

// Null and every reason on stderr when it cannot be opened.
std::unique_ptr<app::DataDirectory> open_data(const Given& given, const std::string& path,
                                              app::DataDirectory::Access access);

// Nothing and every reason on stderr when --year or --as-of is wrong or the store refuses.
std::optional<app::UnitYear> load_year(const Given& given, app::DataDirectory& data);

// The commands' table rows, one file each in commands/.
Command init_command();
Command import_command();
Command duties_command();
Command register_command();
Command record_show_command();
Command record_file_command();
Command record_amend_command();
Command record_withdraw_command();
Command record_erase_command();
Command case_command();
Command xray_command();
Command remind_command();
Command report_command();
Command check_command();
Command ledger_verify_command();
Command ledger_export_command();
Command ledger_receipt_command();
Command verify_command();
Command catalogue_list_command();
Command catalogue_show_command();
Command catalogue_page_command();
Command catalogue_rules_command();
Command catalogue_check_command();
Command serve_command();
Command backup_key_command();
Command open_backup_command();
Command account_list_command();
Command account_setup_code_command();
Command account_lock_command();
Command account_unlock_command();
Command account_invite_command();
Command rights_command();
Command man_command();

}  // namespace jishi::cli
