// `edict man`: the manual page, in the language of man(7), from the table of commands.
#include "edict/arguments.h"
#include "edict/options.h"
#include "edict/terminal.h"
#include "edict/version.h"

namespace edict::tool {
namespace {

// Text as roff takes it: hyphens that are to be typed, backslashes, and points that begin a line.
std::string plain(const std::string& text) {
  std::string made;
  for (const char c : text) {
    if (c == '-') made += "\\-";
    else if (c == '\\') made += "\\e";
    else made += c;
  }
  return made.starts_with('.') || made.starts_with('\'') ? "\\&" + made : made;
}

std::string value_of(const OptionFacts& option) {
  if (option.is_switch) return "";
  if (option.values.empty()) return " \\fI" + plain(option.placeholder.empty() ? "VALUE" : option.placeholder) + "\\fR";
  return " " + plain(choice_of(option));
}

std::string section(const Command& command) {
  std::string usage = ".B edict " + plain(command.name) + "\n", list;
  const auto options = options_of(command);
  if (!options.empty()) usage += "[\\fIoptions\\fR]\n";
  for (const OptionFacts& option : options) {
    if (option.named()) {
      list += ".TP\n\\fB" + plain(option.name) + "\\fR" + value_of(option) + "\n" + plain(option.help) + (option.repeats ? " (may be repeated)" : "") + "\n";
    } else {
      usage += (option.required ? "" : "[") + std::string("\\fI") + plain(option.name) + "\\fR" + (option.repeats ? "\\ ..." : "") + (option.required ? "\n" : "]\n");
      list += ".TP\n\\fI" + plain(option.name) + "\\fR\n" + plain(option.help) + "\n";
    }
  }
  return ".SS edict " + plain(command.name) + "\n" + plain(command.summary) + ".\n.PP\n" + usage + list + ".PP\nExample:\n.PP\n.in +4n\n.nf\n" + plain(command.example) + "\n.fi\n.in\n";
}

constexpr const char* kAfter = R"(.SH EXIT STATUS
.TP
.B 0
All is well.
.TP
.B 1
Wrong words on the command line, or a file that cannot be read or written.
.TP
.B 2
Errors in policies.
.TP
.B 3
With \fB\-\-strict\fR: records of claims that could not be read, or faults in decisions.
.TP
.B 4
Tests of policies failed.
.SH FILES
.TP
.I edict.toml
Beside the policies: warnings that are switched off, and how claims are written.
.TP
.IR *.edict ", " *.edict.md
Policies, plain and as documents: of a document the blocks marked \fBedict\fR are the program.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set, output to a terminal has no colours.
)";

}  // namespace

std::string manual_page() {
  std::string page = ".\\\" Written by `edict man`; do not edit.\n.TH EDICT 1 \"\" \"" + plain(kVersion) + "\" \"User Commands\"\n.SH NAME\nedict \\- policies for healthcare payment, checked, run on claims and explained\n";
  page += ".SH SYNOPSIS\n.B edict\n\\fICOMMAND\\fR [\\fIoptions\\fR] ...\n.br\n.B edict \\-\\-help\n.br\n.B edict \\-\\-version\n[\\fB\\-\\-format\\fR text|json]\n";
  page += ".SH DESCRIPTION\nEdict is a small language in which payers write down how claims are coded, counted, covered and paid. "
          "This program checks such policies, decides claims by them, and says why. In place of a claims file, \\- is standard input.\n.SH COMMANDS\n";
  for (const Command& command : commands()) page += section(command);
  return page + kAfter;
}

int run_man(const Command& self, const std::vector<std::string>& arguments) {
  Arguments words(self);
  if (const auto code = words.parse(arguments)) return *code;
  print(manual_page());
  return kFine;
}

}  // namespace edict::tool
