#pragma once
// A file of steps, taken one after another: {"steps":[{"case","start"|"step","actor","day","set","evidence",
// "note","exception"}]}. docs/formats/case-script.md.

#include <filesystem>
#include <string>
#include <vector>

#include "app/case_desk.h"
#include "base/digest.h"
#include "import/evidence_files.h"

namespace jishi::cli {

struct ScriptStep {
  std::string name;       // of the case within the script, or a record's id or number
  std::string procedure;  // it starts this one; empty: a step
  std::string step;
  app::StepInput input;                         // without its evidence
  std::vector<std::filesystem::path> evidence;  // beside the script unless absolute
};

struct Script {
  std::vector<ScriptStep> steps;
  Hash digest{};  // of its bytes: it is run once
};

// Reads a whole script: every fault of every step, named by its place from 1. Evidence files must be there.
Result<Script> read_script(const std::filesystem::path& path, Day today);

struct ScriptDone {
  std::size_t taken = 0;
  // The ids that the script's names stand for, in the order they were started.
  std::vector<std::pair<std::string, std::string>> cases;
};

// Takes the steps in order. Refused at the first that is refused, its place in front; `done` says how many
// were taken before it.
Outcome run_script(const std::vector<ScriptStep>& steps, app::CaseDesk& cases,
                   importing::ImportedEvidence& evidence, ScriptDone& done);

}  // namespace jishi::cli
