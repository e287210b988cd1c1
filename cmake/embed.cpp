// Writes the C++ source that embed.cmake adds to a library.
//
// In: a namespace, a base folder, a file that lists the files one a line, and the stem of the output. Out: stem.h and stem.cpp.
// Always true: any bytes may be embedded; the same files give the same source; a file that cannot be read ends the build.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr const char* kNotice = "// Written at build by cmake/embed.cpp from the files named below.\n";

// Literals are cut, since compilers promise only a certain length for one.
constexpr std::size_t kLineBytes = 8000;

std::string escaped(const std::string& bytes) {
  std::string text = "\"";
  std::size_t in_line = 0;
  for (const char c : bytes) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      text += "\\n";
    } else if (c == '"' || c == '\\' || c == '?') {
      text += {'\\', c};
    } else if (byte < 0x20 || byte >= 0x7f) {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(byte));
      text += octal;
    } else {
      text += c;
    }
    if (++in_line == kLineBytes || c == '\n') {
      text += "\"\n    \"";
      in_line = 0;
    }
  }
  return text + "\"";
}

struct File {
  std::string path;
  std::string text;
};

std::vector<File> read_files(const fs::path& base, const fs::path& list) {
  std::vector<File> files;
  std::ifstream names(list);
  for (std::string name; std::getline(names, name);) {
    if (name.empty()) continue;
    std::ifstream in(name, std::ios::binary);
    if (!in) {
      std::cerr << "cannot read " << name << "\n";
      std::exit(1);
    }
    files.push_back({fs::path(name).lexically_relative(base).generic_string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

void write_header(std::ostream& out, const std::string& space) {
  out << kNotice << "#pragma once\n\n#include <optional>\n#include <span>\n#include <string_view>\n\nnamespace " << space << " {\n\n"
      << "struct File {\n  std::string_view path;\n  std::string_view text;\n};\n\n"
      << "std::span<const File> files();\nstd::optional<std::string_view> text(std::string_view path);\n\n}  // namespace " << space << "\n";
}

void write_source(std::ostream& out, const std::string& space, const std::string& header, const std::vector<File>& files) {
  out << kNotice << "#include \"" << header << "\"\n\n#include <algorithm>\n#include <array>\n\nnamespace " << space << " {\nnamespace {\n\n";
  out << "constexpr std::array<File, " << files.size() << "> kFiles = {";
  if (!files.empty()) out << "{";
  for (const File& file : files) {
    out << "\n  File{" << escaped(file.path) << ", std::string_view(\n    " << escaped(file.text) << ", " << file.text.size() << ")},";
  }
  if (!files.empty()) out << "\n}";
  out << "};\n\n}  // namespace\n\nstd::span<const File> files() { return kFiles; }\n\n"
      << "std::optional<std::string_view> text(std::string_view path) {\n"
      << "  const auto found = std::lower_bound(kFiles.begin(), kFiles.end(), path, [](const File& f, std::string_view p) { return f.path < p; });\n"
      << "  if (found == kFiles.end() || found->path != path) return std::nullopt;\n  return found->text;\n}\n\n}  // namespace " << space << "\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "usage: edict_embedder NAMESPACE BASE LIST STEM\n";
    return 2;
  }
  const std::string space = arguments[1];
  const std::string stem = arguments[4];
  const std::vector<File> files = read_files(arguments[2], arguments[3]);
  std::ofstream header(stem + ".h", std::ios::binary);
  write_header(header, space);
  std::ofstream source(stem + ".cpp", std::ios::binary);
  write_source(source, space, "embedded/" + fs::path(stem).filename().string() + ".h", files);
  header.close();
  source.close();
  return header && source ? 0 : 1;
}
