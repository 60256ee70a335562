// The table of commands put into CLI11, and its errors into plain words. The only file that includes CLI11.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/usage_faults.h"
#include "store/store.h"

namespace jishi::cli {

namespace {

constexpr std::string_view kVersion = JISHI_VERSION;

// The language must be known before the help is made, so it is looked for by hand first.
Lang lang_of(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang=en") return Lang::en;
    if (word == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en") return Lang::en;
  }
  return Lang::zh;
}

std::string word(Lang lang, std::string_view zh, std::string_view en) {
  return std::string(lang == Lang::zh ? zh : en);
}

// What a group of commands is for; a group that is not here says where its help is.
struct Group {
  std::string_view name;
  Words words;
};
constexpr std::array<Group, 4> kGroups = {
    {{"record",
      {"一条记录：查看、登记、更正、撤回、删除内容", "one record: show, file, amend, withdraw, erase"}},
     {"ledger", {"存证：核验、导出、收据", "the ledger: verify, export, receipts"}},
     {"catalogue", {"制度目录：列出、查看、检查", "the catalogue of rules: list, show, check"}},
     {"account", {"账号：列出、停用、恢复、重新邀请", "accounts: list, lock, unlock, invite anew"}}}};

std::string group_words(const std::string& name, Lang lang) {
  for (const auto& group : kGroups)
    if (group.name == name) return std::string(group.words.of(lang));
  return word(lang, "见 jishi " + name + " --help", "see jishi " + name + " --help");
}

// The whole command, and labels in the reader's language.
class HelpText : public CLI::Formatter {
 public:
  explicit HelpText(Lang lang) {
    column_width(28);
    if (lang == Lang::en) return;
    for (const auto& [english, chinese] : {std::pair{"Usage", "用法"},
                                           {"OPTIONS", "选项"},
                                           {"SUBCOMMAND", "命令"},
                                           {"Positionals", "参数"},
                                           {"REQUIRED", "必填"}})
      label(english, chinese);
  }
  std::string make_usage(const CLI::App* app, std::string) const override {
    std::string path = app->get_name();
    for (const auto* parent = app->get_parent(); parent != nullptr; parent = parent->get_parent())
      path = parent->get_name() + " " + path;
    return CLI::Formatter::make_usage(app, path);
  }
};

struct Bound {
  const Command* command;
  CLI::App* app;
  std::shared_ptr<std::map<std::string, std::vector<std::string>>> values;
  std::shared_ptr<std::map<std::string, std::string>> singles;  // arguments that are given once
};

void add_option(CLI::App& app, const Option& option, Lang lang, std::vector<std::string>& into,
                CLI::Option*& out) {
  const std::string name(option.name);
  const std::string flags = name == "--output" ? "-o,--output" : name;
  const std::string words(option.words.of(lang));
  if (option.value.empty()) {
    out = app.add_flag(flags, words);
  } else {
    out = app.add_option(flags, into, words);
    out->type_name(std::string(option.value));
    out->expected(1)->multi_option_policy(option.many ? CLI::MultiOptionPolicy::TakeAll
                                                      : CLI::MultiOptionPolicy::Throw);
    if (!option.choices.empty()) {
      std::vector<std::string> choices(option.choices.begin(), option.choices.end());
      out->check(CLI::IsMember(choices));
    }
  }
  if (option.required) out->required();
}

Bound bind(CLI::App& parent, std::string_view name, const Command& command, Lang lang) {
  auto* app = parent.add_subcommand(std::string(name), std::string(command.summary.of(lang)))
                  ->group(word(lang, "命令", "Subcommands"));
  Bound bound{&command, app, std::make_shared<std::map<std::string, std::vector<std::string>>>(),
              std::make_shared<std::map<std::string, std::string>>()};
  for (const auto& argument : command.arguments) {
    std::string plain(argument.name);
    const bool many = plain.ends_with("...");
    if (many) plain.resize(plain.size() - 3);
    const std::string words(argument.words.of(lang));
    auto* option = many ? app->add_option(plain, (*bound.values)[plain], words)
                        : app->add_option(plain, (*bound.singles)[plain], words);
    option->type_name("");
    if (argument.required) option->required();
  }
  for (const auto& option : command.options) {
    CLI::Option* made = nullptr;
    add_option(*app, option, lang, (*bound.values)[std::string(option.name)], made);
  }
  if (lang == Lang::zh) app->get_help_ptr()->group("选项");
  app->footer(word(lang, "例：\n  ", "Example:\n  ") + std::string(command.example));
  return bound;
}

std::vector<Bound> bind_all(CLI::App& root, Lang lang) {
  std::map<std::string, CLI::App*, std::less<>> groups;
  std::vector<Bound> out;
  for (const auto& command : commands()) {
    const auto space = command.name.find(' ');
    if (space == std::string_view::npos) {
      out.push_back(bind(root, command.name, command, lang));
      continue;
    }
    const std::string group(command.name.substr(0, space));
    auto& app = groups[group];
    if (app == nullptr) {
      app = root.add_subcommand(group, group_words(group, lang))->group(word(lang, "命令", "Subcommands"));
      app->require_subcommand(1);
      if (lang == Lang::zh) app->get_help_ptr()->group("选项");
      app->footer("");
    }
    out.push_back(bind(*app, command.name.substr(space + 1), command, lang));
  }
  return out;
}

void say_options_everywhere(CLI::App& root, std::string& lang_value, Lang lang) {
  root.formatter(std::make_shared<HelpText>(lang));
  if (lang == Lang::zh) root.option_defaults()->group("选项");
  root.add_option("--lang", lang_value,
                  word(lang, "界面语言：zh（默认）或 en", "language of messages: zh (default) or en"))
      ->check(CLI::IsMember({"zh", "en"}))
      ->type_name("zh|en");
  root.set_help_flag("-h,--help", word(lang, "显示帮助", "show this help"));
  root.set_version_flag("--version", "jishi " + std::string(kVersion),
                        word(lang, "显示版本", "show the version"));
  root.fallthrough();
  root.require_subcommand(1);
  root.footer(word(lang,
                   "例：\n  jishi init 数据 --unit 区审计局\n  jishi import 数据 台账文件夹 --year "
                   "2023\n每个命令都有帮助：jishi import --help",
                   "Example:\n  jishi init DATA --unit 区审计局\n  jishi import DATA REGISTERS --year "
                   "2023\nEach command has its help: jishi import --help"));
}

Given given_of(const Bound& bound, Lang lang) {
  Given given;
  given.lang = lang;
  for (auto& [name, values] : *bound.values)
    if (!values.empty()) given.values[name] = values;
  for (auto& [name, value] : *bound.singles)
    if (!value.empty()) given.values[name] = {value};
  for (const auto& option : bound.command->options)
    if (option.value.empty() && bound.app->count(std::string(option.name)) > 0)
      given.values[std::string(option.name)] = {""};
  return given;
}

int run_guarded(const Bound& bound, Lang lang) {
  try {
    const int code = bound.command->run(given_of(bound, lang));
    std::cout.flush();
    if (std::cout && std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    std::cerr << word(lang, "机器故障：结果没有全部写出\n",
                      "the machine failed: the answer was not written whole\n");
  } catch (const std::exception& failure) {
    std::cerr << word(lang, "机器故障：", "the machine failed: ") << failure.what() << "\n";
  }
  return kFailed;
}

// "import ", "ledger verify ": the command that was meant, or nothing.
std::string command_in(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    for (const auto& command : commands()) {
      const std::string one = argv[i];
      if (command.name == one || (i + 1 < argc && command.name == one + " " + argv[i + 1]))
        return std::string(command.name) + " ";
    }
  return "";
}

// CLI11 has one English sentence for the first fault; the table tells all of them in ours.
int refuse_usage(int argc, char** argv, Lang lang) {
  std::cerr << word(lang, "命令写法不对：\n", "wrong usage:\n");
  refused(usage_faults(std::vector<std::string>(argv + std::min(argc, 1), argv + argc)), lang);
  const auto help = "jishi " + command_in(argc, argv) + "--help\n";
  std::cerr << word(lang, "用法见：", "see: ") << help;
  return kRefused;
}

}  // namespace

std::string Given::one(std::string_view name, std::string_view otherwise) const {
  const auto it = values.find(name);
  return it == values.end() || it->second.empty() ? std::string(otherwise) : it->second.front();
}

std::vector<std::string> Given::all(std::string_view name) const {
  const auto it = values.find(name);
  return it == values.end() ? std::vector<std::string>{} : it->second;
}

int refused(const Refusals& reasons, Lang lang) {
  for (const auto& reason : reasons) std::cerr << reason.line(lang) << "\n";
  return kRefused;
}

int run_program(int argc, char** argv) {
  const Lang lang = lang_of(argc, argv);
  CLI::App root(
      word(lang, "纪实：机关自我治理的记录系统。事实只录一次，处处可证。",
           "Jishi: the system of record of how an office governs itself. Record once, prove always."),
      "jishi");
  std::string lang_value;
  say_options_everywhere(root, lang_value, lang);
  const auto bound = bind_all(root, lang);
  try {
    root.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* asked = &root;
    while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
    std::cout << asked->help();
    return kDone;
  } catch (const CLI::CallForVersion&) {
    std::cout << "jishi " << kVersion << "\n";
    return kDone;
  } catch (const CLI::ParseError&) {
    return refuse_usage(argc, argv, lang);
  }
  for (const auto& candidate : bound)
    if (candidate.app->parsed()) return run_guarded(candidate, lang);
  return kRefused;
}

}  // namespace jishi::cli
