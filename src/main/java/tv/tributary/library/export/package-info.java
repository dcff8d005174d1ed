/// Films and series as folders that media servers read: a `.strm` file per film and episode, with a `.nfo` beside it.
/// What an export wants is worked out purely, compared with what it has written before and with what is on the disk,
/// and only the difference is written. The window, the server and the command line call
/// [tv.tributary.library.export.LibraryExports]. Thread-safe where its classes say so.
@org.jspecify.annotations.NullMarked
package tv.tributary.library.export;
