// Both loaders: what they read, what they list, what they refuse.
#include "source/loader.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

using namespace edict::source;
namespace fs = std::filesystem;

namespace {

// A folder of its own for one test, removed afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("edict_loader_" + std::to_string(::getpid()))) { fs::create_directories(path_); }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string at(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("the disk loader reads whole files, byte by byte") {
  const Folder folder;
  const std::string text("a\r\n\0b", 5);
  folder.write("x.edict", text);
  folder.write("empty.edict", "");
  const DiskLoader loader;
  CHECK(loader.read(folder.at("x.edict")) == text);
  CHECK(loader.read(folder.at("empty.edict")) == "");
  CHECK_FALSE(loader.read(folder.at("absent.edict")));
  CHECK_FALSE(loader.read(folder.at("")));
  CHECK_FALSE(loader.read(""));
  CHECK_FALSE(loader.read(std::string("a\0b", 3)));
}

TEST_CASE("the disk loader refuses pipes and what is too large") {
  const Folder folder;
  REQUIRE(::mkfifo(folder.at("pipe.edict").c_str(), 0600) == 0);
  folder.write("large.edict", "x");
  fs::resize_file(folder.at("large.edict"), 64 * 1024 * 1024 + 1);  // sparse: takes no room on disk
  const DiskLoader loader;
  CHECK_FALSE(loader.read(folder.at("pipe.edict")));
  CHECK_FALSE(loader.read(folder.at("large.edict")));
}

TEST_CASE("policies are listed by name, below folders, without hidden ones") {
  const Folder folder;
  for (const char* name : {"b.edict", "a.edict.md", "sub/c.edict", "README.md", "data.csv", ".git/d.edict", ".hidden.edict", "sub/edict"}) {
    folder.write(name, "");
  }
  fs::create_directory_symlink(folder.at(""), folder.at("sub/again"));
  fs::create_symlink(folder.at("nowhere"), folder.at("broken.edict"));
  fs::create_directories(folder.at("folder.edict"));
  const DiskLoader loader;
  const auto found = loader.policies_below(folder.at(""));
  REQUIRE(found);
  CHECK(*found == std::vector<std::string>{folder.at("a.edict.md"), folder.at("b.edict"), folder.at("sub/c.edict")});
  CHECK_FALSE(loader.policies_below(folder.at("b.edict")));
  CHECK_FALSE(loader.policies_below(folder.at("absent")));
}

TEST_CASE("the memory loader behaves as a disk would") {
  const MemoryLoader loader({{"p/b.edict", "B"}, {"p/a.edict.md", "A"}, {"p/.git/c.edict", "C"}, {"p/notes.md", "N"}, {"pq/d.edict", "D"}});
  CHECK(loader.read("p/b.edict") == "B");
  CHECK_FALSE(loader.read("p"));
  const std::vector<std::string> below_p = {"p/a.edict.md", "p/b.edict"};
  CHECK(loader.policies_below("p") == below_p);
  CHECK(loader.policies_below("p/") == below_p);
  CHECK(loader.policies_below("./p") == below_p);
  CHECK(loader.policies_below(".") == std::vector<std::string>{"p/a.edict.md", "p/b.edict", "pq/d.edict"});
  CHECK_FALSE(loader.policies_below("p/b.edict"));
  CHECK_FALSE(loader.policies_below("absent"));
}
