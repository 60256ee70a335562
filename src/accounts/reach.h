#pragma once
// How far a right goes in one record: a pure decision over who asks, the record, its type and the
// organisation of the day. An inspector's scope narrows it.

#include <string_view>

#include "accounts/who.h"
#include "domain/organisation.h"
#include "domain/record.h"
#include "domain/record_type.h"

namespace jishi::accounts {

// A record as these decisions ask of it. `entered_by`: the name behind the actor of its first version.
struct Seen {
  const Record& record;
  const RecordType& type;
  std::string_view entered_by;
};

// The record's row in registers and lists: number, title (of what is not confidential), state.
bool may_list(const Who& who, const Seen& seen, Day today);
// All of it that is not marked confidential; for a confidential type the same as may_see_confidential().
bool may_see(const Who& who, const Seen& seen, const Organisation& organisation, Day today);
// The content of a confidential type, or the confidential fields of another.
bool may_see_confidential(const Who& who, const Seen& seen, const Organisation& organisation, Day today);
// Whether there is anything confidential in it, so that looks must be on the audit trail.
bool has_confidential(const Seen& seen);
// May file it (a draft: entered_by is the asker), amend it, withdraw it. Confidential content one may not see
// one may not change either.
bool may_write(const Who& who, const Seen& seen, const Organisation& organisation, Day today);
// May put a note on what broke a rule in it.
bool may_explain(const Who& who, const Seen& seen, const Organisation& organisation, Day today);
bool may_erase(const Who& who, const Seen& seen, Day today);
// The account's scope: its days, record types and register years.
bool is_in_scope(const Scope& scope, std::string_view type, int year);
bool holds_on(const Scope& scope, Day today);

}  // namespace jishi::accounts
