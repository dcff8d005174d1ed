/// The ffmpeg that comes with the product, as a program beside us: a crash in it stays outside. Blocking; called on
/// virtual threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.ffmpeg;
