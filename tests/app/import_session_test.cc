// How a re-imported row finds the record it was (docs/adr/0005-import-matching.md), and all or nothing.

#include "app/import_session.h"

#include <gtest/gtest.h>

#include "app/erased_marks.h"
#include "app/office.h"

namespace jishi::app {
namespace {

using Rows = std::vector<Record>;

ImportCounts import(Office& office, const Rows& rows, const std::string& file = "会议.csv") {
  const auto session = office.desk().import("王海燕");
  for (const auto& row : rows) session->add(row);
  session->end_file(file, sha256(file + std::to_string(office.read()->log_size(1))));
  return session->commit();
}

Record at(Record record, std::int64_t row, const std::string& file = "会议.csv") {
  record.origin = {file, row};
  return record;
}

void expect(const ImportCounts& counts, std::uint64_t added, std::uint64_t amended, std::uint64_t unchanged) {
  EXPECT_EQ(counts.added, added);
  EXPECT_EQ(counts.amended, amended);
  EXPECT_EQ(counts.unchanged, unchanged);
}

std::string place_of(Office& office, const std::string& id) {
  return std::string(
      Record::from_body(parse_json(*office.record(id).entry.body)->get_object())->text("place"));
}

const Rows kThree = {at(meeting("2023-01-05", "局党组会"), 2), at(meeting("2023-02-05", "局党组会"), 3),
                     at(meeting("2023-03-05", "局务会"), 4)};

TEST(ImportSession, the_first_import_files_every_row) {
  Office office;
  expect(import(office, kThree), 3, 0, 0);
  EXPECT_EQ(office.read()->count_records(1, {}), 3u);
  const auto head = office.record("meeting-2023-2").head;
  EXPECT_EQ(head.origin_file, "会议.csv");
  EXPECT_EQ(head.origin_row, 3);
  for (std::uint64_t i = 0; i < 3; ++i) EXPECT_TRUE(office.commits(i));
}

TEST(ImportSession, the_log_of_an_import_is_sealed_by_one_checkpoint_and_the_desk_goes_on) {
  Office office;
  (void)office.desk().file(meeting("2023-12-01", "会"), "李强");
  expect(import(office, kThree), 3, 0, 0);
  EXPECT_EQ(office.read()->latest_checkpoint(1)->size, 4u);
  const auto next = office.desk().file(meeting("2023-12-02", "会"), "李强");
  EXPECT_EQ(next->record, "meeting-2023-5");
  EXPECT_TRUE(office.proves(*next));
}

TEST(ImportSession, a_row_whose_content_was_erased_is_left_out_and_named) {
  Office office;
  (void)import(office, kThree);
  ASSERT_TRUE(office.desk().erase("meeting-2023-2", "保存期满", "王海燕"));
  const auto session = office.desk().import("王海燕");
  for (const auto& row : kThree) session->add(row);
  session->add(at(meeting("2023-02-05", "局党组会", "另一间会议室"), 5));  // the key of what was erased
  session->add(at(meeting("2023-04-05", "局党组会"), 6));
  session->end_file("会议.csv", sha256("again"));
  const auto left_out = session->take_left_out();
  const auto counts = session->commit();
  expect(counts, 1, 0, 2);
  EXPECT_EQ(counts.left_out, 2u);
  ASSERT_EQ(left_out.size(), 2u);
  EXPECT_EQ(left_out[0], (Origin{"会议.csv", 3}));
  EXPECT_EQ(left_out[1], (Origin{"会议.csv", 5}));
  EXPECT_FALSE(office.read()->was_imported(1, sha256("again"))) << "it was not taken whole";
}

TEST(ImportSession, an_earlier_version_of_what_was_erased_is_left_out_too) {
  Office office;
  (void)import(office, {at(meeting("2023-01-05", "局党组会", "错写的内容"), 2), kThree[1], kThree[2]});
  (void)import(office, {at(meeting("2023-01-06", "局党组会", "改正的内容"), 2), kThree[1], kThree[2]});
  ASSERT_EQ(office.record("meeting-2023-1").head.version, 2);
  ASSERT_TRUE(office.desk().erase("meeting-2023-1", "保存期满", "王海燕"));
  const auto counts = import(office, {at(meeting("2023-01-05", "局党组会", "错写的内容"), 2)});
  expect(counts, 0, 0, 0);
  EXPECT_EQ(counts.left_out, 1u);
}

TEST(ImportSession, erased_rows_are_taken_when_asked_for) {
  Office office;
  (void)import(office, kThree);
  ASSERT_TRUE(office.desk().erase("meeting-2023-2", "保存期满", "王海燕"));
  const auto session = office.desk().import("王海燕", ErasedRows::take);
  for (const auto& row : kThree) session->add(row);
  session->end_file("会议.csv", sha256("again"));
  expect(session->commit(), 1, 0, 2);
  EXPECT_EQ(office.record("meeting-2023-4").head.status, RecordStatus::filed);
}

TEST(ImportSession, marks_of_erased_content_tell_nothing_without_the_key) {
  Office office;
  (void)import(office, {at(meeting("2023-01-05", "局党组会"), 2)});
  const auto content = office.record("meeting-2023-1").head.content;
  const auto erased = office.desk().erase("meeting-2023-1", "保存期满", "王海燕");
  ASSERT_TRUE(erased);
  const auto body = *office.read()->entry(1, erased->index)->body;
  EXPECT_NE(body.find("marks"), std::string::npos);
  EXPECT_EQ(body.find(to_hex(content)), std::string::npos) << "a digest anybody could compute";
  EXPECT_FALSE(office.read()->was_imported(1, content));
  const auto draft = meeting("2023-01-05", "局党组会");
  const auto other = std::move(*ledger::signer_from_key(*ledger::generate_key("log.example/other")));
  const auto& type = test_types().front();
  EXPECT_NE(ErasedMarks(*other).of(&type, draft), ErasedMarks(office.signer()).of(&type, draft));
}

TEST(ImportSession, a_session_that_is_not_committed_leaves_nothing) {
  Office office;
  {
    const auto session = office.desk().import("新人");
    for (const auto& row : kThree) session->add(row);
    session->end_file("会议.csv", sha256("x"));
  }
  EXPECT_EQ(office.read()->log_size(1), 0u);
  EXPECT_EQ(office.read()->actors(1).size(), 2u) << "nobody new";
  EXPECT_FALSE(office.read()->was_imported(1, sha256("x")));
  expect(import(office, kThree), 3, 0, 0);
  EXPECT_TRUE(office.proves(*office.desk().file(meeting("2023-12-02", "会"), "李强")));
}

TEST(ImportSession, the_same_rows_again_change_nothing_even_from_another_file_and_in_another_order) {
  Office office;
  (void)import(office, kThree);
  expect(import(office, {at(kThree[2], 2, "另.csv"), at(kThree[0], 3, "另.csv"), at(kThree[1], 4, "另.csv")},
                "另.csv"),
         0, 0, 3);
  EXPECT_EQ(office.read()->log_size(1), 3u);
}

TEST(ImportSession, the_same_content_in_two_files_of_one_session_is_filed_once) {
  Office office;
  const auto session = office.desk().import("王海燕");
  for (const auto& row : kThree) session->add(row);
  session->end_file("会议.csv", sha256("1"));
  for (const auto& row : kThree) session->add(at(row, row.origin.row, "台账.xlsx!会议"));
  session->end_file("台账.xlsx", sha256("2"));
  expect(session->commit(), 3, 0, 3);
}

TEST(ImportSession, equal_rows_of_one_file_are_records_of_their_own) {
  Office office;
  const Rows rows = {kThree[0], at(kThree[0], 3), at(kThree[0], 4)};
  expect(import(office, rows), 3, 0, 0);
  expect(import(office, rows), 0, 0, 3);
  // A fourth equal row is new: its key is there, but every record of it is taken.
  expect(import(office, {rows[0], rows[1], rows[2], at(kThree[0], 5)}), 1, 0, 3);
}

TEST(ImportSession, a_changed_row_of_the_same_key_is_an_amendment_with_the_file_as_reason) {
  Office office;
  (void)import(office, kThree);
  auto changed = kThree;
  changed[1].fields["place"] = "二楼会议室";
  expect(import(office, changed), 0, 1, 2);
  EXPECT_EQ(place_of(office, "meeting-2023-2"), "二楼会议室");
  const auto stored = office.record("meeting-2023-2");
  EXPECT_EQ(stored.head.version, 2);
  EXPECT_EQ(Record::from_body(parse_json(*stored.entry.body)->get_object())->reason, "重新导入：会议.csv");
  EXPECT_EQ(office.kinds().back(), "record.amended");
}

TEST(ImportSession, a_row_whose_key_changed_is_found_by_its_place_in_the_same_file) {
  Office office;
  (void)import(office, kThree);
  auto changed = kThree;
  changed[1].fields["date"] = "2023-02-15";
  expect(import(office, changed), 0, 1, 2);
  EXPECT_EQ(office.record("meeting-2023-2").head.version, 2);
  // From another file the same row is new.
  changed[1].fields["date"] = "2023-02-25";
  changed[1].origin.file = "别的.csv";
  expect(import(office, changed), 1, 0, 2);
}

Record visit(const char* who, const char* kind, const char* date, std::int64_t row = 2,
             const char* place = "302") {
  auto draft =
      draft_of("visit", {{"who", who}, {"kind", kind}, {"place", place}, {"date", date}}, "谈话.csv", row);
  draft.happened = Span::of_day(*Day::from_iso(date));
  return draft;
}

TEST(ImportSession, an_unusual_word_corrected_in_a_register_of_one_row_amends_its_record) {
  Office office;
  (void)import(office, {visit("石砚", "谈心", "2023-03-05")}, "谈话.csv");
  expect(import(office, {visit("石砚", "谈心谈话", "2023-03-05")}, "谈话.csv"), 0, 1, 0);
  // What may be another fact is one: another usual word, day, person or place.
  expect(import(office, {visit("石砚", "廉政谈话", "2023-03-05")}, "谈话.csv"), 1, 0, 0);
  expect(import(office, {visit("石砚", "谈", "2023-04-05")}, "谈话.csv"), 1, 0, 0);
  expect(import(office, {visit("方聿", "谈", "2023-04-05")}, "谈话.csv"), 1, 0, 0);
  expect(import(office, {visit("石砚", "廉政谈话", "2023-04-05", 2, "303")}, "谈话.csv"), 1, 0, 0);
}

TEST(ImportSession, at_a_place_of_the_same_file_at_most_one_field_of_the_key_may_differ_and_no_person) {
  const Rows rows = {visit("石砚", "谈心谈话", "2023-03-05", 2), visit("方聿", "谈心谈话", "2023-03-06", 3),
                     visit("邱言", "谈心谈话", "2023-03-07", 4)};
  const auto with_last = [&](const Record& last) {
    Office office;
    (void)import(office, rows, "谈话.csv");
    return import(office, {rows[0], rows[1], last}, "谈话.csv");
  };
  expect(with_last(visit("邱言", "谈心谈话", "2023-03-17", 4)), 0, 1, 2);
  expect(with_last(visit("邱言", "廉政谈话", "2023-03-17", 4)), 1, 0, 2);
  expect(with_last(visit("秦赟", "谈心谈话", "2023-03-07", 4)), 1, 0, 2);
}

TEST(ImportSession, a_file_of_the_same_name_in_one_session_takes_no_record_of_the_one_before) {
  Office office;
  const Rows a = {visit("石砚", "谈心谈话", "2023-03-05", 2), visit("方聿", "谈心谈话", "2023-03-06", 3)};
  const Rows b = {visit("石砚", "廉政谈话", "2023-05-05", 2), visit("方聿", "廉政谈话", "2023-05-06", 3)};
  const auto both = [&](const Rows& more_a, const Rows& more_b) {
    const auto session = office.desk().import("王海燕");
    for (const auto* rows : {&a, &more_a})
      for (const auto& row : *rows) session->add(row);
    session->end_file("谈话.csv", sha256("a" + std::to_string(more_a.size())));
    for (const auto* rows : {&b, &more_b})
      for (const auto& row : *rows) session->add(row);
    session->end_file("谈话.csv", sha256("b" + std::to_string(more_b.size())));
    EXPECT_TRUE(session->left().empty());
    return session->commit();
  };
  expect(both({}, {}), 4, 0, 0);
  expect(both({visit("邱言", "谈心谈话", "2023-03-19", 4)}, {visit("邱言", "谈心谈话", "2023-06-19", 4)}), 2,
         0, 4);
}

TEST(ImportSession, records_that_a_file_holds_no_more_are_told_and_stay) {
  Office office;
  const auto left_after = [&](const Rows& rows, const std::string& file) {
    const auto session = office.desk().import("王海燕");
    for (const auto& row : rows) session->add(row);
    session->end_file(file, sha256(file + std::to_string(office.read()->log_size(1)) + "x"));
    auto left = session->left();
    (void)session->commit();
    return left;
  };
  EXPECT_TRUE(left_after(kThree, "会议.csv").empty());
  const auto left = left_after({kThree[0], at(kThree[2], 3)}, "会议.csv");
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].file, "会议.csv");
  EXPECT_EQ(left[0].count, 1u);
  EXPECT_EQ(left[0].numbers, (std::vector<std::string>{"meeting〔2023〕2号"}));
  EXPECT_EQ(office.record("meeting-2023-2").head.status, RecordStatus::filed);
  EXPECT_TRUE(left_after({at(kThree[0], 2, "别的.csv")}, "别的.csv").empty());
  // The register of another year under the same name says nothing of this one's.
  auto next_year = at(meeting("2024-01-05", "局党组会"), 2);
  next_year.year = 2024;
  EXPECT_TRUE(left_after({next_year}, "会议.csv").empty());
  const auto sheet = "台账.xlsx!会议";
  (void)left_after({at(meeting("2023-09-05", "局务会"), 2, sheet)}, "台账.xlsx");
  EXPECT_EQ(left_after({at(meeting("2023-10-05", "局务会"), 2, sheet)}, "台账.xlsx").size(), 1u)
      << "the day of the only row was corrected";
}

TEST(ImportSession, next_months_file_of_the_same_name_is_no_file_from_which_rows_were_deleted) {
  Office office;
  const auto month = [](int m) {
    Rows rows;
    for (int day = 1; day <= 5; ++day)
      rows.push_back(
          at(meeting("2023-0" + std::to_string(m) + "-0" + std::to_string(day), "局党组会"), day + 1));
    return rows;
  };
  (void)import(office, month(1));
  const auto session = office.desk().import("王海燕");
  for (const auto& row : month(2)) session->add(row);
  session->end_file("会议.csv", sha256("2"));
  EXPECT_TRUE(session->left().empty());
}

TEST(ImportSession, what_the_judge_keeps_from_somebody_is_not_told_when_it_is_left) {
  Office office;
  (void)import(office, kThree);
  const auto session = office.desk().import(
      "王海燕", ErasedRows::leave_out,
      [](const RecordType&, const Record& record, std::string_view) -> std::optional<Refusal> {
        if (record.id == "meeting-2023-2") return refuse("record.none");
        return std::nullopt;
      });
  session->add(kThree[0]);
  session->end_file("会议.csv", sha256("x"));
  const auto left = session->left();
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].numbers, (std::vector<std::string>{"meeting〔2023〕3号"}));
}

TEST(ImportSession, another_file_of_the_same_name_and_rows_does_not_overwrite_the_first) {
  Office office;
  (void)import(office, kThree);
  expect(import(office, {at(meeting("2023-07-05", "局党组会"), 2), at(meeting("2023-08-05", "局党组会"), 3),
                         at(meeting("2023-09-05", "局务会"), 4)}),
         3, 0, 0);
  EXPECT_EQ(office.read()->count_records(1, {}), 6u);
}

TEST(ImportSession, a_row_inserted_above_shifts_the_others_without_amending_them) {
  Office office;
  (void)import(office, kThree);
  expect(import(office, {at(meeting("2023-01-01", "新年会"), 2), at(kThree[0], 3), at(kThree[1], 4),
                         at(kThree[2], 5)}),
         1, 0, 3);
}

TEST(ImportSession, an_equal_record_is_taken_before_one_of_the_same_key) {
  Office office;
  // Two meetings of one key; the first is changed, the second stands as it was.
  auto second = at(meeting("2023-01-05", "局党组会", "五楼"), 3);
  (void)import(office, {kThree[0], second});
  auto changed = at(meeting("2023-01-05", "局党组会", "六楼"), 2);
  expect(import(office, {changed, second}), 0, 1, 1);
  EXPECT_EQ(place_of(office, "meeting-2023-1"), "六楼");
  EXPECT_EQ(place_of(office, "meeting-2023-2"), "五楼");
}

TEST(ImportSession, records_without_a_value_in_any_key_field_are_matched_by_content_alone) {
  Office office;
  const auto plain = [](const char* text, std::int64_t row) {
    return draft_of("plain", {{"text", text}}, "p.csv", row);
  };
  expect(import(office, {plain("甲", 2), plain("乙", 3), plain("丙", 4)}, "p.csv"), 3, 0, 0);
  expect(import(office, {plain("甲", 2), plain("丁", 9), plain("丙", 4)}, "p.csv"), 1, 0, 2);
}

TEST(ImportSession, withdrawn_and_erased_records_are_not_found_again) {
  Office office;
  (void)import(office, kThree);
  (void)office.desk().withdraw("meeting-2023-1", 1, "误登", "王海燕");
  (void)office.desk().erase("meeting-2023-2", "依法", "王海燕");
  const auto counts = import(office, kThree);
  expect(counts, 1, 0, 1);
  EXPECT_EQ(counts.left_out, 1u) << "the erased one";
}

TEST(ImportSession, years_and_types_are_matched_apart) {
  Office office;
  (void)import(office, kThree);
  auto other_year = kThree[0];
  other_year.year = 2022;
  expect(import(office, {other_year}), 1, 0, 0);
  expect(import(office, {draft_of("talk", {{"who", "张三"}}, "谈话.csv", 2)}), 1, 0, 0);
}

TEST(ImportSession, an_evidence_file_that_comes_later_amends_the_equal_record) {
  Office office;
  auto row = kThree[0];
  row.evidence = {{"纪要.txt", std::nullopt, 0}};
  (void)import(office, {row});
  const auto kept = office.desk().keep_evidence(office.file("纪要.txt", "纪要"));
  row.evidence = {*kept};
  expect(import(office, {row}), 0, 1, 0);
  expect(import(office, {row}), 0, 0, 1);
  // The register alone does not take the attachment away again.
  row.evidence = {{"纪要.txt", std::nullopt, 0}};
  expect(import(office, {row}), 0, 0, 1);
}

// What the rows changed, as told: the names, or that nothing could be compared.
std::vector<std::string> told_of(Office& office, const Rows& rows) {
  const auto session = office.desk().import("王海燕");
  for (const auto& row : rows) session->add(row);
  session->end_file("走访.csv", sha256(std::to_string(office.read()->log_size(1))));
  std::vector<std::string> out;
  for (const auto& row : session->take_amended()) {
    std::string all = row.was_unreadable ? "?" : "";
    for (const auto& name : row.changed) all += (all.empty() ? "" : " ") + name;
    out.push_back(all);
  }
  session->commit();
  return out;
}

TEST(ImportSession, what_a_row_changed_is_told_and_never_guessed) {
  Office office;
  auto row =
      draft_of("visit", {{"who", "张三"}, {"kind", "谈心谈话"}, {"date", "2023-04-05"}, {"place", "甲"}},
               "走访.csv", 2);
  EXPECT_EQ(told_of(office, {row}), std::vector<std::string>{});
  row.fields["place"] = "乙";
  EXPECT_EQ(told_of(office, {row}), std::vector<std::string>{"place"});
  row.evidence = {*office.desk().keep_evidence(office.file("纪要.txt", "纪要"))};
  EXPECT_EQ(told_of(office, {row}), std::vector<std::string>{"佐证材料"});
  row.happened = Span::of_year(2023);
  EXPECT_EQ(told_of(office, {row}), std::vector<std::string>{"发生时间"});
  row.fields["since"] = "本月";  // of a field that the type has no more
  EXPECT_EQ(told_of(office, {row}), std::vector<std::string>{"其他内容"});
  const auto tx = office.store().begin();
  tx->erase_body(1, office.record("visit-2023-1").head.entry);
  tx->commit();
  row.fields["place"] = "丙";
  EXPECT_EQ(told_of(office, {row}), std::vector<std::string>{"?"}) << "nothing is known of what stood there";
}

TEST(ImportSession, an_imported_file_is_remembered_though_it_changed_nothing) {
  Office office;
  (void)import(office, kThree);
  const auto session = office.desk().import("王海燕");
  for (const auto& row : kThree) session->add(row);
  session->end_file("副本.csv", sha256("副本"));
  expect(session->commit(), 0, 0, 3);
  EXPECT_TRUE(office.read()->was_imported(1, sha256("副本")));
  EXPECT_EQ(office.read()->log_size(1), 3u);
}

TEST(ImportSession, ten_thousand_equal_rows_are_matched_in_linear_time) {
  const store::TemporaryFolder folder;
  Office office(Office::sqlite(folder));
  Rows rows(10'000, kThree[0]);
  expect(import(office, rows), 10'000, 0, 0);
  expect(import(office, rows, "again.csv"), 0, 0, 10'000);
}

TEST(ImportSession, a_failure_at_any_call_leaves_nothing_and_the_next_import_goes_on) {
  for (const bool sqlite : {false, true}) {
    const store::TemporaryFolder folder;
    Office office(sqlite ? Office::sqlite(folder) : store::make_memory_store());
    (void)import(office, kThree);
    auto changed = kThree;
    changed[1].fields["place"] = "二楼";
    changed[2].fields["date"] = "2023-03-15";
    changed.push_back(at(meeting("2023-06-05", "会"), 5));
    int n = 1;
    for (;; ++n) {
      office.store().fail_at(n);
      try {
        expect(import(office, changed), 1, 2, 1);
        office.store().fail_at(0);
        break;
      } catch (const store::StoreFailure&) {
        office.store().fail_at(0);
        EXPECT_EQ(office.read()->log_size(1), 3u) << n;
        EXPECT_EQ(office.record("meeting-2023-2").head.version, 1) << n;
      }
    }
    EXPECT_GT(n, 15);
    EXPECT_TRUE(office.proves(*office.desk().file(meeting("2023-12-02", "会"), "李强")));
  }
}

TEST(ImportSession, a_full_disk_leaves_the_last_commit_and_is_said) {
  const store::TemporaryFolder folder;
  Office office(Office::sqlite(folder, 100));
  (void)import(office, kThree);
  Rows many;
  for (int i = 0; i < 5'000; ++i) many.push_back(at(meeting("2023-05-05", std::to_string(i)), i + 2));
  EXPECT_THROW((void)import(office, many), store::StoreFailure);
  EXPECT_EQ(office.read()->log_size(1), 3u);
  EXPECT_TRUE(office.proves(*office.desk().file(meeting("2023-12-02", "会"), "李强")));
}

}  // namespace
}  // namespace jishi::app
