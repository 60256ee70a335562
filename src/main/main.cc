#include "cli/command.h"

int main(int argc, char** argv) {
  return jishi::cli::run_program(argc, argv);
}
