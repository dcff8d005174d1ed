/// The window's player: plays channels as an ordinary viewer of our own relay, docked, large or in a window of its own.
/// The only room that uses vlcj; without VLC it says so and offers another player.
///
/// Callers use [Preview], on the FX thread. Decisions are pure: [ZapState], [ZapList], [PlayerKey]. LibVLC is called
/// from each player's thread named `vlc`, never from its own callbacks and never from the FX thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.preview;
