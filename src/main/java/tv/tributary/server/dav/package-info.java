/// Films and series as network folders: WebDAV (RFC 4918), read only, without locks. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.dav;
