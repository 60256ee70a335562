#include "store/sqlite/key_list.h"

#include <algorithm>

namespace jishi::store::sqlite {

KeyList::Register& KeyList::register_of(UnitId unit, std::string_view type, int year) {
  if (latest_ != nullptr && std::get<0>(*latest_key_) == unit && std::get<1>(*latest_key_) == type &&
      std::get<2>(*latest_key_) == year)
    return *latest_;
  auto [found, is_new] = registers_.try_emplace({unit, std::string(type), year});
  latest_key_ = &found->first;
  latest_ = &found->second;
  if (!is_new) return *latest_;
  Query upto(connection_, "SELECT upto FROM head_keyed WHERE unit = $1 AND type = $2 AND year = $3");
  if (upto.bind(unit, type, year).step()) latest_->upto = upto.small(0);
  Query last(connection_,
             "SELECT seq FROM head WHERE unit = $1 AND type = $2 AND year = $3 ORDER BY seq DESC LIMIT 1");
  if (last.bind(unit, type, year).step()) latest_->last = last.small(0);
  return *latest_;
}

void KeyList::bring_up_to_date(UnitId unit, std::string_view type, int year) {
  auto& of = register_of(unit, type, year);
  if (of.last <= of.upto) return;
  Query(connection_,
        "INSERT INTO head_key (unit, type, year, key, seq) SELECT unit, type, year, key, seq FROM head"
        " WHERE unit = $1 AND type = $2 AND year = $3 AND seq > $4 ORDER BY key, seq")
      .bind(unit, type, year, of.upto)
      .run();
  Query(connection_,
        "INSERT INTO head_keyed (unit, type, year, upto) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (unit, type, year) DO UPDATE SET upto = excluded.upto")
      .bind(unit, type, year, of.last)
      .run();
  of.upto = of.last;
}

void KeyList::before_put(UnitId unit, const HeadRow& head) {
  auto& of = register_of(unit, head.type, head.year);
  of.last = std::max(of.last, head.sequence);
  if (head.sequence > of.upto) return;
  Query now(connection_, "SELECT key FROM head WHERE unit = $1 AND type = $2 AND year = $3 AND seq = $4");
  if (now.bind(unit, head.type, head.year, head.sequence).step()) {
    const auto key = now.integer(0);
    if (key == head.key) return;
    Query(connection_,
          "DELETE FROM head_key WHERE unit = $1 AND type = $2 AND year = $3 AND key = $4 AND seq = $5")
        .bind(unit, head.type, head.year, key, head.sequence)
        .run();
  }
  Query(connection_,
        "INSERT INTO head_key (unit, type, year, key, seq) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (unit, type, year, key, seq) DO NOTHING")
      .bind(unit, head.type, head.year, head.key, head.sequence)
      .run();
}

}  // namespace jishi::store::sqlite
