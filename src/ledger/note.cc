#include "ledger/note.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"

namespace jishi::ledger {

namespace {

constexpr std::size_t kMaxNoteBytes = 1'000'000;
constexpr std::size_t kMaxSignatures = 100;
constexpr std::string_view kDash = "\u2014 ";
constexpr std::size_t kIdBytes = 4;

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

// "— name base64", without the LF.
std::optional<SignatureLine> parse_line(std::string_view line) {
  if (!line.starts_with(kDash)) return std::nullopt;
  line.remove_prefix(kDash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!is_key_name(line.substr(0, space)) || !bytes || bytes->size() <= kIdBytes) return std::nullopt;
  SignatureLine parsed;
  parsed.name = line.substr(0, space);
  for (std::size_t i = 0; i < kIdBytes; ++i)
    parsed.key_id = parsed.key_id << 8 | static_cast<unsigned char>((*bytes)[i]);
  parsed.signature = bytes->substr(kIdBytes);
  return parsed;
}

std::string format_line(const SignatureLine& line) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(line.key_id >> shift & 255);
  return std::string(kDash) + line.name + " " + to_base64(bytes + line.signature) + "\n";
}

}  // namespace

Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > kMaxNoteBytes) return refuse("ledger.note-too-large", {std::to_string(kMaxNoteBytes)});
  const auto cut = bytes.rfind("\n\n");
  if (cut == std::string_view::npos || !bytes.ends_with('\n') || bytes.size() == cut + 2 ||
      has_control(bytes) || !is_utf8(bytes))
    return refuse("ledger.note-malformed");
  Note note;
  note.text = bytes.substr(0, cut + 1);
  std::string_view rest = bytes.substr(cut + 2);
  while (!rest.empty()) {
    if (note.signatures.size() == kMaxSignatures)
      return refuse("ledger.note-signatures", {std::to_string(kMaxSignatures)});
    const auto end = rest.find('\n');
    auto line = parse_line(rest.substr(0, end));
    if (!line) return refuse("ledger.note-signature", {std::to_string(note.signatures.size() + 1)});
    note.signatures.push_back(std::move(*line));
    rest.remove_prefix(end + 1);
  }
  return note;
}

std::string format_note(const Note& note) {
  std::string bytes = note.text + "\n";
  for (const auto& line : note.signatures) bytes += format_line(line);
  return bytes;
}

Result<std::vector<Signed>> check_signatures(const Note& note, std::span<const VerifierKey> known) {
  std::vector<Signed> good;
  for (const auto& line : note.signatures) {
    const auto key =
        std::find_if(known.begin(), known.end(), [&](const VerifierKey& k) { return k.matches(line); });
    if (key == known.end()) continue;
    if (!key->verify(note.text, line.signature)) return refuse("ledger.signature-bad", {line.name});
    if (std::none_of(good.begin(), good.end(), [&](const Signed& s) { return s.key == &*key; }))
      good.push_back({line.name, &*key, line.signature});
  }
  return good;
}

Result<Note> open_note(std::string_view bytes, std::span<const VerifierKey> known) {
  auto note = parse_note(bytes);
  if (!note) return note;
  const auto good = check_signatures(*note, known);
  if (!good) return good.error();
  if (good->empty()) return refuse("ledger.signature-none");
  return note;
}

std::string sign_note(std::string_view text, std::span<const Signer* const> signers) {
  Note note{std::string(text), {}};
  for (const Signer* signer : signers) note.signatures.push_back(signer->sign(text));
  return format_note(note);
}

std::string sign_note(std::string_view text, const Signer& signer) {
  const Signer* one = &signer;
  return sign_note(text, std::span(&one, 1));
}

}  // namespace jishi::ledger
