#include "cli/usage_faults.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "cli/command.h"
#include "import/near_match.h"

namespace jishi::cli {

namespace {

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-';
}

std::string near(const std::string& word, const std::vector<std::string>& candidates) {
  return is_utf8(word) ? importing::near_match(word, candidates) : "";
}

// The dashes that all of them begin with would make any two alike.
std::string near_option(const std::string& word, const std::vector<std::string>& names) {
  std::vector<std::string> plain;
  plain.reserve(names.size());
  for (const auto& name : names) plain.push_back(name.substr(2));
  const auto meant = near(word.substr(std::min(word.find_first_not_of('-'), word.size())), plain);
  return meant.empty() ? meant : "--" + meant;
}

// One row of the table or an option that every command takes.
struct KnownOption {
  std::string name;   // --output
  std::string brief;  // -o
  std::string value;  // FILE; empty: a switch
  std::vector<std::string> choices;
  bool is_required = false;
  bool may_repeat = false;
};

std::vector<KnownOption> options_of(const Command* command) {
  std::vector<KnownOption> out = {{"--lang", "", "zh|en", {"zh", "en"}, false, false},
                                  {"--help", "-h", "", {}, false, true},
                                  {"--version", "", "", {}, false, true}};
  if (command == nullptr) return out;
  for (const auto& option : command->options)
    out.push_back({std::string(option.name), option.name == "--output" ? "-o" : "", std::string(option.value),
                   std::vector<std::string>(option.choices.begin(), option.choices.end()), option.required,
                   option.many || option.value.empty()});
  return out;
}

// Reads a line as the parser does, and notes what it stumbles over.
class Reading {
 public:
  explicit Reading(const std::vector<std::string>& words) : words_(words), options_(options_of(nullptr)) {}

  Refusals faults() {
    while (at_ < words_.size()) {
      const auto& word = words_[at_++];
      if (!only_arguments_ && word == "--")
        only_arguments_ = true;
      else if (!only_arguments_ && is_option(word))
        read_option(word);
      else
        read_word(word);
      if (is_lost_) return std::move(faults_);
    }
    if (command_ == nullptr)
      add_no_command();
    else
      add_missing();
    if (faults_.empty()) faults_.push_back(refuse("cli.not-understood", {join(words_, " ")}));
    return std::move(faults_);
  }

 private:
  void read_word(const std::string& word) {
    if (command_ != nullptr) return arguments_.push_back(word);
    const auto name = group_.empty() ? word : group_ + " " + word;
    std::vector<std::string> known;
    bool is_group = false;
    for (const auto& command : commands()) {
      if (command.name == name) {
        command_ = &command;
        options_ = options_of(command_);
        return;
      }
      is_group = is_group || command.name.starts_with(name + " ");
      known.emplace_back(command.name);
    }
    if (is_group) {
      group_ = word;
      return;
    }
    is_lost_ = true;
    const auto meant = near(name, known);
    faults_.push_back(meant.empty() ? refuse("cli.no-such-command", {name})
                                    : refuse("cli.no-such-command-near", {name, meant}));
  }

  void read_option(const std::string& word) {
    const auto equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const auto name = word.substr(0, equals);
    const auto* option = find(name);
    auto given = equals == std::string::npos ? std::optional<std::string>() : word.substr(equals + 1);
    // -oFILE
    if (option == nullptr && !word.starts_with("--") && word.size() > 2) {
      option = find(word.substr(0, 2));
      given = word.substr(2);
    }
    if (option == nullptr) return add_unknown(name);
    const auto times = ++times_[option->name];
    if (option->value.empty()) return;
    if (!given && at_ < words_.size()) given = words_[at_++];
    if (!given) return faults_.push_back(refuse("cli.option-value", {option->name, option->value}));
    if (times == 2 && !option->may_repeat) faults_.push_back(refuse("cli.option-twice", {option->name}));
    const auto& choices = option->choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), *given) == choices.end())
      faults_.push_back(refuse("cli.option-choice", {option->name, *given, join(choices, " ")}));
  }

  const KnownOption* find(const std::string& name) const {
    const auto found = std::find_if(options_.begin(), options_.end(), [&](const KnownOption& option) {
      return option.name == name || (!option.brief.empty() && option.brief == name);
    });
    return found == options_.end() ? nullptr : &*found;
  }

  void add_unknown(const std::string& name) {
    if (command_ == nullptr) return add_early(name);
    std::vector<std::string> known;
    for (const auto& option : options_) known.push_back(option.name);
    const auto meant = near_option(name, known);
    const std::string command(command_->name);
    faults_.push_back(meant.empty() ? refuse("cli.no-such-option", {command, name})
                                    : refuse("cli.no-such-option-near", {command, name, meant}));
  }

  // Before the command its options are not known yet; the value of one that some command has goes with it.
  void add_early(const std::string& name) {
    faults_.push_back(refuse("cli.option-early", {name}));
    for (const auto& command : commands())
      for (const auto& option : options_of(&command))
        if (option.name == name && !option.value.empty() && at_ < words_.size()) {
          ++at_;
          return;
        }
  }

  void add_no_command() {
    if (group_.empty()) return faults_.push_back(refuse("cli.no-command"));
    std::vector<std::string> known;
    for (const auto& command : commands())
      if (command.name.starts_with(group_ + " ")) known.push_back("jishi " + std::string(command.name));
    faults_.push_back(refuse("cli.no-subcommand", {"jishi " + group_, join(known, " | ")}));
  }

  // Words are given to the arguments in their order; the last may take several.
  void add_missing() {
    const std::string example(command_->example);
    std::size_t taken = 0;
    bool takes_all = false;
    for (const auto& argument : command_->arguments) {
      if (taken < arguments_.size())
        ++taken;
      else if (argument.required)
        faults_.push_back(refuse("cli.argument-missing", {std::string(argument.name), example}));
      takes_all = takes_all || argument.name.ends_with("...");
    }
    for (; !takes_all && taken < arguments_.size(); ++taken)
      faults_.push_back(refuse("cli.argument-extra", {arguments_[taken], example}));
    for (const auto& option : options_)
      if (option.is_required && !times_.contains(option.name))
        faults_.push_back(refuse("cli.option-missing", {option.name, example}));
  }

  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  std::string group_;  // ledger, before its second word
  const Command* command_ = nullptr;
  std::vector<KnownOption> options_;
  std::vector<std::string> arguments_;
  std::map<std::string, int> times_;
  bool only_arguments_ = false;
  bool is_lost_ = false;
  Refusals faults_;
};

}  // namespace

Refusals usage_faults(const std::vector<std::string>& words) {
  return Reading(words).faults();
}

}  // namespace jishi::cli
