// Heads and rows of official files, and what is no text at all.
#include <catch2/catch.hpp>

#include "imports/official_text.h"
#include "imports/sheet.h"

using namespace edict::imports;

namespace {

const std::vector<ColumnWanted> kColumns = {{"the code", {"hcpcscode", "code"}}, {"the value", {"value*"}}, {"a remark", {"remark"}, false}};

// Rows joined by `|`, cells by `;`, each with its line.
std::string rows(std::string_view text) {
  Sheet sheet(text, kColumns);
  if (!sheet.failure().empty()) return sheet.failure();
  std::string all;
  while (sheet.next()) {
    all += (all.empty() ? "" : "|") + std::to_string(sheet.line());
    for (std::size_t i = 0; i < kColumns.size(); ++i) all += ";" + std::string(sheet.cell(i));
  }
  return all;
}

}  // namespace

TEST_CASE("columns are found by their headings, wherever the head stands") {
  CHECK(rows("code,value\nA,1\n") == "2;A;1;");
  CHECK(rows("Value (units),HCPCS Code,Remark\n1,A,r\n") == "2;A;1;r");
  CHECK(rows("\"A title, and more\"\nCopyright\n\nHCPCS\nHCPCS Code,Value\nA,1\n") == "6;A;1;");
  CHECK(rows("\"HCPCS\nCode\",Value\nA,1\n") == "3;A;1;");
  CHECK(rows("code\tvalue\nA\t1\n") == "2;A;1;");
}

TEST_CASE("rows keep their lines; blank and short ones do not disturb") {
  CHECK(rows("code,value\n,\n A , 1 \n\"B\nb\",2\nC\n") == "3;A;1;|4;B\nb;2;|6;C;;");
  CHECK(rows("code,value\r\nA,1\r\n") == "2;A;1;");
}

TEST_CASE("a file without the columns says which one is missing") {
  CHECK(rows("code,price\nA,1\n") == "its head has no column for the value");
  CHECK(rows("a,b\nA,1\n") == "no row among its first 40 names the columns; it begins with `a`");
  CHECK(rows("") == "no row among its first 40 names the columns; it begins with ``");
}

TEST_CASE("what stands above the head is kept for its dates") {
  Sheet sheet("Limits\n\"Effective January 1, 2026 through March 31, 2026\"\ncode,value\n", kColumns);
  CHECK(sheet.preamble() == "Limits Effective January 1, 2026 through March 31, 2026 ");
}

TEST_CASE("texts in Windows-1252 are read, other files are named") {
  CHECK(official_text("caf\xE9 \x96\xA0x").text == "caf\xC3\xA9 - x");
  CHECK(official_text("\xEF\xBB\xBF""a\xC2\xA0""b").text == "a b");
  CHECK(official_text("").failure == "it is empty");
  CHECK(official_text("PK\x03\x04zip").failure.find("ZIP") != std::string::npos);
  CHECK(official_text("\x1F\x8Bgz").failure.find("gunzip") != std::string::npos);
  CHECK(official_text("%PDF-1.7").failure.find("PDF") != std::string::npos);
  CHECK(official_text("\n <!DOCTYPE html><p>").failure.find("web page") != std::string::npos);
  CHECK(official_text(std::string_view("a\0b", 3)).failure == "it is no text: it holds bytes of zero");
}
