#include "booster.hpp"

#include <limits>
#include <stdexcept>
#include <xgboost/c_api.h>

namespace {

void require(int status) {
    if (status != 0) throw std::runtime_error(std::string("xgboost: ") + XGBGetLastError());
}

std::shared_ptr<void> owned_booster(void* handle) {
    return {handle, [](void* booster) { XGBoosterFree(booster); }};
}

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

} // namespace

Matrix::Matrix(const Table& labelled) {
    std::vector<float> labels, features;
    labels.reserve(labelled.rows);
    features.reserve(labelled.values.size() - labelled.rows);
    for (std::size_t row = 0; row < labelled.rows; ++row) {
        const auto* begin = labelled.values.data() + row * labelled.columns;
        labels.push_back(*begin);
        features.insert(features.end(), begin + 1, begin + labelled.columns);
    }
    void* matrix = nullptr;
    require(XGDMatrixCreateFromMat_omp(features.data(), labelled.rows, labelled.columns - 1, missing, &matrix, 1));
    handle_ = {matrix, [](void* each) { XGDMatrixFree(each); }};
    require(XGDMatrixSetFloatInfo(matrix, "label", labels.data(), labels.size()));
}

Booster::Booster(void* handle) : handle_(owned_booster(handle)) {}

Booster::Booster(const std::map<std::string, std::string>& parameters, const Watched& watched) {
    std::vector<DMatrixHandle> matrices;
    for (const auto& [name, matrix] : watched)
        matrices.push_back(matrix->handle());
    void* booster = nullptr;
    require(XGBoosterCreate(matrices.data(), matrices.size(), &booster));
    handle_ = owned_booster(booster);
    for (const auto& [name, value] : parameters)
        require(XGBoosterSetParam(booster, name.c_str(), value.c_str()));
    for (const char* metric : {"logloss", "auc", "error"})
        require(XGBoosterSetParam(booster, "eval_metric", metric));
}

Booster Booster::load(const std::string& file) {
    void* handle = nullptr;
    require(XGBoosterCreate(nullptr, 0, &handle));
    Booster booster(handle);
    require(XGBoosterLoadModel(handle, file.c_str()));
    require(XGBoosterSetParam(handle, "nthread", "1"));
    return booster;
}

void Booster::learn(int round, const Matrix& train) {
    require(XGBoosterUpdateOneIter(handle_.get(), round, train.handle()));
}

Booster::Scores Booster::score(int round, const Watched& watched) {
    std::vector<DMatrixHandle> matrices;
    std::vector<const char*> names;
    for (const auto& [name, matrix] : watched) {
        matrices.push_back(matrix->handle());
        names.push_back(name.c_str());
    }
    const char* text = nullptr;
    require(XGBoosterEvalOneIter(handle_.get(), round, matrices.data(), names.data(), matrices.size(), &text));
    Scores scores; // the text reads "[3]\ttrain-logloss:0.5\ttrain-auc:0.9\t…"
    std::string_view rest(text);
    for (auto tab = rest.find('\t'); tab != std::string_view::npos; tab = rest.find('\t')) {
        rest.remove_prefix(tab + 1);
        std::string entry(rest.substr(0, rest.find('\t')));
        auto colon = entry.rfind(':');
        auto dash = entry.find('-');
        entry[dash] = ':';
        scores.emplace_back(entry.substr(0, colon), std::stod(entry.substr(colon + 1)));
    }
    return scores;
}

Booster Booster::first_rounds(int rounds) const {
    void* slice = nullptr;
    require(XGBoosterSlice(handle_.get(), 0, rounds, 1, &slice));
    return Booster(slice);
}

void Booster::set_attribute(const std::string& name, const std::string& value) {
    require(XGBoosterSetAttr(handle_.get(), name.c_str(), value.c_str()));
}

std::string Booster::attribute(const std::string& name, const std::string& otherwise) const {
    const char* value = nullptr;
    int found = 0;
    require(XGBoosterGetAttr(handle_.get(), name.c_str(), &value, &found));
    return found != 0 ? value : otherwise;
}

std::size_t Booster::features() const {
    bst_ulong count = 0;
    require(XGBoosterGetNumFeature(handle_.get(), &count));
    return count;
}

int Booster::rounds() const {
    int count = 0;
    require(XGBoosterBoostedRounds(handle_.get(), &count));
    return count;
}

void Booster::save(const std::string& file) const {
    require(XGBoosterSaveModel(handle_.get(), file.c_str()));
}

std::vector<float> Booster::predict(const Table& table) {
    auto address = std::to_string(reinterpret_cast<std::uintptr_t>(table.values.data()));
    auto array = R"({"data":[)" + address + R"(,true],"shape":[)" + std::to_string(table.rows) + "," +
                 std::to_string(table.columns) + R"(],"typestr":"<f4","version":3})";
    constexpr auto how = R"({"type":0,"training":false,"iteration_begin":0,"iteration_end":0,)"
                         R"("strict_shape":false,"cache_id":0,"missing":NaN})";
    const bst_ulong* shape = nullptr;
    bst_ulong dimensions = 0;
    const float* result = nullptr;
    require(XGBoosterPredictFromDense(handle_.get(), array.c_str(), how, nullptr, &shape, &dimensions, &result));
    return {result, result + table.rows};
}
