// Where the sun stands, after NOAA's solar calculator (the short form, good to half a
// degree), and what light comes from there.
#include <algorithm>
#include <cmath>
#include <glm/gtc/constants.hpp>

#include "app/build_view.h"

namespace app {
namespace {

constexpr double kRadians = glm::pi<double>() / 180;

struct SunPlace {
  double elevation, azimuth;  // radians above the horizon; compass bearing
};

SunPlace sun_at(double unix_seconds, double latitude, double longitude) {
  const double days = unix_seconds / 86400;                     // since 1970-01-01 00:00 UTC
  const double century = (days + 2440587.5 - 2451545) / 36525;  // since J2000
  const double mean_longitude = std::fmod(280.46646 + century * 36000.76983, 360) * kRadians;
  const double anomaly = (357.52911 + century * 35999.05029) * kRadians;
  const double eccentricity = 0.016708634 - century * 0.000042037;
  const double centre = (1.914602 * std::sin(anomaly) + 0.019993 * std::sin(2 * anomaly)) * kRadians;
  const double longitude_of_sun = mean_longitude + centre;
  const double tilt = (23.439291 - century * 0.0130042) * kRadians;
  const double declination = std::asin(std::sin(tilt) * std::sin(longitude_of_sun));
  const double y = std::tan(tilt / 2) * std::tan(tilt / 2);
  const double equation_of_time =  // radians of hour angle
      y * std::sin(2 * mean_longitude) - 2 * eccentricity * std::sin(anomaly) +
      4 * eccentricity * y * std::sin(anomaly) * std::cos(2 * mean_longitude) -
      0.5 * y * y * std::sin(4 * mean_longitude) - 1.25 * eccentricity * eccentricity * std::sin(2 * anomaly);
  const double day_part = days - std::floor(days);
  const double hour_angle = (day_part - 0.5) * glm::two_pi<double>() + longitude * kRadians + equation_of_time;
  const double phi = latitude * kRadians;
  const double sine =
      std::sin(phi) * std::sin(declination) + std::cos(phi) * std::cos(declination) * std::cos(hour_angle);
  const double azimuth =
      std::atan2(-std::cos(declination) * std::sin(hour_angle),
                 std::sin(declination) * std::cos(phi) - std::cos(declination) * std::cos(hour_angle) * std::sin(phi));
  return {std::asin(std::clamp(sine, -1.0, 1.0)), azimuth};
}

glm::vec3 towards(double elevation, double azimuth) {
  return {float(std::cos(elevation) * std::sin(azimuth)), float(std::sin(elevation)),
          float(-std::cos(elevation) * std::cos(azimuth))};
}

float ramp(double low, double high, double x) {
  const float u = float(std::clamp((x - low) / (high - low), 0.0, 1.0));
  return u * u * (3 - 2 * u);
}

// What the air leaves of each colour on the slant way (Kasten and Young's air mass).
glm::vec3 through_air(double elevation) {
  const double degrees = std::max(elevation / kRadians, 0.0);
  const float mass = float(1 / (std::sin(degrees * kRadians) + 0.50572 * std::pow(degrees + 6.07995, -1.6364)));
  return glm::exp(-glm::vec3(0.055f, 0.105f, 0.205f) * mass);
}

constexpr float kDayExposure = 1.12f;                 // under a high sun
constexpr float kNightLevel = 1.445f, kDayLevel = 3;  // the light on level ground, as exposed

}  // namespace

renderer::Light light_at(const scenes::Drill& drill, scenes::Ms t) {
  const SunPlace place =
      sun_at(double(drill.start_unix) + double(t) / 1000, drill.venue.latitude, drill.venue.longitude);
  const double degrees = place.elevation / kRadians;
  const float day = ramp(-6, 8, degrees);          // how much of the sky's light is there
  const float low_sun = 1 - ramp(4, 22, degrees);  // the warm hour
  const float sunlit = ramp(-0.8, 3, degrees);

  renderer::Light light;
  light.night = 1 - ramp(-6, 2, degrees);
  if (sunlit > 0) {
    // Not lower than 4 degrees: shadows would be longer than the table.
    light.to_sun = towards(std::max(place.elevation, 4 * kRadians), place.azimuth);
    light.sun = 4.6f * sunlit * through_air(std::max(place.elevation, 2 * kRadians));
  } else {
    // A moon high in the north-east: what stands on the table still throws a shadow.
    light.to_sun = towards(0.9, 0.8);
    light.sun = glm::vec3(0.44f, 0.52f, 0.70f) * light.night;
  }
  // Night is blue and dim but never black: a projector loses everything below a tenth.
  const glm::vec3 dusk = glm::mix(glm::vec3(1), glm::vec3(1.16f, 0.92f, 0.80f), low_sun * day);
  light.sky = glm::mix(glm::vec3(0.185f, 0.225f, 0.330f), glm::vec3(0.60f, 0.70f, 0.86f) * dusk, day);
  light.ground = glm::mix(glm::vec3(0.095f, 0.098f, 0.115f), glm::vec3(0.40f, 0.36f, 0.31f), day);
  light.horizon = glm::mix(glm::vec3(0.050f, 0.066f, 0.105f), glm::vec3(0.80f, 0.86f, 0.92f) * dusk, day);
  light.zenith = glm::mix(glm::vec3(0.014f, 0.022f, 0.045f), glm::vec3(0.34f, 0.52f, 0.78f), day);
  // The lower the sun, the less of it falls on level ground: eyes and cameras open up, or dusk
  // would be darker than the night with its moon and lamps.
  const glm::vec3 luminance(0.2126f, 0.7152f, 0.0722f);  // ITU-R BT.709
  const float falls = glm::dot(light.sun, luminance) * light.to_sun.y + glm::dot(light.sky, luminance);
  light.exposure = std::max(kDayExposure, glm::mix(kNightLevel, kDayLevel, ramp(-6, 15, degrees)) / falls);
  return light;
}

renderer::Light light_at_clock(const scenes::Drill& drill, scenes::Ms since_midnight) {
  const std::int64_t local = drill.start_unix + std::int64_t(drill.utc_offset_minutes) * 60;
  const std::int64_t since = ((local % 86400) + 86400) % 86400;  // of StartEx
  return light_at(drill, since_midnight - since * 1000);
}

}  // namespace app
