// Recovery: each word and sign of a few policies is left out in turn. What is told stands near the place, is not many things, and hides nothing further down.
//
// The policies are tests/language/recovery/*.edict. The last declaration of each holds a mistake of its own, on a line that says `// seeded: N027`.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>

#include "compiled.h"

using edict::diagnostic::Level;

namespace {

// Where the words and signs of a text begin and end: texts in quotes and numbers with their points are one.
std::vector<std::pair<std::size_t, std::size_t>> pieces(const std::string& text, std::size_t until) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  const auto in_word = [&](std::size_t i) { return std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'; };
  for (std::size_t i = 0; i < until;) {
    const std::size_t begin = i;
    if (text.compare(i, 2, "//") == 0) {
      i = text.find('\n', i);
      continue;
    }
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    if (text[i] == '"') i = text.find('"', i + 1) + 1;
    else if (in_word(i)) while (in_word(i) || ((text[i] == '-' || text[i] == '.') && std::isdigit(static_cast<unsigned char>(text[begin])) != 0 && in_word(i + 1))) ++i;
    else if (text.compare(i, 2, "..") == 0 || text.compare(i, 2, "<=") == 0 || text.compare(i, 2, ">=") == 0 || text.compare(i, 2, "!=") == 0) i += 2;
    else ++i;
    all.emplace_back(begin, i);
  }
  return all;
}

std::uint32_t line_of(const std::string& text, std::size_t at) { return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1; }

struct Score {
  std::size_t broken = 0;        // left-out pieces that make the text wrong
  std::size_t near = 0;          // of them: something is told within two lines
  std::size_t seen = 0;          // of them: the seeded mistake is told all the same
  std::size_t few = 0;           // of them: at most three things are told besides
  std::size_t most = 0;          // findings of the worst of them
  std::string told;              // what was told of those that miss one of these
};

// One piece left out: its own text, or one of its quotes.
void leave_out(const std::string& text, std::size_t begin, std::size_t end, std::uint32_t seeded_line, const std::string& seeded, Score& score) {
  std::string broken = text;
  broken.erase(begin, end - begin);
  const std::uint32_t line = line_of(text, begin);
  std::size_t errors = 0;
  bool near = false, seen = false;
  std::string told;
  for (const auto& finding : edict::test::told({{"policy.edict", broken}})) {
    if (finding.level != Level::Error) continue;
    if (finding.line == seeded_line && finding.code == seeded) {
      seen = true;
      continue;
    }
    ++errors;
    near = near || (finding.line + 2 >= line && finding.line <= line + 2);
    told += "\n  " + std::to_string(finding.line) + " " + finding.code + " " + finding.text;
  }
  if (errors == 0) return;
  ++score.broken;
  score.near += near ? 1 : 0;
  score.seen += seen ? 1 : 0;
  score.few += errors <= 3 ? 1 : 0;
  score.most = std::max(score.most, errors);
  if (near && seen && errors <= 3) return;
  score.told += "without `" + text.substr(begin, end - begin) + "` in line " + std::to_string(line) + (near ? "" : ", not near") + (seen ? "" : ", seeded hidden") + told + "\n";
}

}  // namespace

TEST_CASE("recovery: what is left out is told near its place, in few words, and hides nothing") {
  Score score;
  for (const std::string& path : edict::test::files_below("tests/language/recovery", ".edict")) {
    const std::string text = edict::test::read_file(path);
    const auto mark = text.find("// seeded: ");
    REQUIRE(mark != std::string::npos);
    const std::string seeded = text.substr(mark + 11, 4);
    const auto declaration = text.rfind("\n\n", mark);
    for (const auto& [begin, end] : pieces(text, declaration)) {
      leave_out(text, begin, end, line_of(text, mark), seeded, score);
      if (text[begin] == '"') {
        leave_out(text, begin, begin + 1, line_of(text, mark), seeded, score);
        leave_out(text, end - 1, end, line_of(text, mark), seeded, score);
      }
    }
  }
  INFO(score.broken << " broken, " << score.near << " near, " << score.seen << " seen, " << score.few << " few, most " << score.most << "\n" << score.told);
  CHECK(score.broken > 300);
  CHECK(score.near == score.broken);
  CHECK(score.seen * 100 >= score.broken * 98);  // a file that does not say its package is not looked into
  CHECK(score.few * 100 >= score.broken * 98);
  CHECK(score.most <= 5);
}
