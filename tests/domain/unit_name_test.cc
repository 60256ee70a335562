#include "domain/unit_name.h"

#include <gtest/gtest.h>

namespace jishi {
namespace {

TEST(UnitName, what_one_spelling_leaves_out_does_not_make_another_office) {
  for (const char* other :
       {"区统计局", "统计局", "临江统计局", "江州市临江区统计局", "中共临江区统计局党组", " 临江区统计局 "})
    EXPECT_TRUE(may_be_one_unit("临江区统计局", other)) << other;
  EXPECT_TRUE(may_be_one_unit("区人社局", "临江区人力资源和社会保障局"));
  EXPECT_TRUE(may_be_one_unit("区市监局", "临江区市场监督管理局"));
  EXPECT_TRUE(may_be_one_unit("区政府办", "区政府办公室"));
}

TEST(UnitName, another_work_place_or_level_is_another_office) {
  for (const char* other : {"区审计局", "青山区统计局", "青山统计局", "市统计局", "临江区统计馆"})
    EXPECT_FALSE(may_be_one_unit("临江区统计局", other)) << other;
}

}  // namespace
}  // namespace jishi
