#include <sstream>

#include "base/text.h"
#include "cli/command.h"

namespace jishi::cli {

namespace {

// Escapes what troff would read as its own.
std::string troff(std::string_view text) {
  auto out = replace_all(std::string(text), "\\", "\\\\");
  out = replace_all(std::move(out), "-", "\\-");
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

void write_command(std::ostringstream& out, const Command& command) {
  out << ".SS \"jishi " << command.name << "\"\n"
      << troff(command.summary.en) << " (" << command.summary.zh << ")\n.PP\n.B jishi " << command.name;
  for (const auto& argument : command.arguments)
    out << (argument.required ? " \\fI" : " [\\fI") << argument.name
        << (argument.required ? "\\fR" : "\\fR]");
  for (const auto& option : command.options) {
    out << (option.required ? " " : " [") << "\\fB" << troff(option.name) << "\\fR";
    if (!option.value.empty()) out << " \\fI" << troff(option.value) << "\\fR";
    if (option.many) out << "...";
    if (!option.required) out << "]";
  }
  out << "\n";
  for (const auto& argument : command.arguments)
    out << ".TP\n\\fI" << argument.name << "\\fR\n" << troff(argument.words.en) << "\n";
  for (const auto& option : command.options)
    out << ".TP\n\\fB" << troff(option.name) << "\\fR"
        << (option.value.empty() ? "" : " \\fI" + troff(option.value) + "\\fR") << "\n"
        << troff(option.words.en) << "\n";
  out << ".PP\nExample:\n.RS\n.nf\n" << troff(command.example) << "\n.fi\n.RE\n";
}

}  // namespace

std::string man_page() {
  std::ostringstream out;
  out << ".TH JISHI 1 \"\" \"jishi " JISHI_VERSION "\" \"Jishi\"\n"
      << ".SH NAME\njishi \\- the system of record of how an office governs itself (纪实)\n"
      << ".SH SYNOPSIS\n.B jishi\n[\\fB\\-\\-lang\\fR zh|en] \\fICOMMAND\\fR ...\n.SH COMMANDS\n";
  for (const auto& command : commands()) write_command(out, command);
  out << ".SH EXIT STATUS\n.TP\n.B 0\ndone\n.TP\n.B 1\ndone, and the answer is bad news (check found "
         "contradictions or defects; "
         "verify failed)\n.TP\n.B 2\nthe request was refused, with every reason\n.TP\n.B 3\nthe machine "
         "failed (disk, "
         "database)\n";
  return out.str();
}

}  // namespace jishi::cli
