/// Everything the user has decided as one file, and back: written, checked, compared with what is there, and laid down
/// for the next start, which puts it in place. The engine and the pages call [DataBackups]; any thread, blocks.
@org.jspecify.annotations.NullMarked
package tv.tributary.backup;
