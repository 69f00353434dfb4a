// A small world for the tests of S3: a real database and real files in a folder of its own, a clock that stands still,
// and callers of two accounts.
#pragma once

#include "outside/blobs/blobs.hpp"
#include "services/call.hpp"
#include "services/s3/s3.hpp"
#include "store/blobs/buckets.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <pugixml.hpp>
#include <stdlib.h>

namespace services {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

struct Answer {
    int status = 0;
    wire::Headers headers;
    std::string body;

    std::string header(std::string_view name) const { return std::string(headers.get(name)); }
    std::string code() const { return element("Code"); }
    // The text of the first element of that name.
    std::string element(std::string_view name) const {
        pugi::xml_document document;
        document.load_string(body.c_str());
        return document.find_node([&](pugi::xml_node node) { return name == node.name(); }).text().get();
    }
    std::vector<std::string> elements(const char* path) const {
        pugi::xml_document document;
        document.load_string(body.c_str());
        std::vector<std::string> texts;
        for (const auto& found : document.select_nodes(path))
            texts.emplace_back(found.node().text().get());
        return texts;
    }
};

class S3World : public testing::Test {
  protected:
    S3World() {
        char name[] = "/tmp/souk-s3-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
        blobs_ = std::make_unique<outside::Blobs>(folder_ / "blobs");
        ask("PUT", "/shop");
    }
    ~S3World() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    static Principal root_of(std::string account) {
        Principal principal;
        principal.arn = "arn:aws:iam::" + account + ":root";
        principal.user_id = account;
        principal.account = std::move(account);
        principal.root = true;
        return principal;
    }
    static Principal user_of(const std::string& account, const std::string& name, std::string_view policy) {
        Principal principal;
        principal.account = account;
        principal.arn = "arn:aws:iam::" + account + ":user/" + name;
        principal.user_id = "AIDA" + name;
        principal.name = name;
        auto policies = std::make_shared<domain::PolicySet>();
        if (!policy.empty()) policies->identity.push_back(*domain::parse_policy(policy));
        principal.policies = std::move(policies);
        return principal;
    }

    static wire::HttpRequest request(std::string method, std::string_view target, std::string body,
                                     const HeaderList& headers) {
        wire::HttpRequest http{.method = std::move(method), .target = std::string(target), .body = std::move(body)};
        const std::size_t query = target.find('?');
        http.path = target.substr(0, query);
        if (query != std::string_view::npos) http.query = target.substr(query + 1);
        http.headers.add("Host", "127.0.0.1:8484");
        for (const auto& [name, value] : headers)
            http.headers.set(name, value);
        return http;
    }

    Answer ask(std::string method, std::string_view target, std::string body = "", const HeaderList& headers = {}) {
        return send(request(std::move(method), target, std::move(body), headers));
    }
    Answer send(wire::HttpRequest http, const wire::PayloadMode& payload = {}) {
        const wire::HttpRequest asked{.method = http.method, .path = http.path};
        Call call{.caller = caller_,
                  .settings = settings_,
                  .database = *database_,
                  .blobs = *blobs_,
                  .ids = ids_,
                  .shelf = shelf_,
                  .now = now_,
                  .real_now = now_,
                  .request_id = "request-1",
                  .region = "us-east-1"};
        try {
            std::string operation;
            return read(S3(limits_).handle(call, std::move(http), payload, operation));
        } catch (const base::Fault& fault) {
            return read(S3::render_fault(fault, asked, "request-1"));
        }
    }
    // What the edge does with an answer.
    static Answer read(const wire::Reply& reply) {
        if (const auto* plain = std::get_if<wire::HttpAnswer>(&reply))
            return {plain->status, plain->headers, plain->body};
        const auto& file = std::get<wire::FileAnswer>(reply);
        Answer answer{file.head.status, file.head.headers, ""};
        outside::open_file(file.path).read(file.offset, file.length,
                                           [&](std::string_view bytes) { answer.body += bytes; });
        return answer;
    }

    // Contents on disk, finished or not.
    std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "blobs"))
            count += entry.is_regular_file();
        return count;
    }

    const Principal seller_ = root_of("111122223333");
    const Principal buyer_ = root_of("444455556666");
    Principal caller_ = seller_;
    Settings settings_;
    S3Limits limits_;
    Shelf shelf_;
    base::IdSource ids_{1};
    base::Instant now_ = base::Instant::from_seconds(1'700'000'000);
    std::filesystem::path folder_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<outside::Blobs> blobs_;
};

} // namespace services
