// The data folder: everything that Souk keeps. Only its owner may enter it, and one server at a time works in it
// (command line tools may look in beside that server).
#pragma once

#include "app/config.hpp"

namespace app {

// Makes the folder and those in it. Throws std::runtime_error with a remedy.
void make_data_folder(const Config& config);

class DataLock {
  public:
    // Throws std::runtime_error with a remedy where a server has it.
    explicit DataLock(const Config& config);
    ~DataLock();
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;

    static bool held_by_other(const Config& config);

  private:
    int descriptor_;
};

// What a server that was killed left half received. For the holder of the lock.
void clear_spool(const Config& config);

} // namespace app
