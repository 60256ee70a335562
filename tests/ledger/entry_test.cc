#include "ledger/entry.h"

#include <gtest/gtest.h>

#include "ledger/memory_log.h"
#include "ledger/receipt.h"

namespace jishi::ledger {
namespace {

// docs/formats/ledger-entry.md
constexpr std::string_view kGolden =
    R"({"actor":"a2","at":"2023-04-05T06:08:08Z","commitment":"XvF5/0on23BFstdEQ4ky+Wif+vSC7utLGlF0DH2QlVU=",)"
    R"("id":"meeting-2023-1","kind":"record.filed","unit":"1","version":1})";

TEST(LedgerEntry, the_golden_vector) {
  EXPECT_EQ(*format_entry(sample_entry(1)), kGolden);
  EXPECT_EQ(*parse_entry(kGolden), sample_entry(1));
}

TEST(LedgerEntry, an_instant_has_one_spelling) {
  for (const std::int64_t micros : {0, 1, 10, 100'000, 999'999}) {
    Entry entry = sample_entry(1);
    entry.at = Instant::from_micros(entry.at.micros() + micros);
    const auto bytes = format_entry(entry);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(*parse_entry(*bytes), entry);
  }
  const std::string good(kGolden);
  for (const char* other : {"08.1Z", "08.000000Z", "08.10000Z", "08.0000000Z", "08.Z"}) {
    auto text = good;
    EXPECT_FALSE(parse_entry(text.replace(text.find("08Z"), 3, other))) << text;
  }
}

TEST(LedgerEntry, the_commitment_is_over_salt_and_body) {
  EXPECT_EQ(commit_to("salt", "body"), sha256("saltbody"));
  EXPECT_EQ(new_salt().size(), 32u);
  EXPECT_NE(new_salt(), new_salt());
}

std::string member_refused(Entry entry, const auto& change) {
  change(entry);
  const auto bytes = format_entry(entry);
  return bytes ? "" : bytes.error().front().args.at(0);
}

TEST(LedgerEntry, members_beyond_their_bounds_are_refused) {
  const Entry good = sample_entry(1);
  for (const char* kind :
       {"", "filed", "record.", ".filed", "record.filed.now", "Record.filed", "record.f1led", "记录.归档"})
    EXPECT_EQ(member_refused(good, [&](Entry& e) { e.kind = kind; }), "kind") << kind;
  for (const std::string& name : {std::string(), std::string("a b"), std::string("a\"b"), std::string("a\\b"),
                                  std::string("王海燕"), std::string("a\nb"), std::string(201, 'a')}) {
    EXPECT_EQ(member_refused(good, [&](Entry& e) { e.id = name; }), "id") << name;
    EXPECT_EQ(member_refused(good, [&](Entry& e) { e.actor = name; }), "actor") << name;
    EXPECT_EQ(member_refused(good, [&](Entry& e) { e.unit = name; }), "unit") << name;
  }
  EXPECT_EQ(member_refused(good, [](Entry& e) { e.version = 0; }), "version");
  EXPECT_EQ(member_refused(good, [](Entry& e) { e.at = Instant::from_micros(-86'400'000'000 * 400); }), "at");
}

TEST(LedgerEntry, every_single_change_of_a_byte_is_refused_or_read_as_what_it_says) {
  const std::string good(kGolden);
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const char c : {' ', '"', '\\', ',', '}', '0', 'z', '\0', '\xe4'}) {
      std::string changed = good;
      changed[i] = c;
      if (changed == good) continue;
      const auto entry = parse_entry(changed);
      if (entry) {
        EXPECT_EQ(*format_entry(*entry), changed);
      }
    }
}

TEST(LedgerEntry, other_spellings_are_refused) {
  const std::string good(kGolden);
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    return text.replace(text.find(from), from.size(), to);
  };
  for (const std::string& text :
       {good + "\n", " " + good, with(R"("version":1)", R"("version":1.0)"),
        with(R"("version":1)", R"("version":01)"), with("06:08:08Z", "06:08:08.000000Z"),
        with("06:08:08Z", "06:08:08+00:00"), with(R"("version":1)", R"("version":"1")"),
        with(R"(,"version":1)", ""), with(R"("version":1)", R"("version":1,"x":1)"), with("a2", "\\u0061"),
        std::string("{}"), std::string()})
    EXPECT_FALSE(parse_entry(text)) << text;
}

TEST(LedgerReceipt, is_written_and_read_back) {
  ReceiptFile receipt{7, {leaf_hash("a"), leaf_hash("b")}, "c\n1\n", std::nullopt};
  const auto text = format_receipt(receipt);
  EXPECT_EQ(text, "c2sp.org/tlog-proof@v1\nindex 7\n" + to_base64(as_bytes(leaf_hash("a"))) + "\n" +
                      to_base64(as_bytes(leaf_hash("b"))) + "\n\nc\n1\n");
  const auto read = parse_receipt(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->index, 7u);
  EXPECT_EQ(read->proof, receipt.proof);
  EXPECT_EQ(read->checkpoint, receipt.checkpoint);
  receipt.extra = std::string("\0x", 2);
  EXPECT_EQ(parse_receipt(format_receipt(receipt))->extra, receipt.extra);
}

TEST(LedgerReceipt, malformed_ones_are_refused_with_their_line) {
  const auto line = [](const std::string& text) {
    const auto receipt = parse_receipt(text);
    return receipt ? std::string("read") : receipt.error().front().args.at(0);
  };
  const std::string head = "c2sp.org/tlog-proof@v1\n";
  const std::string hash = to_base64(as_bytes(leaf_hash("a"))) + "\n";
  EXPECT_EQ(line(head + "index 0\n\nx"), "read");
  EXPECT_EQ(line(""), "1");
  EXPECT_EQ(line("c2sp.org/tlog-proof@v2\nindex 0\n\nx"), "1");
  EXPECT_EQ(line(head + "index 01\n\nx"), "2");
  EXPECT_EQ(line(head + "extra !\nindex 0\n\nx"), "2");
  EXPECT_EQ(line(head + "index 0\nAAAA\n\nx"), "3");
  EXPECT_EQ(line(head + "index 0\n" + hash), "4") << "no blank line";
  EXPECT_EQ(line(head + "index 0\n\n"), "3") << "no checkpoint";
  std::string many;
  for (int i = 0; i < 65; ++i) many += hash;
  EXPECT_EQ(line(head + "index 0\n" + many + "\nx"), "67");
}

}  // namespace
}  // namespace jishi::ledger
