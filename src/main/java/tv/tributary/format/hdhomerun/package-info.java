/// The HDHomeRun protocol of port 65001: packets by which tuners are found and asked. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.hdhomerun;
