/// The API for programs: JSON over HTTP with a bearer token, live streams, metrics, and its own description.
/// One table of endpoints is the source of both routing and description. Its records are apart from those of other
/// rooms, so that their shape stays stable while the rooms change.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.api;
