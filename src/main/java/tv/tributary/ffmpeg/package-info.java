/// The bundled ffmpeg, in a process of its own: if it crashes, we do not. Blocking; called on virtual threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.ffmpeg;
