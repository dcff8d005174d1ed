/// Sending channels, films and recordings to players in the home network: who may send what, and under which
/// address the player gets it. Other rooms call it; it blocks while a player answers.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.cast;
