/// The household's television in a browser: the page at `/app/`, its files, and what it asks the server for. A browser
/// comes in by a code and is known by a cookie from then on; `server` alone calls this room.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.app;
