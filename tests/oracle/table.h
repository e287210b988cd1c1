// Reads an edge table of tests/oracle/data.
//
// In: a file name. Out: rows of cells, the head row left out. Always true: a table that is missing or empty fails the test.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "exact/integer.h"
#include "source_dir.h"

namespace edict::oracle {

using Row = std::vector<std::string>;

// Commas between cells, a line end after a row, double quotes around a cell that holds either.
inline std::vector<Row> parse_table(const std::string& text) {
  std::vector<Row> rows;
  Row row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
        row.back().push_back('"');
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && c == ',') {
      row.emplace_back();
    } else if (!quoted && c == '\n') {
      rows.push_back(std::move(row));
      row = Row(1);
    } else {
      row.back().push_back(c);
    }
  }
  return rows;
}

inline std::vector<Row> read_table(const std::string& name) {
  std::ifstream in(edict::test::source_dir() + "/tests/oracle/data/" + name, std::ios::binary);
  REQUIRE(in.good());
  std::vector<Row> rows = parse_table({std::istreambuf_iterator<char>(in), {}});
  REQUIRE(rows.size() > 1);
  rows.erase(rows.begin());
  return rows;
}

// A whole number of up to 127 bits; built downward from zero, so that the smallest one fits.
inline exact::Int read_int(const std::string& text) {
  const bool negative = text.starts_with('-');
  exact::Int value = 0;
  for (std::size_t i = negative ? 1 : 0; i < text.size(); ++i) value = value * 10 - (text[i] - '0');
  return negative ? value : -value;
}

}  // namespace edict::oracle
