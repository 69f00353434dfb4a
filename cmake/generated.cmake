# The contract as C++: api/generate reads the pinned service models and writes structs and tables into
# <build>/generated/api, compiled as souk_generated. SOUK_MODELS is botocore's data folder.
file(GLOB venv_models ${CMAKE_SOURCE_DIR}/.venv/lib/python3*/site-packages/botocore/data)
set(SOUK_MODELS "${venv_models}" CACHE PATH "Folder of the published service models (botocore/data)")
if(NOT EXISTS "${SOUK_MODELS}")
  message(FATAL_ERROR "No service models: run ./dev, which installs them, or set SOUK_MODELS to botocore's data folder.")
endif()

file(READ ${CMAKE_SOURCE_DIR}/api/offered.json offered)
string(JSON service_count LENGTH "${offered}" services)
math(EXPR last_service "${service_count} - 1")
set(generated_sources)
set(generated_headers)
foreach(index RANGE ${last_service})
  string(JSON namespace GET "${offered}" services ${index} namespace)
  list(APPEND generated_sources ${CMAKE_BINARY_DIR}/generated/api/${namespace}.cpp)
  list(APPEND generated_headers ${CMAKE_BINARY_DIR}/generated/api/${namespace}.hpp)
endforeach()
list(APPEND generated_sources ${CMAKE_BINARY_DIR}/generated/api/services.cpp)

file(GLOB contract_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/api/*.json ${CMAKE_SOURCE_DIR}/api/own/*.json
     ${CMAKE_SOURCE_DIR}/api/own/souk/*.json     ${CMAKE_SOURCE_DIR}/api/patches/*.json ${CMAKE_SOURCE_DIR}/api/generate/*.py)
# Generated when configuring, so that the first compilation already knows every header it depends on.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${contract_files})
execute_process(
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/api/generate/generate.py --models ${SOUK_MODELS}
          --out ${CMAKE_BINARY_DIR}/generated
  RESULT_VARIABLE generator_result)
if(NOT generator_result EQUAL 0)
  message(FATAL_ERROR "The generator failed (see above).")
endif()

add_library(souk_generated STATIC ${generated_sources})
target_include_directories(souk_generated PUBLIC ${CMAKE_BINARY_DIR}/generated PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(souk_generated PUBLIC Boost::json fmt::fmt)
# offsetof on structs that hold std::optional is conditionally supported, and supported by g++ and clang.
target_compile_options(souk_generated PRIVATE -Wno-invalid-offsetof)

# The generator's output and the compatibility pages are committed; these tell when they changed.
add_test(NAME golden COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/api/golden/check.py golden)
add_test(NAME compat_pages
         COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/api/golden/check.py compat --models ${SOUK_MODELS})
