#pragma once
// The certificate of a server that was given none: made on first start, kept, and told by its fingerprint.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/server.h"

namespace jishi::http {

// folder/certificate.pem and folder/key.pem (0600), made when neither is there: P-256, ten years, for
// localhost, 127.0.0.1, ::1, the machine's name and `names` (addresses or host names). Failures of the disk
// are StoreFailure.
TlsFiles own_certificate(const std::filesystem::path& folder, const std::vector<std::string>& names);

// SHA-256 of the first certificate in the file, as 64 hex digits in pairs: AB:CD:…
Result<std::string> fingerprint_of(const std::filesystem::path& certificate);

}  // namespace jishi::http
