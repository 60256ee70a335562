#include "ledger/note.h"

#include <gtest/gtest.h>

#include "ledger/memory_log.h"

namespace jishi::ledger {
namespace {

std::string code(const auto& result) {
  return result.has_value() ? "" : result.error().front().code;
}

const std::string kText = "one\n\ntwo\n";

TEST(LedgerNote, a_signed_note_opens_and_is_written_back_as_it_was) {
  const auto note = sign_note(kText, *signer());
  const auto key = vkey();
  const auto opened = open_note(note, std::span(&key, 1));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->text, kText) << "cut at the last blank line";
  EXPECT_EQ(format_note(*opened), note);
}

TEST(LedgerNote, malformed_notes_are_refused) {
  const auto good = sign_note(kText, *signer());
  const std::string sig = good.substr(kText.size() + 1);
  EXPECT_EQ(code(parse_note("")), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note(kText)), "ledger.note-signature") << "its last paragraph is no signature";
  EXPECT_EQ(code(parse_note("one\n")), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note("one\n\n")), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note(good.substr(0, good.size() - 1))), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note("a\r\n\n" + sig)), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note("a\tb\n\n" + sig)), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note("\xff\n\n" + sig)), "ledger.note-malformed");
  EXPECT_EQ(code(parse_note("a\n\n- x AAAAAAA=\n")), "ledger.note-signature");
  EXPECT_EQ(code(parse_note("a\n\n— x\n")), "ledger.note-signature");
  EXPECT_EQ(code(parse_note("a\n\n— x AAAAAA==\n")), "ledger.note-signature") << "no signature behind the id";
  EXPECT_EQ(code(parse_note("a\n\n— x+y AAAAAAA=\n")), "ledger.note-signature");
  EXPECT_EQ(code(parse_note("a\n\n— x\u3000y AAAAAAA=\n")), "ledger.note-signature");
  EXPECT_EQ(code(parse_note("a\n\n— x AAAAAAB=\n")), "ledger.note-signature") << "stray bits in the base64";
  EXPECT_EQ(code(parse_note("a\n\n— x AAAAAAA= \n")), "ledger.note-signature");
  EXPECT_TRUE(parse_note("a\n\n— x AAAAAAA=\n"));
}

TEST(LedgerNote, a_hundred_signatures_are_read_and_no_more) {
  std::string note = "a\n\n";
  for (int i = 0; i < 100; ++i) note += "— x AAAAAAA=\n";
  EXPECT_TRUE(parse_note(note));
  EXPECT_EQ(code(parse_note(note + "— x AAAAAAA=\n")), "ledger.note-signatures");
  EXPECT_EQ(code(parse_note(std::string(1'000'000, 'a') + "\n" + note)), "ledger.note-too-large");
}

TEST(LedgerNote, unknown_signatures_are_ignored_and_a_bad_one_of_a_known_key_refuses) {
  const auto key = vkey();
  const auto other = signer(kOtherKey);
  const auto mine = signer();
  const Signer* both[] = {other.get(), mine.get()};
  EXPECT_TRUE(open_note(sign_note(kText, both), std::span(&key, 1)));
  EXPECT_EQ(code(open_note(sign_note(kText, *other), std::span(&key, 1))), "ledger.signature-none");

  Note note = *parse_note(sign_note(kText, both));
  note.signatures.push_back(mine->sign("another text\n"));
  EXPECT_EQ(code(open_note(format_note(note), std::span(&key, 1))), "ledger.signature-bad")
      << "although a good one by the same key stands before it";
  note.signatures.back().signature.pop_back();
  EXPECT_EQ(code(open_note(format_note(note), std::span(&key, 1))), "ledger.signature-bad");
}

TEST(LedgerKey, texts_are_read_and_written_back) {
  EXPECT_EQ(vkey().text(), kTestVkey);
  EXPECT_EQ(vkey(" " + std::string(kTestVkey) + "\r\n").text(), kTestVkey);
  EXPECT_EQ(signer()->vkey(), kTestVkey);
  const auto made = generate_key("jishi.example/局");
  ASSERT_TRUE(made);
  EXPECT_NE(*made, *generate_key("jishi.example/局"));
  const auto own = signer(*made);
  const auto key = vkey(own->vkey());
  EXPECT_TRUE(open_note(sign_note(kText, *own), std::span(&key, 1)));
}

TEST(LedgerKey, malformed_keys_are_refused) {
  const std::string good(kTestVkey);
  EXPECT_EQ(code(VerifierKey::from_text("")), "ledger.key-malformed");
  EXPECT_EQ(code(VerifierKey::from_text("a+b")), "ledger.key-malformed");
  EXPECT_EQ(code(VerifierKey::from_text(good.substr(0, good.size() - 4))), "ledger.key-id");
  EXPECT_EQ(code(VerifierKey::from_text("x" + good)), "ledger.key-id");
  EXPECT_EQ(code(VerifierKey::from_text("a b+9371484f+AQ==")), "ledger.key-malformed");
  EXPECT_EQ(code(VerifierKey::from_text("a+9371484F+AQ==")), "ledger.key-malformed");
  EXPECT_EQ(code(VerifierKey::from_text("a+9371484f+Ag==")), "ledger.key-type");
  EXPECT_EQ(code(VerifierKey::make("a", KeyType::ed25519, "short")), "ledger.key-malformed");
  EXPECT_EQ(code(VerifierKey::make("a+b", KeyType::ed25519, std::string(32, 'k'))), "ledger.key-name");
  EXPECT_EQ(code(generate_key("")), "ledger.key-name");
  EXPECT_EQ(code(generate_key("a b")), "ledger.key-name");
  EXPECT_EQ(code(signer_from_key(good)), "ledger.key-malformed");
  std::string spoiled(kTestKey);
  spoiled[spoiled.size() - 5] = 'A';
  EXPECT_EQ(code(signer_from_key(spoiled)), "ledger.key-id");
}

TEST(LedgerKey, low_order_and_non_canonical_public_keys_are_refused) {
  const std::string ff(30, '\xff');
  for (const std::string& key : {
           std::string(32, '\0'),
           std::string(1, '\1') + std::string(31, '\0'),
           std::string(1, '\1') + std::string(30, '\0') + "\x80",
           "\xec" + ff + "\x7f",
           "\xec" + ff + "\xff",
           "\xed" + ff + "\x7f",
           "\xee" + ff + "\x7f",
           "\xee" + ff + "\xff",
           "\xff" + ff + "\x7f",
           "\xff" + ff + "\xff",
           *from_hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
           *from_hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
           *from_hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
           *from_hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
       })
    EXPECT_EQ(code(VerifierKey::make("a", KeyType::ed25519, key)), "ledger.key-weak") << to_hex(key);
}

TEST(LedgerKey, a_cosignature_covers_its_time_and_the_text) {
  const auto log = sign_note(kText, *signer());
  const auto witness = vkey(kWitnessVkey);
  const auto note = cosign(log, kWitnessKey, kWitnessVkey);
  EXPECT_TRUE(open_note(note, std::span(&witness, 1)));
  Note later = *parse_note(note);
  later.signatures.back().signature[7] ^= 1;
  EXPECT_EQ(code(open_note(format_note(later), std::span(&witness, 1))), "ledger.signature-bad");
  EXPECT_FALSE(cosignature_time("1234567"));
}

TEST(LedgerCheckpoint, is_read_and_written_back) {
  const Checkpoint checkpoint{"jishi.example/1", UINT64_MAX, leaf_hash("x"), {"extension one", "two"}};
  EXPECT_EQ(*parse_checkpoint(format_checkpoint(checkpoint)), checkpoint);
  EXPECT_EQ(*open_checkpoint(sign_checkpoint(checkpoint, *signer()), vkey()), checkpoint);
  EXPECT_EQ(code(open_checkpoint(sign_checkpoint({"other", 0, empty_root(), {}}, *signer()), vkey())),
            "ledger.signature-origin");
}

TEST(LedgerCheckpoint, malformed_ones_are_refused_with_their_line) {
  const std::string root = to_base64(as_bytes(empty_root())) + "\n";
  const auto line = [](std::string_view text) {
    const auto parsed = parse_checkpoint(text);
    return parsed ? std::string("read") : parsed.error().front().args.at(0);
  };
  EXPECT_EQ(line("o\n0\n" + root), "read");
  EXPECT_EQ(line(""), "1");
  EXPECT_EQ(line("\n0\n" + root), "1");
  for (const char* size : {"", "00", "01", "-1", "+1", " 1", "1 ", "0x1", "18446744073709551616"})
    EXPECT_EQ(line("o\n" + std::string(size) + "\n" + root), "2") << size;
  EXPECT_EQ(line("o\n0\nAAAA\n"), "3");
  EXPECT_EQ(line("o\n0\n" + root.substr(0, 44)), "3") << "no LF at its end";
  EXPECT_EQ(line("o\n0\n"), "3");
  EXPECT_EQ(line("o\n0\n" + root + "\n"), "4");
}

}  // namespace
}  // namespace jishi::ledger
