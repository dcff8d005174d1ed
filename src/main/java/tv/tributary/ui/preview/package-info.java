/// Plays a channel inside the window, as an ordinary viewer of our own relay. The only room that uses vlcj; without VLC
/// it says so and offers another player.
///
/// Callers use [Preview] only, on the FX thread. LibVLC is called from one thread named `vlc`, never from its own
/// callbacks and never from the FX thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.preview;
