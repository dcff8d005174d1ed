/// The page for media servers: exports of films and series into folders, what each would do and has done, and the
/// address of the same as network folders.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.mediaservers;
