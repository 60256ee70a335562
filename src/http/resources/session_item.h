#pragma once
// A session as the API gives it.

#include "accounts/accounts.h"
#include "http/call.h"

namespace jishi::http {

JsonObject session_json(Call& call, const accounts::Who& who);
// With its cookie, which no script can read.
Reply reply_signed_in(Call& call, const accounts::SignedIn& signed_in);

}  // namespace jishi::http
