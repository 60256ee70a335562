// What sanitizers see in libraries that are not built with them. Caches that fontconfig, cairo and pango keep
// until the process ends are no leaks of ours; and of the locks inside glib, pango and fontconfig the thread
// sanitizer sees nothing, so that it takes what they guard for races.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\nleak:libpango\n";
}

extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "race:libfontconfig.so\nrace:libpangoft2-1.0.so\nrace:libpango-1.0.so\nrace:libpangocairo-1.0.so\n"
         "race:libglib-2.0.so\nrace:libgobject-2.0.so\n";
}
