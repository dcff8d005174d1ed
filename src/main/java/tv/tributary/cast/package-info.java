/// Players in the home network that something can be sent to: which there are, what each plays now, and what
/// is asked of them. One protocol per kind of player. Told by live values; each player in use has a virtual
/// thread of its own, so that one that hangs keeps no other waiting.
@org.jspecify.annotations.NullMarked
package tv.tributary.cast;
