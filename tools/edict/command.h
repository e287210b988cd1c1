// What every command is: a name, a sentence, an example, and a function from arguments to an exit code.
#pragma once

#include <string>
#include <vector>

namespace edict::tool {

// Exit codes of the program.
inline constexpr int kFine = 0;            // done
inline constexpr int kUsage = 1;           // wrong words on the command line, or a file that cannot be read or written
inline constexpr int kPolicyErrors = 2;    // errors in policies; `edict fmt --check`: not in style
inline constexpr int kClaimProblems = 3;   // with --strict: claims rejected, or faults
inline constexpr int kTestsFailed = 4;     // `edict test`

struct OptionFacts;

struct Command {
  const char* name;
  const char* summary;
  const char* example;
  int (*run)(const Command& self, const std::vector<std::string>& arguments);
  std::vector<OptionFacts>* told = nullptr;  // where it is given, the command only tells its options there (options.h)
};

int run_check(const Command& self, const std::vector<std::string>& arguments);
int run_eval(const Command& self, const std::vector<std::string>& arguments);
int run_explain(const Command& self, const std::vector<std::string>& arguments);
int run_test(const Command& self, const std::vector<std::string>& arguments);
int run_fmt(const Command& self, const std::vector<std::string>& arguments);
int run_payers(const Command& self, const std::vector<std::string>& arguments);
int run_doc(const Command& self, const std::vector<std::string>& arguments);
int run_import(const Command& self, const std::vector<std::string>& arguments);
int run_new(const Command& self, const std::vector<std::string>& arguments);
int run_repl(const Command& self, const std::vector<std::string>& arguments);
int run_completions(const Command& self, const std::vector<std::string>& arguments);
int run_man(const Command& self, const std::vector<std::string>& arguments);
int run_help(const Command& self, const std::vector<std::string>& arguments);

const std::vector<Command>& commands();
std::string overview();  // all commands, for a person

}  // namespace edict::tool
