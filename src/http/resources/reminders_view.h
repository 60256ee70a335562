#pragma once
// Reminders as of today, for one who asks.

#include "app/queries/reminders.h"
#include "http/call.h"

namespace jishi::http {

// Of what is in scope. `person` empty: everybody's.
std::vector<app::Reminder> reminders_asked(Call& call, int days, const std::string& person);

}  // namespace jishi::http
