# Embeds the portal that `./dev` built into ui/dist, precompressed, into souk_http. Without it the server builds, too.
enable_language(ASM)
file(GLOB_RECURSE ui_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/ui/dist/*)
set(ui_out ${CMAKE_BINARY_DIR}/generated/ui)
add_custom_command(
  OUTPUT ${ui_out}/ui_bytes.S ${ui_out}/ui_files.cpp
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_SOURCE_DIR}/cmake/embed_ui.py ${CMAKE_SOURCE_DIR}/ui/dist ${ui_out}
  DEPENDS ${ui_files} ${CMAKE_SOURCE_DIR}/cmake/embed_ui.py
  COMMENT "Embedding the portal")
target_sources(souk_http PRIVATE ${ui_out}/ui_bytes.S ${ui_out}/ui_files.cpp)
