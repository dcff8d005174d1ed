package tv.tributary.access;

import java.util.Set;

/// Somebody who was let in, and what they may do. It travels with each of their requests: to the URLs they are
/// given, to the lists they see and to the streams they watch.
///
/// @param user which user it is, among those of all [TokenSource]s; stays the same when the token changes
/// @param name what the user is called, for people
/// @param token what they came with, and what stands in the URLs they are given; a secret, never to be logged
/// @param userClass the kind of user, by which bandwidth is shared out; [#HOME] unless something else was decided
/// @param maxStreams how many streams they may watch at once; 0 for no limit
/// @param device which paired device of the user it is; empty if it is none
/// @param rights what they may do beyond watching live
/// @param view what they see
public record Grant(
        String user,
        String name,
        String token,
        String userClass,
        int maxStreams,
        String device,
        Set<Right> rights,
        View view) {
    /// The class of those who belong to the household.
    public static final String HOME = "home";

    /// The household as a user.
    static final String HOUSEHOLD = "household";

    /// Rights beyond watching live. Words under `right.*`.
    public enum Right {
        /// Watching what was broadcast before, from archives.
        CATCH_UP,
        RECORDING;

        static final Set<Right> ALL = Set.of(values());
    }

    public Grant {
        rights = Set.copyOf(rights);
        if (user.isBlank() || maxStreams < 0) throw new IllegalArgumentException("no such grant: " + user);
    }

    /// Somebody who sees all.
    public Grant(
            String user,
            String name,
            String token,
            String userClass,
            int maxStreams,
            String device,
            Set<Right> rights) {
        this(user, name, token, userClass, maxStreams, device, rights, View.all());
    }

    /// Of no paired device, with all rights, seeing all.
    public Grant(String user, String name, String token, String userClass, int maxStreams) {
        this(user, name, token, userClass, maxStreams, "", Right.ALL);
    }

    /// Somebody of the household, without limits.
    public static Grant of(String user, String name, String token) {
        return new Grant(user, name, token, HOME, 0);
    }

    /// The same with another view.
    public Grant with(View other) {
        return new Grant(user, name, token, userClass, maxStreams, device, rights, other);
    }

    /// The same with another token.
    Grant withToken(String other) {
        return new Grant(user, name, other, userClass, maxStreams, device, rights, view);
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }

    @Override
    public String toString() {
        return "Grant[" + user + "]";
    }
}
