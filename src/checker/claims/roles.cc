#include "checker/claims/roles.h"

namespace jishi::checker {

const std::vector<Role>& roles() {
  static const std::vector<Role> table = {
      {"主持", {U"主持"}},
      {"授课", {U"讲授", U"授课", U"讲党课", U"上党课", U"主讲", U"宣讲"}},
      {"汇报人", {U"汇报"}},
      {"参训", {U"参加", U"参训"}},
      {"检查人", {U"检查", U"带队"}},
      {"承办", {U"承办", U"办理"}},
      {"谈话", {U"谈话", U"谈心", U"约谈"}},
      {"姓名", {U"补报", U"填报", U"请假", U"报备", U"起任", U"担任", U"升任", U"晋升", U"提任", U"转任"}}};
  return table;
}

}  // namespace jishi::checker
