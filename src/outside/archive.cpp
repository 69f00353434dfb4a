#include "outside/archive.hpp"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <unistd.h>

namespace outside {
namespace {

namespace fs = std::filesystem;

using Reading = std::unique_ptr<archive, decltype(&archive_read_free)>;
using Writing = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

// The path inside the folder without "." steps; throws where it would leave it.
fs::path inner_path(const char* name) {
    fs::path inner;
    for (const fs::path& step : fs::path(name ? name : "")) {
        if (step.is_absolute() || step == "..")
            throw BadArchive(fmt::format("the archive holds the path \"{}\", which leads out of it", name));
        if (!step.empty() && step != ".") inner /= step;
    }
    return inner;
}

// Counts what comes out against what went in.
class Meter {
  public:
    Meter(const UnpackLimits& limits, std::uint64_t packed) : limits_(limits), packed_(packed) {}
    void entry() {
        if (++entries_ > limits_.entries)
            throw BadArchive(fmt::format("the archive holds more than {} entries", limits_.entries));
    }
    void bytes(std::uint64_t count) {
        bytes_ += count;
        if (bytes_ > limits_.bytes)
            throw BadArchive(fmt::format("the archive unpacks to more than {} bytes", limits_.bytes));
        if (bytes_ > 100'000'000 && bytes_ / std::max<std::uint64_t>(packed_, 1) > limits_.ratio)
            throw BadArchive(fmt::format("the archive unpacks to more than {} times its size", limits_.ratio));
    }

  private:
    UnpackLimits limits_;
    std::uint64_t packed_;
    std::uint64_t entries_ = 0;
    std::uint64_t bytes_ = 0;
};

void check_link(const fs::path& at, const char* target) {
    const fs::path link = target ? target : "";
    if (link.is_absolute())
        throw BadArchive(fmt::format("the link \"{}\" in the archive leads out of it", at.string()));
    const fs::path resolved = (at.parent_path() / link).lexically_normal();
    if (!resolved.empty() && *resolved.begin() == "..")
        throw BadArchive(fmt::format("the link \"{}\" in the archive leads out of it", at.string()));
}

// Refuses a link below another link, which could stand anywhere.
void make_link(const fs::path& folder, const fs::path& inner, const std::string& to) {
    fs::path at = folder;
    for (const fs::path& step : inner.parent_path()) {
        at /= step;
        if (fs::is_symlink(fs::symlink_status(at)))
            throw BadArchive(fmt::format("the path \"{}\" in the archive goes through a link", inner.string()));
        if (!fs::exists(at)) fs::create_directory(at);
    }
    at = folder / inner;
    if (fs::exists(fs::symlink_status(at)))
        throw BadArchive(fmt::format("the archive holds \"{}\" twice", inner.string()));
    fs::create_symlink(to, at);
}

[[noreturn]] void unreadable(archive* reader) {
    const char* why = archive_error_string(reader);
    throw BadArchive(fmt::format("the archive is not a readable .tar.gz: {}", why ? why : "unknown format"));
}

void write_file(archive* reader, archive_entry* entry, const fs::path& path, Meter& meter) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    const void* block;
    std::size_t size;
    la_int64_t offset;
    for (;;) {
        const int code = archive_read_data_block(reader, &block, &size, &offset);
        if (code == ARCHIVE_EOF) break;
        if (code != ARCHIVE_OK) unreadable(reader);
        meter.bytes(size);
        out.seekp(offset);
        out.write(static_cast<const char*>(block), static_cast<std::streamsize>(size));
    }
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
    const bool runs = (archive_entry_perm(entry) & 0111) != 0;
    fs::permissions(path, static_cast<fs::perms>(runs ? 0755 : 0644));
}

void add_file(archive* writer, archive_entry* entry, const fs::path& path) {
    if (archive_write_header(writer, entry) != ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer));
    std::ifstream in(path, std::ios::binary);
    std::array<char, 64 << 10> buffer;
    while (in.read(buffer.data(), buffer.size()), in.gcount() > 0)
        if (archive_write_data(writer, buffer.data(), static_cast<std::size_t>(in.gcount())) < 0)
            throw std::runtime_error(archive_error_string(writer));
}

} // namespace

void unpack_tar_gz(const fs::path& path, const fs::path& folder, const UnpackLimits& limits) {
    Reading reader(archive_read_new(), &archive_read_free);
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    if (archive_read_open_filename(reader.get(), path.c_str(), 256 << 10) != ARCHIVE_OK) unreadable(reader.get());

    Meter meter(limits, fs::file_size(path));
    std::vector<std::pair<fs::path, std::string>> links; // made last, so that nothing is written through one
    for (;;) {
        archive_entry* entry = nullptr;
        const int code = archive_read_next_header(reader.get(), &entry);
        if (code == ARCHIVE_EOF) break;
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) unreadable(reader.get());
        meter.entry();
        const fs::path inner = inner_path(archive_entry_pathname(entry));
        if (inner.empty()) continue;
        const fs::path target = folder / inner;
        if (const char* hard = archive_entry_hardlink(entry)) {
            const fs::path from = folder / inner_path(hard);
            if (!fs::is_regular_file(fs::symlink_status(from)))
                throw BadArchive(fmt::format("the link \"{}\" in the archive leads nowhere", inner.string()));
            meter.bytes(fs::file_size(from));
            fs::create_directories(target.parent_path());
            fs::copy_file(from, target, fs::copy_options::overwrite_existing);
        } else if (archive_entry_filetype(entry) == AE_IFDIR) {
            fs::create_directories(target);
        } else if (archive_entry_filetype(entry) == AE_IFREG) {
            fs::create_directories(target.parent_path());
            write_file(reader.get(), entry, target, meter);
        } else if (archive_entry_filetype(entry) == AE_IFLNK) {
            check_link(inner, archive_entry_symlink(entry));
            links.emplace_back(inner, archive_entry_symlink(entry));
        } else {
            throw BadArchive(fmt::format("\"{}\" in the archive is a device or pipe; only files, folders and links "
                                         "are accepted",
                                         inner.string()));
        }
    }
    for (const auto& [inner, to] : links)
        make_link(folder, inner, to);
}

void pack_tar_gz(const fs::path& folder, const fs::path& path) {
    Writing writer(archive_write_new(), &archive_write_free);
    archive_write_add_filter_gzip(writer.get());
    archive_write_set_format_pax_restricted(writer.get());
    if (archive_write_open_filename(writer.get(), path.c_str()) != ARCHIVE_OK)
        throw std::runtime_error(archive_error_string(writer.get()));
    std::vector<fs::path> all;
    for (const auto& item : fs::recursive_directory_iterator(folder))
        all.push_back(item.path());
    std::sort(all.begin(), all.end());
    for (const fs::path& item : all) {
        const auto status = fs::symlink_status(item);
        Entry entry(archive_entry_new(), &archive_entry_free);
        archive_entry_set_pathname(entry.get(), item.lexically_relative(folder).c_str());
        archive_entry_set_perm(entry.get(), static_cast<unsigned>(status.permissions()) & 0777);
        if (fs::is_symlink(status)) {
            archive_entry_set_filetype(entry.get(), AE_IFLNK);
            archive_entry_set_symlink(entry.get(), fs::read_symlink(item).c_str());
        } else if (fs::is_directory(status)) {
            archive_entry_set_filetype(entry.get(), AE_IFDIR);
        } else if (fs::is_regular_file(status)) {
            archive_entry_set_filetype(entry.get(), AE_IFREG);
            archive_entry_set_size(entry.get(), static_cast<la_int64_t>(fs::file_size(item)));
            add_file(writer.get(), entry.get(), item);
            continue;
        } else {
            continue; // sockets and pipes that a job left behind
        }
        archive_write_header(writer.get(), entry.get());
    }
    if (archive_write_close(writer.get()) != ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer.get()));
}

std::string gunzip(std::string_view packed, std::size_t limit) {
    Reading reader(archive_read_new(), &archive_read_free);
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_entry* entry = nullptr;
    if (archive_read_open_memory(reader.get(), packed.data(), packed.size()) != ARCHIVE_OK ||
        archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK)
        unreadable(reader.get());
    if (archive_filter_code(reader.get(), 0) != ARCHIVE_FILTER_GZIP) throw BadArchive("it is not gzip");
    std::string out;
    std::array<char, 64 << 10> buffer;
    for (;;) {
        const la_ssize_t size = archive_read_data(reader.get(), buffer.data(), buffer.size());
        if (size == 0) return out;
        if (size < 0) unreadable(reader.get());
        out.append(buffer.data(), static_cast<std::size_t>(size));
        if (out.size() > limit) throw BadArchive(fmt::format("it unpacks to more than {} bytes", limit));
    }
}

void write_tar(const std::vector<TarFile>& files, const fs::path& path) {
    Writing writer(archive_write_new(), &archive_write_free);
    archive_write_set_format_pax_restricted(writer.get());
    if (archive_write_open_filename(writer.get(), path.c_str()) != ARCHIVE_OK)
        throw std::runtime_error(archive_error_string(writer.get()));
    for (const auto& file : files) {
        Entry entry(archive_entry_new(), &archive_entry_free);
        archive_entry_set_pathname(entry.get(), file.name.c_str());
        archive_entry_set_perm(entry.get(), static_cast<unsigned>(file.mode));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.content.size()));
        archive_write_header(writer.get(), entry.get());
        archive_write_data(writer.get(), file.content.data(), file.content.size());
    }
    archive_write_close(writer.get());
}

} // namespace outside
