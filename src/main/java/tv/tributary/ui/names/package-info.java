/// The page that offers better names for channels.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.names;
