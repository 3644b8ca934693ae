#include "scenes/exact_math.h"

#include <bit>
#include <cstdint>

namespace scenes {
namespace {

// Minimax polynomials on [-pi/4, pi/4], coefficients as in Cephes' sinf and cosf
// (S. Moshier); evaluated in double, so that the float result is nearly always the
// correctly rounded one.
double sin_core(double x) {
  const double z = x * x;
  return x + x * z * (-1.6666654611e-1 + z * (8.3321608736e-3 + z * -1.9515295891e-4));
}
double cos_core(double x) {
  const double z = x * x;
  return 1.0 - 0.5 * z + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
}

constexpr double kHalfPi = 1.57079632679489661923;

// sin(x + quarter * pi / 2)
float sin_quarters(double x, int quarters) {
  const double q = x / kHalfPi;
  const auto n = static_cast<std::int64_t>(q < 0 ? q - 0.5 : q + 0.5);
  const double r = x - double(n) * kHalfPi;
  switch ((n + quarters) & 3) {
    case 0:
      return float(sin_core(r));
    case 1:
      return float(cos_core(r));
    case 2:
      return float(-sin_core(r));
    default:
      return float(-cos_core(r));
  }
}

}  // namespace

float exact_sin(float radians) { return sin_quarters(double(radians), 0); }
float exact_cos(float radians) { return sin_quarters(double(radians), 1); }

float exact_atan2(float y, float x) {
  if (x == 0 && y == 0) return 0;
  const double ax = x < 0 ? -double(x) : double(x), ay = y < 0 ? -double(y) : double(y);
  const bool steep = ay > ax;
  double t = steep ? ax / ay : ay / ax, base = 0;
  // Cephes' atanf: fold to |t| <= tan(pi/8).
  if (t > 0.4142135623730950) {
    base = kHalfPi / 2;
    t = (t - 1) / (t + 1);
  }
  const double z = t * t;
  double a =
      base + t + t * z * (-3.33329491539e-1 + z * (1.99777106478e-1 + z * (-1.38776856032e-1 + z * 8.05374449538e-2)));
  if (steep) a = kHalfPi - a;
  if (x < 0) a = 2 * kHalfPi - a;
  return float(y < 0 ? -a : a);
}

float exact_exp(float x) {
  if (x < -87.0f) return 0;
  if (x > 88.0f) return 3e38f;
  constexpr double kLog2E = 1.44269504088896340736, kLn2 = 0.69314718055994530942;
  const double q = double(x) * kLog2E;
  const auto n = static_cast<int>(q < 0 ? q - 0.5 : q + 0.5);
  const double r = double(x) - n * kLn2;
  double sum = 1, term = 1;
  for (int k = 1; k <= 9; ++k) {
    term = term * r / k;
    sum += term;
  }
  const double scale = std::bit_cast<double>(std::uint64_t(n + 1023) << 52);
  return float(sum * scale);
}

float bearing_of(Vec2 d) {
  const float a = exact_atan2(d.east, d.north);
  return a < 0 ? a + 2 * kPi : a;
}
Vec2 direction_of(float bearing) { return {exact_sin(bearing), exact_cos(bearing)}; }

}  // namespace scenes
