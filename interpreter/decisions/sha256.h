// SHA-256 (FIPS 180-4), by OpenSSL.
//
// In: bytes in pieces. Out: 64 hexadecimal digits. Always true: the pieces' boundaries don't matter.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace edict::decisions {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  std::string hex();  // ends the digest; what is added after starts a new one

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace edict::decisions
