package tv.tributary.access;

/// Somebody who was let in, and what they may do. It travels with each of their requests: to the URLs they are
/// given, to the lists they see and to the streams they watch.
///
/// @param user which user it is, among those of all [TokenSource]s; stays the same when the token changes
/// @param name what the user is called, for people
/// @param token what they came with, and what stands in the URLs they are given; a secret, never to be logged
/// @param userClass the kind of user, by which bandwidth is shared out; [#HOME] unless something else was decided
/// @param maxStreams how many streams they may watch at once; 0 for no limit
public record Grant(String user, String name, String token, String userClass, int maxStreams) {
    /// The class of those who belong to the household.
    public static final String HOME = "home";

    public Grant {
        if (user.isBlank() || maxStreams < 0) throw new IllegalArgumentException("no such grant: " + user);
    }

    /// Somebody of the household, without limits.
    public static Grant of(String user, String name, String token) {
        return new Grant(user, name, token, HOME, 0);
    }

    @Override
    public String toString() {
        return "Grant[" + user + "]";
    }
}
