// Blobs: contents on disk, each a file of its own that never changes once it has a name.
//
// Promises: a content that was returned is durable (file and folder synced) before any row can speak of it; one id has
// one owner, so removing it takes nothing from anybody else (link() gives a second owner an id of his own, without
// copying bytes); what a crash left behind without an owner is removed by sweep(). Never: overwrites a file, or knows
// what a content is for. Thread-safe. I/O errors are std::system_error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace outside {

// The content was removed meanwhile: whoever found its id should look again.
struct BlobGone : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// An open file; closed with its holder.
class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File();
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    int descriptor() const { return descriptor_; }
    std::uint64_t size() const;
    // Calls `sink` with the `length` bytes from `offset`, in pieces. Throws where the file ends before.
    void read(std::uint64_t offset, std::uint64_t length, const std::function<void(std::string_view)>& sink) const;
    // A path that opens this very file, even after it was removed, for as long as this holder lives.
    std::filesystem::path path() const;

  private:
    int descriptor_;
};

// Throws std::system_error where there is no such file to read.
File open_file(const std::filesystem::path& path);

class Blobs {
  public:
    // A content that no row speaks of yet: removed with its holder, unless kept.
    class Fresh {
      public:
        Fresh(Blobs& blobs, std::string id, std::uint64_t size);
        ~Fresh();
        Fresh(Fresh&& other) noexcept;
        Fresh& operator=(Fresh&&) = delete;
        const std::string& id() const { return id_; }
        std::uint64_t size() const { return size_; }
        void keep() { blobs_ = nullptr; }

      private:
        Blobs* blobs_;
        std::string id_;
        std::uint64_t size_;
    };

    // Takes a content in pieces; what was not finished leaves nothing.
    class Writer {
      public:
        explicit Writer(Blobs& blobs);
        ~Writer();
        Writer(const Writer&) = delete;
        Writer& operator=(const Writer&) = delete;
        void write(std::string_view bytes);
        std::uint64_t size() const { return size_; }
        // Once, at the end.
        Fresh finish();

      private:
        friend class Blobs;
        Blobs& blobs_;
        std::string id_;
        std::filesystem::path unfinished_;
        File file_;
        std::uint64_t size_ = 0;
        bool finished_ = false;
    };

    // Creates the folder where it is missing.
    explicit Blobs(std::filesystem::path folder);

    Fresh put(std::string_view bytes);
    // Takes the file away: by renaming, or by copying from another file system.
    Fresh adopt(const std::filesystem::path& file);
    // Throws BlobGone where one of them is gone.
    Fresh concatenate(const std::vector<std::string>& ids);
    // The same bytes under an id of its own. Throws BlobGone.
    Fresh link(std::string_view id);

    // Null where it is gone.
    std::shared_ptr<const File> open(std::string_view id) const;
    // The whole content. Throws BlobGone.
    std::string read(std::string_view id) const;
    std::filesystem::path path(std::string_view id) const;
    // After the row that spoke of it is gone for good. Nothing happens where there is none.
    void remove(std::string_view id) noexcept;

    // Removes unfinished files, and contents from before this object was made that `in_use` denies; how many. For the
    // one process that serves, once after its start; requests may be served meanwhile.
    std::size_t sweep(const std::function<bool(const std::string& id)>& in_use);

  private:
    std::filesystem::path unfinished(std::string_view id) const;
    void publish(const std::filesystem::path& from, const std::string& id);
    void make_folder_of(const std::filesystem::path& blob);
    bool older_than_start(const std::filesystem::path& file) const;

    std::filesystem::path folder_;
    std::int64_t started_ = 0; // nanoseconds, by the file system's own clock
};

} // namespace outside
