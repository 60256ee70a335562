#include "http/schemas.h"

#include <array>
#include <string_view>

#include "http/shape.h"

namespace jishi::http {

namespace {

struct SchemaRow {
  std::string_view name;
  std::string_view shape;  // shape.h
};

// --- what is asked
constexpr SchemaRow kAsked[] = {
    {"setup-accounts", "code:text<1,200> accounts:[first-account]<3>"},
    {"first-account", "role:text login:text<1,64> name:text<1,100> password:text<1,200>"},
    {"credentials", "login:text<1,64> password:text<1,200> code?:text<0,20>"},
    {"invitation", "code:text<1,200> password:text<1,200>"},
    {"invitation-code", "code:text<1,200>"},
    {"password-change", "old:text<1,200> new:text<1,200>"},
    {"own-password", "password:text<1,200>"},
    {"totp-code", "code:text<1,20>"},
    {"token-ask", "name:text<1,100> rights:[text]<40> days:int<1,3650>"},
    {"account-draft", "login:text<1,64> person:text<1,100>"},
    {"account-change", "do:text(lock,unlock,invite)"},
    {"grants", "roles:[text]<9> scope?:scope-ask|null"},
    {"scope-ask", "from?:day|null to?:day|null types?:[text]<100> years?:[int<1900,2199>]<50>"},
    {"backup-key-ask", "key:text<1,200>"},
    {"policy-values", "values:{int<0,100000>}"},
    {"evidence-named", "name:text<1,255> sha256?:hash"},
    {"record-draft", "type:text<1,64> year?:int<1900,2199> fields:object evidence?:[evidence-named]<100>"},
    {"record-amendment", "fields:object evidence?:[evidence-named]<100> reason:text<1,500>"},
    {"because", "reason:text<1,500>"},
    {"case-start",
     "procedure:text<1,64> values?:object evidence?:[evidence-named]<100> day?:day note?:text<0,2000>"
     " as_exception?:flag"},
    {"case-step",
     "step:text<1,64> values?:object evidence?:[evidence-named]<100> day?:day note?:text<0,2000>"
     " as_exception?:flag"},
    {"report-issue", "year:int<1900,2199> as_of?:day"},
};

// --- what is answered
constexpr SchemaRow kAnswered[] = {
    {"problem", "type:text title:text status:int code:text request:text reasons:[reason] *"},
    {"reason",
     "code:text zh:text en:text remedy_zh:text remedy_en:text where:text basis:text may_except?:flag"},
    {"reasons", "reasons:[reason]"},
    {"setup", "needed:flag feedback:text password:password-rules"},
    {"password-rules", "length:int classes:int"},
    {"accounts-made", "accounts:[account]"},
    {"scope", "from:day|null to:day|null types:[text] years:[int]"},
    {"account",
     "id:text login:text person:text roles:[text] scope:scope state:text(invited,active,locked)"
     " has_totp:flag made:instant signed_in:instant|null shut_until:instant|null password_set:instant|null"
     " version:int"},
    {"invitation-view", "login:text person:text until:instant"},
    {"audit-kinds", "items:[audit-kind]"},
    {"audit-kind", "kind:text zh:text en:text"},
    {"account-invited", "account:account invitation:text"},
    {"account-changed", "account:account invitation?:text"},
    {"granted", "account:account warnings:[reason]"},
    {"session",
     "account:text login:text person:text roles:[text] rights:{text} scope:scope csrf:text"
     " must_change_password:flag must_set_totp:flag has_totp:flag unit:unit-short today:day idle_minutes:int "
     "feedback:text section:text"
     " leader:flag chief:flag"},
    {"unit-short", "id:int name:text short:text"},
    {"session-row", "id:text began:instant seen:instant peer:text this:flag"},
    {"oidc", "configured:flag name:text reasons:[reason]"},
    {"totp-offer", "secret:text uri:text"},
    {"token-row", "id:text name:text rights:[text] made:instant ends:instant seen:instant|null"},
    {"token-made", "id:text token:text"},
    {"rights", "roles:[role-row] rights:[right-row]"},
    {"role-row", "id:text zh:text en:text administrator:flag"},
    {"right-row", "id:text zh:text en:text reach:{text(none,own,section,concerned,integrity,unit)}"},
    {"policy", "version:int rows:[policy-row]"},
    {"policy-row", "id:text zh:text en:text value:int least:int most:int"},
    {"backup-key", "version:int key:text id:text"},
    {"audit-line",
     "index:int at:instant kind:text zh:text en:text account:text login:text object:text success:flag"
     " peer:text details:object"},
    {"unit",
     "unit:unit-row day:day chief:text|null leaders:[text] sections:[section] groups:[text] people:[person]"},
    {"unit-row", "id:int name:text short:text kind:text origin:text"},
    {"section", "name:text heads:[text] people:[text] supervised_by:[text]"},
    {"person",
     "name:text title:text section:text rank:text pinyin:text leader:flag chief:flag party_post:text"
     " party_group:text record:text"},
    {"catalogue-head", "id:text kind:text zh:text en:text basis:text mark?:text colour?:text"},
    {"catalogue-item",
     "id:text kind:text zh:text en:text basis:text mark?:text colour?:text area?:text number_word?:text"
     " confidential?:flag title?:text fields?:[field] procedures?:[text] type?:text start?:text"
     " states?:[state] steps?:[step] diagram?:text"},
    {"field",
     "id:text zh:text en:text kind:text choices:[text] open:flag required:flag confidential:flag ahead:flag "
     "hint:text"
     " example:text columns:[field]"},
    {"state", "id:text zh:text en:text open:flag end:flag"},
    {"step",
     "id:text zh:text en:text from:[text] to:text who:text who_en:text needs:[text] gives:[text] sets:[text]"
     " clear:[text] needs_evidence:flag rules:[rule]"},
    {"rule", "rule:text zh:text en:text basis:text strict:flag"},
    {"receipt", "record:text version:int index:int proof:[hash] checkpoint:text may_linger?:flag"},
    {"written", "receipt:receipt id?:text number?:text"},
    {"evidence-item", "name:text sha256?:hash"},
    {"record",
     "id:text number:text type:text year:int version:int status:text(open,filed,withdrawn,erased)"
     " happened:text precision:text title:text fields?:object values?:{text} evidence?:[evidence-item]"
     " recorded_at?:instant recorded_by?:text entry:int withheld?:flag withheld_fields?:[text]"},
    {"record-whole",
     "id:text number:text type:text year:int version:int status:text(open,filed,withdrawn,erased)"
     " happened:text precision:text title:text fields?:object values?:{text} evidence?:[evidence-item]"
     " recorded_at?:instant recorded_by?:text entry:int withheld?:flag withheld_fields?:[text]"
     " procedure?:text history_count:int receipt_url:text"},
    {"record-version",
     "version:int entry:int kind:text at:instant actor:text reason?:text changes?:[change] withheld?:flag"
     " withheld_fields?:[text] erased?:flag"},
    {"change", "field:text zh:text en:text before:text after:text"},
    {"receipt-file", "record:text version:int index:int size:int proof:text entry:text vkey:text"},
    {"register", "id:text zh:text en:text area:text count:int open:int confidential:flag"},
    {"import-report",
     "stored:flag files:[import-file] filed:int amended:int unchanged:int left_out:int problem_count:int"
     " problems:[import-problem] note_count:int notes:[import-problem]"},
    {"import-file", "file:text was_imported:flag filed:int amended:int unchanged:int sheets:[import-sheet]"},
    {"import-sheet", "sheet:text type:text rows:int"},
    {"import-problem",
     "file:text sheet:text row:int column:text value:text code:text what:text what_en:text remedy:text"
     " remedy_en:text"},
    {"evidence-kept", "name:text sha256:hash size_bytes:int media_type:text"},
    {"evidence-preview",
     "kind:text(pdf,image,text,table,document,none) name:text media_type:text size_bytes:int note:text"
     " text?:text sheets?:[preview-sheet]"},
    {"preview-sheet", "name:text rows:[[text]]"},
    {"case-next", "step:text zh:text en:text who:[text]"},
    {"case-action", "step:text zh:text en:text to:text fields:[text] needs:[text] needs_evidence:flag"},
    {"case-exception", "step:text code:text reason:text basis:text admitted?:text explained?:text"},
    {"case",
     "id:text number:text procedure:text procedure_zh:text procedure_en:text title:text version:int"
     " state:text state_zh:text state_en:text ended:flag counts:flag limit?:day next:[case-next]"
     " exceptions:[case-exception] type:text year:int actions:[case-action] started_by:text arrived:day"
     " days_left?:int working_days_left?:int withheld?:flag"},
    {"case-whole",
     "jishi:text id:text number:text procedure:text procedure_zh:text procedure_en:text title:text"
     " version:int state:text state_zh:text state_en:text ended:flag counts:flag limit?:day"
     " next:[case-next] exceptions:[case-exception] type:text year:int actions:[case-action]"
     " started_by:text arrived:day days_left?:int working_days_left?:int withheld?:flag entry:int "
     "fields?:object"
     " values?:{text}"
     " trail?:[taken-step] evidence?:[evidence-item] withheld_fields?:[text]"},
    {"taken-step", "step:text to?:text by?:text day:day note?:text broken?:[any] seal?:text"},
    {"case-taken", "receipt:receipt case:case-whole"},
    {"duties", "jishi:text unit:text year:int as_of:day summary:{int} duties:[duty]"},
    {"duty",
     "id:text zh:text en:text area:text basis:text required:int met:int light:text word:text"
     " obligations:[obligation]"},
    {"obligation",
     "holder:text counterpart?:text subject?:text window:text named_day?:text due:day required:int met:int "
     "light:text"
     " word:text days_late?:int records:[text]"},
    {"talk-matrix", "year:int as_of:day rows:[text] columns:[text] cells:[talk-cell]"},
    {"talk-cell",
     "row:text column:text kind:text kind_zh:text kind_en:text window:text light:text records:[text]"
     " due:day"},
    {"reminders", "jishi:text unit:text as_of:day reminders:[reminder]"},
    {"reminder",
     "due:day days_left:int what:text what_en:text matter:text number:text id:text people:[text] remedy:text "
     "remedy_en:text basis:text"},
    {"workbench", "today:day boxes:boxes turning_red:[reminder] areas:[area-lights] changed:[changed]"},
    {"boxes", "todo:int done:int started:int copied:int"},
    {"area-lights", "id:text zh:text en:text lights:{int}"},
    {"changed",
     "record:text number:text title:text kind:text(record,case) type:text version:int at:instant by:text"},
    {"xray", "jishi:text unit:text year:int summary:{int} findings:[xray-finding]"},
    {"xray-finding",
     "severity:text(error,warning,note) check:text zh:text en:text record:text number:text title:text"
     " code:text reason:text reason_en:text remedy:text remedy_en:text basis:text explained?:text "
     "withdrawn?:text"},
    {"report-outline", "id:text zh:text en:text basis:text public:flag issued:[report-issued]"},
    {"report-issued",
     "id:text version:int year:int as_of:text dated:text title:text text_sha256:text entry:int at:instant"
     " by:text"},
    {"document", "*"},
    {"check", "check:object text:text as_of:day"},
    {"ledger", "origin:text size:int checkpoint:text vkey:text at:instant|null log:text"},
    {"verification",
     "jishi:text ok:flag whole:flag origin:text size:int root:text findings:[verify-finding]"},
    {"verify-finding", "code:text verdict:text(passed,failed,not-seen) zh:text en:text"},
    {"hit",
     "kind:text(record,case) id:text number:text type:text type_zh:text title:text happened:day"
     " excerpt:text"},
};

}  // namespace

const JsonObject& named_schemas() {
  static const JsonObject all = [] {
    JsonObject out;
    for (const auto& row : kAsked) out[row.name] = schema_of_shape(row.shape);
    for (const auto& row : kAnswered) out[row.name] = schema_of_shape(row.shape);
    return out;
  }();
  return all;
}

}  // namespace jishi::http
