/// Nouns that two or more rooms name: ids, providers, sources, channels.
/// Records only; they refuse nonsense, copy collections and know no other room.
@org.jspecify.annotations.NullMarked
package tv.tributary.model;
