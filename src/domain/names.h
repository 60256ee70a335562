#pragma once
// Several names in one cell, as clerks write them.

#include <string>
#include <string_view>
#include <vector>

namespace jishi {

// One name: inner white space taken out (王　伟 is 王伟) unless it parts Latin words; brackets of an outsider
// full width: 张三（区委党校）.
std::string one_name(std::string_view text);
// Parted by 、 ， , ; ； / line breaks, and by white space; single characters beside each other are one
// padded name (王 伟 李建国 are two). What stands in brackets stays with its name.
std::vector<std::string> several_names(std::string_view text);
// File names parted by ; ； 、 or line breaks.
std::vector<std::string> file_names(std::string_view text);

}  // namespace jishi
