/// Films and series as a catalogue: titles, each with its versions, whatever kind of provider they come from. Knows
/// nothing of channels. The window, the server and the command line call [tv.tributary.library.Library]. Thread-safe
/// where its classes say so.
@org.jspecify.annotations.NullMarked
package tv.tributary.library;
