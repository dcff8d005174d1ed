/// The Xtream API of panels, as TiviMate, Smarters, IPTVnator, Enigma2 plug-ins and Jellyfin's read it: a login instead
/// of a list.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.xtream;
