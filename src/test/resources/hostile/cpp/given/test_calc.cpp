#include <cassert>
#include "calc.h"

int main() {
  assert(add(1, 2) == 3);
  assert(add(-1, -2) == -3);
}
