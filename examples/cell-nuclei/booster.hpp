// XGBoost's C API with owners and exceptions: matrices, a booster that learns, one that predicts.
// A Booster is used by one thread at a time; every serving thread loads its own.
#pragma once

#include "table.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class Matrix {
  public:
    // The first column of the table is the label, the others are the features.
    explicit Matrix(const Table& labelled);
    void* handle() const { return handle_.get(); }

  private:
    std::shared_ptr<void> handle_;
};

class Booster {
  public:
    // What one round reads on one matrix: {"train:logloss", 0.12}, …
    using Scores = std::vector<std::pair<std::string, double>>;
    using Watched = std::vector<std::pair<std::string, const Matrix*>>;

    Booster(const std::map<std::string, std::string>& parameters, const Watched& watched);
    static Booster load(const std::string& file);

    void learn(int round, const Matrix& train);
    Scores score(int round, const Watched& watched);
    Booster first_rounds(int rounds) const;

    void set_attribute(const std::string& name, const std::string& value);
    std::string attribute(const std::string& name, const std::string& otherwise) const;
    std::size_t features() const;
    int rounds() const;
    void save(const std::string& file) const;

    // The probability of the positive class, row for row.
    std::vector<float> predict(const Table& table);

  private:
    explicit Booster(void* handle);
    std::shared_ptr<void> handle_;
};
